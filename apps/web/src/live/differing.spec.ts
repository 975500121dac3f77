import { describe, expect, it } from '@jest/globals';
import { differing } from './differing.js';

const list = (...items: [id: string, version: number][]) => ({
  items: items.map(([id, version]) => ({ id, version })),
  total: items.length,
});

describe('what has changed since it was shown', () => {
  it('is nothing when the rows are the same, in whatever order', () => {
    expect(differing(list(['a', 1], ['b', 1]), list(['b', 1], ['a', 1]))).toBe(0);
  });

  it('counts each row that is new, changed or gone', () => {
    expect(differing(list(['a', 1], ['b', 1], ['c', 1]), list(['a', 2], ['c', 1], ['d', 1]))).toBe(3);
  });

  it('is one for a single thing that reads differently', () => {
    expect(differing({ id: 'a', version: 1 }, { id: 'a', version: 1 })).toBe(0);
    expect(differing({ id: 'a', version: 1 }, { id: 'a', version: 2 })).toBe(1);
  });
});
