import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RecordSeen } from '../reads/recorded-changes.js';
import { SettledPlace } from './place.js';

const LIMIT = 4;

/** A record as PostgreSQL shows it: a place and a number are taken when a transaction begins, seen when it ends. */
class Journal {
  private readonly written: { place: bigint; transaction: bigint }[] = [];
  private readonly open = new Map<bigint, bigint[]>();
  private nextPlace = 1n;
  private nextTransaction = 100n;

  begin(events: number): bigint {
    const transaction = this.nextTransaction++;
    this.open.set(
      transaction,
      Array.from({ length: events }, () => this.nextPlace++),
    );
    return transaction;
  }

  commit(transaction: bigint): void {
    for (const place of this.open.get(transaction) ?? []) this.written.push({ place, transaction });
    this.open.delete(transaction);
  }

  get running(): bigint[] {
    return [...this.open.keys()];
  }

  get places(): bigint[] {
    return this.written.map(({ place }) => place).sort((a, b) => (a < b ? -1 : 1));
  }

  after(place: bigint): RecordSeen {
    const { places } = this;
    return {
      changes: places
        .filter((p) => p > place)
        .slice(0, LIMIT)
        .map((recorded) => ({ recorded, kind: 'task' as const })),
      top: places.at(-1) ?? 0n,
      settledBefore: this.running.reduce((least, t) => (t < least ? t : least), this.nextTransaction),
      begunBefore: this.nextTransaction,
    };
  }
}

describe('how far the record was read for a receiver', () => {
  it('passes at once what nobody can still write below', () => {
    const journal = new Journal();
    journal.commit(journal.begin(2));
    const place = new SettledPlace(0n);
    expect(place.take(journal.after(0n), LIMIT)).toBe(false);
    expect(place.settled).toBe(2n);
  });

  it('waits for a transaction that has a lower place', () => {
    const journal = new Journal();
    const early = journal.begin(1);
    journal.commit(journal.begin(1));
    const place = new SettledPlace(0n);
    place.take(journal.after(0n), LIMIT);
    expect(place.settled).toBe(0n);
    journal.commit(early);
    expect(journal.after(0n).changes.map(({ recorded }) => recorded)).toEqual([1n, 2n]);
    place.take(journal.after(0n), LIMIT);
    expect(place.settled).toBe(2n);
  });

  it('says when there is more to read', () => {
    const journal = new Journal();
    journal.commit(journal.begin(LIMIT + 1));
    const place = new SettledPlace(0n);
    expect(place.take(journal.after(0n), LIMIT)).toBe(true);
    expect(place.settled).toBe(BigInt(LIMIT));
    expect(place.take(journal.after(place.settled), LIMIT)).toBe(false);
    expect(place.settled).toBe(BigInt(LIMIT + 1));
  });

  it('does not pass what appeared below while there was more than could be read', () => {
    const journal = new Journal();
    const low = journal.begin(1);
    journal.commit(journal.begin(3));
    const high = journal.begin(1);
    journal.commit(journal.begin(1));
    const place = new SettledPlace(0n);
    expect(journal.after(0n).changes.map(({ recorded }) => recorded)).toEqual([2n, 3n, 4n, 6n]);
    place.take(journal.after(0n), LIMIT);
    // Somebody is always writing.
    journal.begin(1);
    journal.commit(low);
    journal.commit(high);
    expect(journal.after(0n).changes.map(({ recorded }) => recorded)).toEqual([1n, 2n, 3n, 4n]);
    place.take(journal.after(0n), LIMIT);
    expect(place.settled).toBe(4n);
  });

  it('loses nothing, whatever runs beside what, and wherever the reader begins anew', () => {
    const step = fc.oneof(
      fc.record({ act: fc.constant('begin' as const), events: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ act: fc.constant('commit' as const), which: fc.nat(9) }),
      fc.record({ act: fc.constant('look' as const) }),
      fc.record({ act: fc.constant('restart' as const) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const journal = new Journal();
        const told = new Set<bigint>();
        let place = new SettledPlace(0n);
        const look = () => {
          const seen = journal.after(place.settled);
          for (const { recorded } of seen.changes) told.add(recorded);
          place.take(seen, LIMIT);
          const missed = journal.places.filter((p) => p <= place.settled && !told.has(p));
          expect(missed).toEqual([]);
        };
        for (const s of steps) {
          if (s.act === 'begin') journal.begin(s.events);
          if (s.act === 'commit') {
            const open = journal.running[s.which % Math.max(1, journal.running.length)];
            if (open !== undefined) journal.commit(open);
          }
          if (s.act === 'look') look();
          // What is kept is the settled place alone.
          if (s.act === 'restart') place = new SettledPlace(place.settled);
        }
        for (const open of journal.running) journal.commit(open);
        for (let i = 0; i < journal.places.length + 2; i += 1) look();
        expect([...told].sort((a, b) => (a < b ? -1 : 1))).toEqual(journal.places);
        expect(place.settled).toBe(journal.places.at(-1) ?? 0n);
      }),
    );
  });
});
