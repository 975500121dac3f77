interface Waiting<T, R> {
  item: T;
  resolve: (result: R) => void;
  reject: (error: unknown) => void;
}

/**
 * Collects what is asked for while one round is under way and does it in the next: one commit for many mails, and no
 * delay for a single one.
 */
export class Batch<T, R> {
  private waiting: Waiting<T, R>[] = [];
  private busy = false;

  constructor(private readonly round: (items: readonly T[]) => Promise<(item: T) => R>) {}

  add(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (!this.busy) {
        this.busy = true;
        setImmediate(() => void this.work());
      }
    });
  }

  private async work(): Promise<void> {
    while (this.waiting.length > 0) {
      const round = this.waiting;
      this.waiting = [];
      try {
        const result = await this.round(round.map(({ item }) => item));
        for (const { item, resolve, reject } of round) {
          try {
            resolve(result(item));
          } catch (error) {
            reject(error);
          }
        }
      } catch (error) {
        for (const { reject } of round) reject(error);
      }
    }
    this.busy = false;
  }
}
