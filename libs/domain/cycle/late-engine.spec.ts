import { describe, expect, it } from '@jest/globals';
import type { CycleCommand, CycleTemplate } from '#contracts';
import { WorkingCalendar } from '../calendar/index.js';
import { DEFAULT_POLICY } from '../ladder/index.js';
import type { CycleEngineCommand } from './context.js';
import { decideCycle } from './decide.js';
import type { CycleEvent } from './events.js';
import { evolveCycle } from './evolve.js';
import { explainStage } from './explain.js';
import { oneStage } from './fixtures/one-stage.js';
import { planCycleSlot } from './plan.js';
import { type CycleState, emptyCycle, stageOf } from './state.js';

const plain = (version: string, days: object[] = []) =>
  new WorkingCalendar({ version, weeklyRest: ['sat', 'sun'], days } as never);
const calendar = plain('lich-1');

/** Units answer by Wednesday 31/10/2029, then the lead writes for ten working days. */
const TEMPLATE: CycleTemplate = {
  ...oneStage,
  stages: [
    ...oneStage.stages,
    {
      ...oneStage.stages[0]!,
      ...{ id: 'viet', name: 'Viết', respondents: ['chu-tri'], after: ['hoi'], closes: 'when-done' },
      due: { kind: 'working-days-after', days: 10 },
    },
  ],
};

class Life {
  state: CycleState = emptyCycle('x.annual-report.2029');
  readonly events: CycleEvent[] = [];

  constructor(template = TEMPLATE) {
    this.does('2029-10-01', {
      ...{ type: 'start', programme: 'x', template, kind: 'annual-report', year: 2029, part: null },
      ...{ units: ['a', 'b'], by: 'clock', request: null },
    });
  }

  does(on: string, command: CycleCommand | CycleEngineCommand): this {
    const ctx = {
      ...{ now: `${on}T02:00:00.000Z`, actor: 'p', calendar, policy: DEFAULT_POLICY, openTasks: 0 },
      hash: (value: unknown) => JSON.stringify(value),
    };
    for (const event of decideCycle(this.state, command, ctx)) {
      this.events.push(event);
      this.state = evolveCycle(this.state, event);
    }
    return this;
  }

  sends(on: string, unit: string): this {
    return this.does(on, { type: 'submit', stage: 'hoi', unit, contentHash: unit });
  }

  ended(id = 'hoi') {
    const { closedOn, recordedOn } = stageOf(this.state, id)!;
    return [closedOn, recordedOn];
  }
}

describe('an engine that comes back after the last day of a stage (31/10/2029)', () => {
  it('records the end on the day after that last day, and beside it the day of recording', () => {
    const life = new Life().does('2029-11-09', { type: 'advance' });
    expect(life.ended()).toEqual(['2029-11-01', '2029-11-09']);
    // What comes after it can only begin now: nobody was told before.
    expect(stageOf(life.state, 'viet')).toMatchObject({ openedOn: '2029-11-09', legalDue: '2029-11-23' });
  });

  it('on the day itself there is nothing to say beside it', () => {
    const life = new Life().does('2029-11-01', { type: 'advance' });
    expect(life.ended()).toEqual(['2029-11-01', undefined]);
  });

  it('counts the steps about what is missing from the last day, not from its return', () => {
    const life = new Life().does('2029-11-09', { type: 'advance' });
    const { steps } = planCycleSlot(life.state, { calendar, policy: DEFAULT_POLICY }, '2029-11-09');
    expect(steps.map(({ rung, late }) => [rung.name, rung.on, late])).toEqual([['L3', '2029-11-01', true]]);
  });

  it('is not before what is known of its answers, nor before the stage was opened', () => {
    const answered = new Life().sends('2029-10-20', 'a');
    answered.does('2029-10-31', { type: 'return-submission', stage: 'hoi', unit: 'a', reason: 'x' });
    // Three working days to complete it: until 5/11; it comes on the 2nd, and then only b is missing.
    answered.sends('2029-11-02', 'a');
    expect(answered.ended()).toEqual(['2029-11-02', undefined]);
    const later = new Life({
      ...TEMPLATE,
      stages: [{ ...oneStage.stages[0]!, opens: { monthDay: '10-20', yearOffset: 0 } }],
    });
    later.does('2029-11-09', { type: 'advance' });
    expect(later.ended()).toEqual(['2029-11-09', undefined]);
  });

  it('is not in a pause, in which no answer was taken', () => {
    const life = new Life().does('2029-10-20', { type: 'pause', reason: 'Bão' });
    life.does('2029-11-06', { type: 'resume' });
    expect(life.ended()).toEqual(['2029-11-06', undefined]);
  });

  it('ends the cycle on the day of its last stage', () => {
    const life = new Life(oneStage).does('2029-11-09', { type: 'advance' });
    expect(life.state).toMatchObject({ status: 'closed', closedOn: '2029-11-01' });
    expect(life.events.at(-1)).toMatchObject({ type: 'cycle-closed', data: { recordedOn: '2029-11-09' } });
  });

  it('an opened stage has no day of recording any more', () => {
    const life = new Life().does('2029-11-09', { type: 'advance' });
    life.does('2029-11-09', { type: 'reopen-stage', stage: 'hoi', due: '2029-11-15', reason: 'x' });
    expect(life.ended()).toEqual([null, undefined]);
  });
});

describe('why a stage has its date', () => {
  const life = new Life().does('2029-11-01', { type: 'advance' });
  const counted = stageOf(life.state, 'viet')!;

  it('is what was said when it opened, also under a calendar that was saved since', () => {
    const told = explainStage(counted, calendar);
    expect(told[0]).toContain('10 ngày làm việc kể từ 01/11/2029');
    const rest = { date: '2029-11-15', kind: 'off', status: 'confirmed', document: '5-TB' };
    const now = explainStage(counted, plain('lich-2', [rest]));
    expect(now.slice(0, told.length)).toEqual(told);
    expect(now.slice(told.length)).toEqual([
      'Ngày được tính khi bước mở, theo lịch lich-1; từ đó lịch đã đổi sang lich-2, hạn đã báo cho các đơn vị giữ nguyên.',
      'Nếu tính theo lịch lich-2 thì là 16/11/2029 (thứ Sáu).',
      'Theo lịch lich-2, ngày làm việc cuối cùng trong hạn là 14/11/2029 (thứ Tư); nhắc hạn tính theo ngày này.',
    ]);
  });

  it('says nothing of another calendar where the stage has a fixed date', () => {
    const fixed = explainStage(stageOf(life.state, 'hoi')!, plain('lich-2'));
    expect(fixed.join()).not.toContain('lich-1');
  });
});
