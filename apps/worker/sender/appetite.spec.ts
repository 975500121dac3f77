import { describe, expect, it } from '@jest/globals';
import { Appetite } from './appetite.js';

const finish = (appetite: Appetite, count: number) => {
  for (let i = 0; i < count; i += 1) appetite.finished();
};

describe('how many mails are in hand', () => {
  it('begins small, and fetches again when half are gone', () => {
    const appetite = new Appetite(10);
    expect(appetite.room(0, 0)).toBe(40);
    expect(appetite.room(21, 5)).toBe(0);
    expect(appetite.room(20, 10)).toBe(20);
  });

  it('grows to a quarter of a second of a quick server, within a limit', () => {
    const appetite = new Appetite(10);
    appetite.room(0, 0);
    finish(appetite, 20);
    expect(appetite.room(20, 20)).toBe(250 - 20);
    finish(appetite, 125);
    expect(appetite.room(125, 30)).toBe(500 - 125);
  });

  it('is small again for a server that became slow', () => {
    const appetite = new Appetite(10);
    appetite.room(0, 0);
    finish(appetite, 20);
    appetite.room(20, 20);
    finish(appetite, 125);
    expect(appetite.room(10, 60_020)).toBe(40 - 10);
  });

  it('does not take a rest for slowness', () => {
    const appetite = new Appetite(10);
    appetite.room(0, 0);
    finish(appetite, 20);
    appetite.room(20, 20);
    finish(appetite, 250);
    appetite.rest();
    expect(appetite.room(0, 60_000)).toBe(250);
  });
});
