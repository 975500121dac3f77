import type { Socket } from 'node:net';

const DOT = Buffer.from('\r\n.\r\n');

/** Bytes of one connection as lines and messages. Every read answers null once the peer has gone. */
export class SocketReader {
  /** Resolves when no more bytes will come. */
  readonly closed: Promise<void>;
  private buffer: Buffer = Buffer.alloc(0);
  private ended = false;
  private wake: () => void = () => {};

  constructor(socket: Socket) {
    socket.on('data', (chunk) => {
      this.buffer = Buffer.concat([this.buffer, chunk]);
      this.wake();
    });
    this.closed = new Promise((resolve) => {
      const end = () => {
        this.ended = true;
        this.wake();
        resolve();
      };
      socket.on('end', end);
      socket.on('close', end);
      // A reset is followed by `close`; what the peer does to its connection is never an error of the server.
      socket.on('error', () => {});
    });
  }

  async line(): Promise<string | null> {
    if (!(await this.until(() => this.buffer.includes('\r\n')))) return null;
    return this.take(this.buffer.indexOf('\r\n'), 2).toString('utf8');
  }

  /** Waits for the first bytes after 354 without reading them. */
  async body(): Promise<boolean> {
    return this.until(() => this.buffer.length > 0);
  }

  /** The message as it was before dot-stuffing, without the terminating dot; null when the dot never came. */
  async message(): Promise<Buffer | null> {
    // A body may be empty: then the dot stands alone on the very first line.
    if (
      !(await this.until(
        () => this.buffer.includes(DOT) || this.buffer.subarray(0, 3).equals(DOT.subarray(2)),
      ))
    )
      return null;
    if (this.buffer.subarray(0, 3).equals(DOT.subarray(2))) return this.take(0, 3);
    const stuffed = this.take(this.buffer.indexOf(DOT) + 2, 3).toString('latin1');
    return Buffer.from(stuffed.replace(/^\./gm, ''), 'latin1');
  }

  private take(length: number, separator: number): Buffer {
    const taken = this.buffer.subarray(0, length);
    this.buffer = this.buffer.subarray(length + separator);
    return taken;
  }

  private async until(ready: () => boolean): Promise<boolean> {
    while (!ready()) {
      if (this.ended) return false;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    return true;
  }
}
