import type { Allowance } from '../check/index.js';
import { CONNECTIONS } from '../check/index.js';
import type { Chance, FaultRig } from '../rig/index.js';
import type { Journal } from './journal.js';
import type { Operations } from './operations.js';

/** One day of a run: what its mischief may use, and what it may leave behind. */
export class Day {
  /** Mails whose fate nobody can know, at most. */
  private ambiguous: number;
  private repairs: number;
  /** One strike after the other: a machine that is killed twice at once is not two faults. */
  private strikes: Promise<void> = Promise.resolve();

  constructor(
    readonly number: number,
    readonly slot: string,
    readonly rig: FaultRig,
    readonly operations: Operations,
    private readonly journal: Journal,
    /** What days before it left behind that were not judged yet. */
    { ambiguous = 0, repairs = 0 }: Allowance,
  ) {
    this.ambiguous = ambiguous;
    this.repairs = repairs;
  }

  chance(name: string): Chance {
    return this.rig.chance(`day ${this.number} ${name}`);
  }

  get allowed(): Allowance {
    return { ambiguous: this.ambiguous, repairs: this.repairs };
  }

  /** It happened, and may leave so much behind. */
  happened(what: string, detail: string, leaves: { ambiguous?: number; repairs?: number } = {}): void {
    this.ambiguous += leaves.ambiguous ?? 0;
    this.repairs += leaves.repairs ?? 0;
    this.journal.write({ kind: 'fault', day: this.number, what, detail });
  }

  /** A crash, or a cut, of that many processes: every connection of each may have been behind a dot. */
  crashed(what: string, detail: string, processes = 1): void {
    this.happened(what, detail, { ambiguous: CONNECTIONS * processes, repairs: Number.POSITIVE_INFINITY });
  }

  /** Strikes when its moment comes; a moment that never comes is no failure. */
  when(moment: Promise<void>, strike: () => Promise<void>): void {
    void moment.then(() => {
      this.strikes = this.strikes.then(strike);
      this.strikes.catch(() => undefined);
    });
  }

  /** What has begun is over. @throws what went wrong in a strike */
  async struck(): Promise<void> {
    for (let known: Promise<void> | null = null; known !== this.strikes; ) {
      known = this.strikes;
      await known;
    }
  }
}
