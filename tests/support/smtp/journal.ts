/** A message the server has taken responsibility for, whether or not its client ever learned so. */
export interface Accepted {
  /** 1 for the first accepted message of this server. */
  readonly number: number;
  readonly connection: number;
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
  /** With its angle brackets, as in the header. */
  readonly messageId: string | null;
}

export type Predicate = (message: Accepted) => boolean;

interface Waiting {
  readonly settled: () => boolean;
  readonly fail: (error: Error) => void;
}

/** The accepted messages in order; tests wait for entries, they never sleep. */
export class Journal {
  readonly entries: Accepted[] = [];
  private waiting: Waiting[] = [];

  add(entry: Omit<Accepted, 'number' | 'messageId'>): Accepted {
    const accepted = { ...entry, number: this.entries.length + 1, messageId: messageIdOf(entry.raw) };
    this.entries.push(accepted);
    this.waiting = this.waiting.filter((one) => !one.settled());
    return accepted;
  }

  /** Resolves with the first `count` matching entries after position `from`, now or as soon as they are there. */
  async matching(predicate: Predicate, count: number, from: number): Promise<Accepted[]> {
    return new Promise((resolve, reject) => {
      const settled = () => {
        const found = this.entries.slice(from).filter(predicate);
        if (found.length < count) return false;
        resolve(found.slice(0, count));
        return true;
      };
      if (!settled()) this.waiting.push({ settled, fail: reject });
    });
  }

  close(): void {
    for (const one of this.waiting) one.fail(new Error('the SMTP server closed before the message came'));
    this.waiting = [];
  }
}

function messageIdOf(raw: Buffer): string | null {
  const text = raw.toString('latin1');
  const head = text.slice(0, Math.max(text.indexOf('\r\n\r\n'), 0)).replace(/\r\n[ \t]+/g, ' ');
  return /^Message-ID:\s*(\S+)/im.exec(head)?.[1] ?? null;
}
