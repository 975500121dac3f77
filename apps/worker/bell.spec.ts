import { describe, expect, it } from '@jest/globals';
import { Bell } from './bell.js';

const NEVER_MS = 1_000_000;

describe('a bell', () => {
  it('wakes who sleeps', async () => {
    const bell = new Bell();
    const heard = bell.heard(NEVER_MS);
    bell.ring();
    await heard;
  });

  it('keeps a ring for who is awake, once', async () => {
    const bell = new Bell();
    bell.ring();
    bell.ring();
    await bell.heard(NEVER_MS);
    const began = performance.now();
    await bell.heard(5);
    expect(performance.now() - began).toBeGreaterThan(3);
  });
});
