import { describe, expect, it } from '@jest/globals';
import type { Answer } from './post.js';
import { afterAttempt } from './retry.js';

const FAILED: Answer = { status: 500 };

describe('after an attempt', () => {
  it.each([200, 201, 202, 204])('a delivery that was answered with %d is done', (status) => {
    expect(afterAttempt({ status }, 1, 0.5)).toEqual({ state: 'delivered' });
  });

  it.each([
    [1, 5_000],
    [2, 300_000],
    [3, 1_800_000],
    [4, 7_200_000],
    [5, 28_800_000],
    [6, 86_400_000],
  ])('failed attempt %d is followed by another %d ms later, or up to a fifth more', (attempts, inMs) => {
    expect(afterAttempt(FAILED, attempts, 0)).toEqual({ state: 'waiting', inMs });
    expect(afterAttempt(FAILED, attempts, 1)).toEqual({ state: 'waiting', inMs: inMs * 1.2 });
  });

  it('the seventh failure is the last', () => {
    expect(afterAttempt(FAILED, 7, 0)).toEqual({ state: 'dead', gone: false });
    expect(afterAttempt({ failure: 'timeout' }, 7, 0)).toEqual({ state: 'dead', gone: false });
  });

  it.each<Answer>([
    { status: 301 },
    { status: 308 },
    { status: 400 },
    { status: 401 },
    { status: 404 },
    { status: 429 },
    { status: 503 },
    { failure: 'timeout' },
    { failure: 'address-refused' },
    { failure: 'ECONNREFUSED' },
  ])('%j is tried again', (answer) => {
    expect(afterAttempt(answer, 1, 0)).toMatchObject({ state: 'waiting' });
  });

  it('410 ends it at once: the receiver wants nothing more', () => {
    expect(afterAttempt({ status: 410 }, 1, 0)).toEqual({ state: 'dead', gone: true });
  });
});
