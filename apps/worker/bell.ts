/** Lets one loop sleep until it is rung or a time has passed; a ring while it is awake is not lost. */
export class Bell {
  private rung = false;
  private wake: (() => void) | null = null;

  ring(): void {
    this.rung = true;
    this.wake?.();
  }

  /** Whether it was rung, and not only the time that has passed. */
  async heard(limitMs: number): Promise<boolean> {
    if (!this.rung) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        timer = setTimeout(resolve, limitMs);
      });
      clearTimeout(timer);
      this.wake = null;
    }
    const { rung } = this;
    this.rung = false;
    return rung;
  }
}
