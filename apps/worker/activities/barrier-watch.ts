import type { IsoDate } from '#contracts';

/** How long the planners get after the last of them was seen to finish. */
const GRACE_MS = 60_000;

interface Seen {
  missing: number;
  at: number;
}

/**
 * Patience at the barrier of a slot: as long as planners finish, they are waited for; when none has for a while, the
 * rest is planned for them. Kept in memory: a new worker is patient anew.
 */
export class BarrierWatch {
  private readonly seen = new Map<IsoDate, Seen>();

  /** `at` is real time in milliseconds. Answers how much longer to wait. */
  graceLeft(slot: IsoDate, missing: number, at: number): number {
    const last = this.seen.get(slot);
    if (last === undefined || missing < last.missing) {
      this.seen.set(slot, { missing, at });
      return GRACE_MS;
    }
    return Math.max(0, last.at + GRACE_MS - at);
  }

  forget(slot: IsoDate): void {
    this.seen.delete(slot);
  }
}
