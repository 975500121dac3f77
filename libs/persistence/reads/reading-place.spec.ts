import { describe, expect, it } from '@jest/globals';
import { ReadingPlace } from './reading-place.js';
import type { RecordSeen } from './recorded-changes.js';

const seen = (places: number[], top: number, settledBefore: number, begunBefore: number): RecordSeen => ({
  changes: places.map((place) => ({ recorded: BigInt(place), kind: 'task' as const })),
  top: BigInt(top),
  settledBefore: BigInt(settledBefore),
  begunBefore: BigInt(begunBefore),
});
const places = (changes: RecordSeen['changes']) => changes.map(({ recorded }) => Number(recorded));

describe('the place up to which the record is read', () => {
  it('tells each place once', () => {
    const place = new ReadingPlace(0n, seen([], 0, 10, 10));
    expect(places(place.take(seen([1, 2], 2, 12, 12)))).toEqual([1, 2]);
    expect(places(place.take(seen([1, 2, 3], 3, 13, 13)))).toEqual([3]);
  });

  it('tells a lower place that appears after a higher one', () => {
    const place = new ReadingPlace(0n, seen([], 0, 10, 10));
    // Transaction 10 holds place 1; transaction 11 has written 2.
    expect(places(place.take(seen([2], 2, 10, 12)))).toEqual([2]);
    expect(place.settled).toBe(0n);
    expect(places(place.take(seen([1, 2], 2, 12, 12)))).toEqual([1]);
    // What was waited for is over now.
    place.take(seen([1, 2], 2, 12, 12));
    expect(place.settled).toBe(2n);
  });

  it('does not pass by a transaction that runs for long', () => {
    const place = new ReadingPlace(0n, seen([], 0, 10, 11));
    for (let top = 2; top < 50; top += 1) {
      place.take(seen([top], top, 10, 10 + top));
      expect(place.settled).toBe(0n);
    }
  });

  it('passes over what was there when it began, but for what appears late', () => {
    const place = new ReadingPlace(5n, seen([6, 8], 8, 20, 21));
    expect(places(place.take(seen([6, 7, 8], 8, 21, 21)))).toEqual([7]);
    expect(place.settled).toBe(8n);
  });
});
