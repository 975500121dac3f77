import { StringDecoder } from 'node:string_decoder';

/** One whole reply of a server, RFC 5321 4.2; `code` is null for what is not SMTP. */
export interface Reply {
  readonly code: number | null;
  /** All its lines with their codes, without the last line end. */
  readonly text: string;
}

const LINE = /^(\d{3})(?:([ -]).*)?$/s;
/** RFC 5321 allows lines of 512 bytes; a server that never ends its reply must not fill the memory. */
const MOST_CHARACTERS = 65_536;

/** Puts a server's bytes together to replies, however they were cut on the way. Half a reply is never given out. */
export class ReplyReader {
  private readonly decoder = new StringDecoder('utf8');
  private unread = '';
  private lines: string[] = [];

  /** The replies that are whole with these bytes, in their order. */
  read(bytes: Buffer): Reply[] {
    const pieces = (this.unread + this.decoder.write(bytes)).split('\n');
    this.unread = pieces.pop()!;
    const replies = pieces.flatMap((piece) => this.line(piece.endsWith('\r') ? piece.slice(0, -1) : piece));
    const kept = this.unread.length + this.lines.reduce((sum, line) => sum + line.length, 0);
    if (kept <= MOST_CHARACTERS) return replies;
    return [...replies, { code: null, text: 'a reply without an end' }];
  }

  private line(text: string): Reply | [] {
    this.lines.push(text);
    const parts = LINE.exec(text);
    if (parts?.[2] === '-') return [];
    const lines = this.lines.splice(0);
    const code = parts && lines.every((one) => one.startsWith(parts[1]!)) ? Number(parts[1]) : null;
    return { code, text: lines.join('\n') };
  }
}
