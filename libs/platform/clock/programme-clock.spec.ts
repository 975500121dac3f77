import { describe, expect, it } from '@jest/globals';
import {
  AnchoredClock,
  type ClockAnchor,
  type ClockStorage,
  openProgrammeClock,
  realClock,
} from './programme-clock.js';

/** A storage that several clocks share, as processes share a database. */
class Shared implements ClockStorage {
  anchor: ClockAnchor | null = null;
  private readonly listeners = new Set<() => void>();

  async load(): Promise<ClockAnchor | null> {
    return this.anchor;
  }

  async save(anchor: ClockAnchor): Promise<void> {
    this.anchor = anchor;
    for (const listener of this.listeners) listener();
  }

  async onSaved(listener: () => void): Promise<{ close(): Promise<void> }> {
    this.listeners.add(listener);
    return {
      close: async () => {
        this.listeners.delete(listener);
      },
    };
  }
}

const START = new Date('2026-11-22T00:00:00Z');
const later = (ms: number) => new Date(START.getTime() + ms);

async function movable() {
  let real = START;
  const storage = new Shared();
  const clock = await AnchoredClock.open(storage, () => real);
  return { clock, storage, pass: (ms: number) => (real = new Date(real.getTime() + ms)), real: () => real };
}

describe('the clock of the programme', () => {
  it('is the machine’s until it is moved', async () => {
    const { clock, pass } = await movable();
    pass(5000);
    expect(clock.now()).toEqual(later(5000));
    expect(clock.msUntil(later(65_000))).toBe(60_000);
    expect(clock.msUntil(START)).toBe(0);
  });

  it('runs on from where it was set, at its speed, and turns an instant into real time', async () => {
    const { clock, pass } = await movable();
    const target = new Date('2026-12-04T00:59:00Z');
    await clock.jump(target, 60);
    expect(clock.now()).toEqual(target);
    pass(500);
    expect(clock.now()).toEqual(new Date(target.getTime() + 30_000));
    expect(clock.msUntil(new Date('2026-12-04T01:00:00Z'))).toBe(500);
    await clock.jump(new Date('2026-12-05T00:00:00Z'));
    pass(1000);
    expect(clock.now()).toEqual(new Date('2026-12-05T00:01:00Z'));
  });

  it('never goes back, nor stands still', async () => {
    const { clock } = await movable();
    await clock.jump(later(1000));
    await expect(clock.jump(START)).rejects.toMatchObject({ code: 'clock-backwards' });
    await expect(clock.jump(later(2000), 0)).rejects.toMatchObject({ code: 'clock-speed' });
  });

  it('follows a move of another process, and tells who waits', async () => {
    const { clock, storage, real } = await movable();
    const other = await AnchoredClock.open(storage, real);
    const moved = new Promise<Date>((done) => {
      clock.onMoved(() => done(clock.now()));
    });
    await other.jump(later(86_400_000));
    expect(await moved).toEqual(later(86_400_000));
    await clock.close();
    await other.jump(later(2 * 86_400_000));
    expect(clock.now()).toEqual(later(86_400_000));
  });

  it('may be moved only where that is allowed', async () => {
    const storage = new Shared();
    const before = Date.now();
    const real = await openProgrammeClock(storage, { mayBeMoved: false });
    expect(real.now().getTime()).toBeGreaterThanOrEqual(before);
    expect(real).not.toHaveProperty('jump');
    storage.anchor = { realAnchor: START, programmeAnchor: later(1), speed: 1 };
    await expect(openProgrammeClock(storage, { mayBeMoved: false })).rejects.toMatchObject({
      code: 'clock-moved',
    });
    expect(await openProgrammeClock(storage, { mayBeMoved: true })).toBeInstanceOf(AnchoredClock);
    expect(realClock().msUntil(new Date(0))).toBe(0);
  });
});
