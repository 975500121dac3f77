import type { RecordSeen } from '../reads/recorded-changes.js';

/**
 * How far the record was read for one receiver. Places are taken before a transaction commits, so a lower one may appear
 * after a higher one: `settled` passes a place only when whatever is below it has appeared and was read. What lies
 * above it is read again, and known to whoever keeps it.
 */
export class SettledPlace {
  /** Once no transaction is left that ran when `upTo` was seen, everything up to it has appeared. */
  private waiting: { upTo: bigint; begunBefore: bigint } | null = null;

  constructor(private place: bigint) {}

  get settled(): bigint {
    return this.place;
  }

  /**
   * Takes what was seen above `settled`, at most `limit` of it.
   *
   * @returns whether there is more to be read at once
   */
  take({ changes, top, settledBefore, begunBefore }: RecordSeen, limit: number): boolean {
    const cut = changes.length >= limit;
    const last = changes.at(-1)?.recorded;
    const readUpTo = cut && last !== undefined ? last : top;
    if (settledBefore >= begunBefore) {
      this.pass(readUpTo);
      this.waiting = null;
      return cut;
    }
    this.waiting ??= { upTo: readUpTo, begunBefore };
    if (settledBefore < this.waiting.begunBefore) return false;
    // Between the two looks so much may have appeared below that this one ends lower than the last.
    this.pass(readUpTo < this.waiting.upTo ? readUpTo : this.waiting.upTo);
    this.waiting = { upTo: readUpTo, begunBefore };
    return cut;
  }

  private pass(place: bigint): void {
    if (place > this.place) this.place = place;
  }
}
