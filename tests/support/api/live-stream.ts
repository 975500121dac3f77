/** One event of a stream, as a browser takes it apart (WHATWG HTML, 9.2.6). */
export interface Told {
  type: string;
  id: string;
  data: unknown;
}

/** A page that listens. */
export class LiveStream {
  private text = '';

  private constructor(
    private readonly reader: ReadableStreamDefaultReader<Uint8Array>,
    readonly headers: Headers,
  ) {}

  static async open(url: string, token: string, last?: string): Promise<LiveStream> {
    const headers = {
      Authorization: `Bearer ${token}`,
      ...(last === undefined ? {} : { 'Last-Event-ID': last }),
    };
    const answer = await fetch(`${url}/api/stream`, { headers });
    if (answer.status !== 200 || answer.body === null) throw new Error(`no stream: ${answer.status}`);
    return new LiveStream(answer.body.getReader(), answer.headers);
  }

  /** The next event that is no beat. */
  async next(): Promise<Told> {
    for (;;) {
      const end = this.text.indexOf('\n\n');
      if (end < 0) {
        const { done, value } = await this.reader.read();
        if (done) throw new Error('the stream is over');
        this.text += new TextDecoder().decode(value);
        continue;
      }
      const lines = this.text.slice(0, end).split('\n');
      this.text = this.text.slice(end + 2);
      const field = (name: string) =>
        lines.find((l) => l.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
      const type = field('event');
      if (type !== '' && type !== 'beat') return { type, id: field('id'), data: JSON.parse(field('data')) };
    }
  }

  async close(): Promise<void> {
    await this.reader.cancel().catch(() => undefined);
  }
}
