import type { PlanningWindow } from '#persistence';
import type { ProgrammeClock } from '#platform';

/** Everybody plans an hour before the slot, on the second. */
export const WAKE_WINDOW: PlanningWindow = { fromMinutes: 60, untilSeconds: 3_600 };

/** The programme's clock in the hands of a benchmark: it runs as the machine's does, from where it is set. */
export class SetClock implements ProgrammeClock {
  private ahead = 0;

  /** The programme's instant `at` is the machine's instant `real`; milliseconds since 1970. */
  set(at: number, real: number): void {
    this.ahead = at - real;
  }

  now(): Date {
    return new Date(Date.now() + this.ahead);
  }

  msUntil(instant: Date): number {
    return Math.max(0, instant.getTime() - this.now().getTime());
  }
}
