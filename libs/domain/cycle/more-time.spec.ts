import { describe, expect, it } from '@jest/globals';
import type { CycleCommand } from '#contracts';
import { WorkingCalendar } from '../calendar/index.js';
import { DEFAULT_POLICY } from '../ladder/index.js';
import type { CycleEngineCommand } from './context.js';
import { decideCycle } from './decide.js';
import { evolveCycle } from './evolve.js';
import { oneStage } from './fixtures/one-stage.js';
import { type CycleState, emptyCycle, stageOf } from './state.js';

const calendar = new WorkingCalendar({ version: 'bang-tay', weeklyRest: ['sat', 'sun'], days: [] } as never);
const ctx = (on: string) => ({
  ...{ now: `${on}T02:00:00.000Z`, actor: 'giam-doc', calendar, policy: DEFAULT_POLICY, openTasks: 0 },
  hash: (value: unknown) => JSON.stringify(value),
});

class Life {
  state: CycleState = emptyCycle('x.annual-report.2029');

  constructor() {
    const units = ['a', 'b'];
    this.does('2029-10-01', {
      ...{ type: 'start', programme: 'x', template: oneStage, kind: 'annual-report', year: 2029, part: null },
      ...{ units, by: 'clock', request: null },
    });
  }

  does(on: string, command: CycleCommand | CycleEngineCommand): this {
    this.state = decideCycle(this.state, command, ctx(on)).reduce(evolveCycle, this.state);
    return this;
  }

  asks(on: string, unit: string, due = '2029-11-09'): this {
    return this.does(on, { type: 'ask-more-time', stage: 'hoi', unit, due, reason: 'Bão' });
  }

  get requests() {
    return stageOf(this.state, 'hoi')!.moreTime;
  }
}

describe('a unit that asks for a later date of a stage (due 31/10/2029)', () => {
  it('waits with the old date, until the stage gets another one', () => {
    const life = new Life().asks('2029-10-31', 'a');
    expect(life.requests).toEqual({
      a: { due: '2029-11-09', on: '2029-10-31', by: 'giam-doc', status: 'asked' },
    });
    expect(stageOf(life.state, 'hoi')!.legalDue).toBe('2029-10-31');
    life.does('2029-10-31', { type: 'extend-stage', stage: 'hoi', due: '2029-11-05', reason: 'Bão' });
    expect(life.requests).toBeUndefined();
  });

  it('is refused with a reason, and may then ask again', () => {
    const life = new Life().asks('2029-10-20', 'a');
    expect(() => life.asks('2029-10-20', 'a')).toThrow(/đang có đề nghị/);
    const refuse = { type: 'refuse-more-time', stage: 'hoi', unit: 'a', reason: 'Đủ thời gian' } as const;
    life.does('2029-10-22', refuse);
    expect(life.requests).toMatchObject({ a: { status: 'refused' } });
    expect(() => life.does('2029-10-22', refuse)).toThrow(/không có đề nghị/);
    expect(life.asks('2029-10-23', 'a').requests).toMatchObject({ a: { status: 'asked', on: '2029-10-23' } });
  });

  it('no longer asks once it has answered; the request of another unit stays', () => {
    const life = new Life().asks('2029-10-20', 'a').asks('2029-10-20', 'b');
    life.does('2029-10-24', { type: 'submit', stage: 'hoi', unit: 'a', contentHash: 'x' });
    expect(Object.keys(life.requests!)).toEqual(['b']);
    expect(() => life.asks('2029-10-25', 'a')).toThrow(/đã gửi/);
  });

  it('asks before the date, for a later one, and only where it is asked itself', () => {
    const life = new Life();
    expect(() => life.asks('2029-10-20', 'a', '2029-10-31')).toThrow();
    expect(() => life.asks('2029-10-20', 'c')).toThrow();
    // After the last day the stage has ended with what is there.
    expect(() => life.asks('2029-11-01', 'a')).toThrow(/không ở trạng thái/);
    life.asks('2029-10-30', 'b').does('2029-11-01', { type: 'advance' });
    expect(life.requests).toBeUndefined();
  });
});
