/** Work under way, of which one waits for the next to end; for hundreds at once, so nothing is gone through each time. */
export class Hands {
  private count = 0;
  private failure: { error: unknown } | null = null;
  private wake: () => void = () => undefined;

  get full(): number {
    return this.count;
  }

  add(work: Promise<void>): void {
    this.count += 1;
    work
      .catch((error: unknown) => {
        this.failure ??= { error };
      })
      .finally(() => {
        this.count -= 1;
        this.wake();
      });
  }

  /** Resolves when at least one more has ended; throws what one of them threw. */
  async next(): Promise<void> {
    if (this.count > 0) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    if (this.failure) throw this.failure.error;
  }
}
