import type { RecordedChange, RecordSeen } from './recorded-changes.js';

/**
 * How far the record has been read. Places are taken before a transaction commits, so a lower one may appear after a
 * higher one: everything up to `settled` has appeared, and of what lies above it is known what was read already.
 */
export class ReadingPlace {
  /** Read again above it after a loss: nothing below can appear any more. */
  settled: bigint;
  private readonly read: Set<bigint>;
  /** Once no transaction is left that ran when `top` was seen, everything up to it has appeared. */
  private waiting: { top: bigint; begunBefore: bigint };

  /** @param from nothing that a running transaction may still write lies at or below it */
  constructor(from: bigint, { changes, top, begunBefore }: RecordSeen) {
    this.settled = from;
    this.read = new Set(changes.map(({ recorded }) => recorded));
    this.waiting = { top, begunBefore };
  }

  /** Takes what was seen above `settled`; answers what is new in it. */
  take({ changes, top, settledBefore, begunBefore }: RecordSeen): RecordedChange[] {
    const fresh = changes.filter(({ recorded }) => !this.read.has(recorded));
    for (const { recorded } of fresh) this.read.add(recorded);
    if (settledBefore >= this.waiting.begunBefore) {
      this.settled = this.waiting.top > this.settled ? this.waiting.top : this.settled;
      for (const recorded of this.read) if (recorded <= this.settled) this.read.delete(recorded);
      this.waiting = { top, begunBefore };
    }
    return fresh;
  }
}
