import type { Socket } from 'node:net';

/** What one accepted message was: its envelope recipient, its Message-ID and its size on the wire. */
export interface Received {
  to: string;
  messageId: string;
  bytes: number;
}

const END = Buffer.from('\r\n.\r\n');
/** The headers that are looked at; a Message-ID lies well within. */
const HEAD_BYTES = 8_192;

/**
 * The server's side of one SMTP connection, as small as it can be while it is still SMTP: it shares the cores with
 * what is measured. `accepted` is called before the reply to the dot is written.
 */
export class Dialogue {
  private line = '';
  private to = '';
  /** Null while commands are read; else the message so far. */
  private message: { head: Buffer; tail: Buffer; bytes: number } | null = null;

  constructor(
    private readonly socket: Socket,
    private readonly accepted: (message: Received) => void,
    /** Between the dot and the reply to it. */
    private readonly replyMs = 0,
  ) {
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => this.read(chunk));
    socket.write('220 bench.example ESMTP\r\n');
  }

  private read(chunk: Buffer): void {
    let rest: Buffer | null = chunk;
    while (rest !== null) rest = this.message === null ? this.readCommands(rest) : this.readMessage(rest);
  }

  /** Answers what follows the command DATA, null when all was read. */
  private readCommands(chunk: Buffer): Buffer | null {
    let from = 0;
    for (;;) {
      const end = chunk.indexOf(0x0a, from);
      if (end < 0) {
        this.line += chunk.toString('latin1', from);
        return null;
      }
      const command = (this.line + chunk.toString('latin1', from, end)).trim();
      this.line = '';
      from = end + 1;
      this.answer(command);
      if (this.message !== null) return from < chunk.length ? chunk.subarray(from) : null;
    }
  }

  private answer(command: string): void {
    switch (command.slice(0, 4).toUpperCase()) {
      case 'EHLO':
        this.socket.write('250-bench.example\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n');
        return;
      case 'RCPT':
        this.to = /<([^>]*)>/.exec(command)?.[1] ?? '';
        break;
      case 'DATA':
        this.message = { head: Buffer.alloc(0), tail: Buffer.from('\r\n'), bytes: 0 };
        this.socket.write('354 go ahead\r\n');
        return;
      case 'QUIT':
        this.socket.end('221 bye\r\n');
        return;
    }
    this.socket.write('250 OK\r\n');
  }

  /** The dot may lie across two chunks, so the last bytes of the one before are looked at again. */
  private readMessage(chunk: Buffer): Buffer | null {
    const message = this.message!;
    if (message.head.length < HEAD_BYTES) message.head = Buffer.concat([message.head, chunk]);
    const seam = Buffer.concat([message.tail, chunk.subarray(0, END.length)]);
    const inSeam = seam.indexOf(END);
    const end = inSeam >= 0 ? inSeam - message.tail.length + END.length : endOf(chunk);
    if (end < 0) {
      message.bytes += chunk.length;
      message.tail = Buffer.from(
        Buffer.concat([message.tail, chunk.subarray(-END.length)]).subarray(-END.length + 1),
      );
      return null;
    }
    message.bytes += end;
    this.message = null;
    const messageId = /^Message-ID:\s*(\S+)/im.exec(message.head.toString('latin1'))?.[1] ?? '';
    this.accepted({ to: this.to, messageId, bytes: message.bytes });
    if (this.replyMs === 0) this.socket.write('250 2.0.0 queued\r\n');
    else setTimeout(() => this.socket.write('250 2.0.0 queued\r\n'), this.replyMs);
    return end < chunk.length ? chunk.subarray(end) : null;
  }
}

function endOf(chunk: Buffer): number {
  const at = chunk.indexOf(END);
  return at < 0 ? -1 : at + END.length;
}
