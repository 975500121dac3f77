const HEADER_BYTES = 9;
const HEADERS = 1;

/** Reads a server's HTTP/2 stream just far enough to tell an answer from pings and window updates. */
export class Http2Answers {
  private head = Buffer.alloc(0);
  private left = 0;

  /** Whether the answer to a call begins or ends in these bytes; to be given every byte from the beginning on. */
  answersIn(chunk: Buffer): boolean {
    let answer = false;
    let rest = chunk;
    while (rest.length > 0) {
      if (this.left > 0) {
        const skipped = Math.min(this.left, rest.length);
        this.left -= skipped;
        rest = rest.subarray(skipped);
        continue;
      }
      const needed = HEADER_BYTES - this.head.length;
      this.head = Buffer.concat([this.head, rest.subarray(0, needed)]);
      rest = rest.subarray(needed);
      if (this.head.length < HEADER_BYTES) break;
      this.left = this.head.readUIntBE(0, 3);
      answer ||= this.head[3] === HEADERS;
      this.head = Buffer.alloc(0);
    }
    return answer;
  }
}
