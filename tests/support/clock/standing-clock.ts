/** A clock that stands where its holder put it. */
export class StandingClock {
  constructor(private at: string) {}

  now(): Date {
    return new Date(this.at);
  }

  msUntil(instant: Date): number {
    return Math.max(0, instant.getTime() - this.now().getTime());
  }

  set(at: string): void {
    this.at = at;
  }
}
