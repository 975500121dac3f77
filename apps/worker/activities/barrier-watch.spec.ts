import { describe, expect, it } from '@jest/globals';
import { BarrierWatch } from './barrier-watch.js';

describe('patience at the barrier', () => {
  it('starts anew whenever a planner has finished', () => {
    const watch = new BarrierWatch();
    expect(watch.graceLeft('2026-11-06', 10, 0)).toBe(60_000);
    expect(watch.graceLeft('2026-11-06', 10, 50_000)).toBe(10_000);
    expect(watch.graceLeft('2026-11-06', 9, 55_000)).toBe(60_000);
    expect(watch.graceLeft('2026-11-06', 9, 100_000)).toBe(15_000);
  });

  it('ends when none has for a while, also when new ones come in', () => {
    const watch = new BarrierWatch();
    watch.graceLeft('2026-11-06', 3, 0);
    expect(watch.graceLeft('2026-11-06', 5, 60_000)).toBe(0);
  });

  it('is counted for each slot alone', () => {
    const watch = new BarrierWatch();
    watch.graceLeft('2026-11-06', 3, 0);
    expect(watch.graceLeft('2026-11-09', 3, 70_000)).toBe(60_000);
    watch.forget('2026-11-06');
    expect(watch.graceLeft('2026-11-06', 3, 80_000)).toBe(60_000);
  });
});
