import { describe, expect, it } from '@jest/globals';
import type { Conclusion } from '#contracts';
import { WorkingCalendar } from '../calendar/index.js';
import { emptyTask, type TaskState } from '../task/index.js';
import { conclusionOnStage } from './conclude.js';
import { codeOfRow, commandOfRow, deliveryOf, profileOfRow } from './deeds.js';
import { effectsOf } from './effects.js';
import type { CycleEvent } from './events.js';
import { openingsOf, periodStart } from './period.js';
import { type CycleState, emptyCycle, type StageState } from './state.js';

const stage = (over: Partial<StageState>): StageState =>
  ({
    ...{ id: 'trinh', ladderNo: 2, closes: 'when-done', delivers: null, effect: null, caseStatus: null },
    ...over,
  }) as StageState;
const cycle = (over: Partial<StageState>): CycleState => ({
  ...emptyCycle('khcn.annual-plan.2027'),
  ...{ programme: 'khcn', year: 2027, title: 'Kế hoạch năm 2027', status: 'running', stages: [stage(over)] },
});
const rung = (type: 'escalated' | 'rung-skipped', name: string): CycleEvent =>
  ({ type, data: { stage: 'trinh', rung: name } }) as CycleEvent;
const closed = (cause: 'answered' | 'date' | 'done'): CycleEvent =>
  ({ type: 'stage-closed', data: { stage: 'trinh', on: '2026-11-30', cause } }) as CycleEvent;
const of = { caseId: 'khcn.annual-plan.2027.trinh.2', stage: 'trinh' };

describe('what a cycle makes happen elsewhere', () => {
  it('is a case from L3 and its way up from L4, also when nobody could be told', () => {
    const state = cycle({});
    const events = [rung('escalated', 'L2'), rung('rung-skipped', 'L3'), rung('escalated', 'L4')];
    expect(effectsOf(state, state, events)).toEqual([
      { type: 'open-case', ...of },
      { type: 'send-up-case', ...of },
    ]);
  });

  it('is what the stage delivers, unless its date alone ended it', () => {
    const state = cycle({ delivers: 'NV-01-2027' });
    expect(effectsOf(state, state, [closed('done')])).toEqual([
      { type: 'deliver', task: 'NV-01-2027', on: '2026-11-30' },
    ]);
    expect(effectsOf(state, state, [closed('date')])).toEqual([]);
  });

  it('closes the case of what has come, and keeps that of a stage that ended with answers missing', () => {
    const done = cycle({ caseStatus: 'draft' });
    expect(effectsOf(done, done, [closed('done')])).toEqual([{ type: 'close-case', ...of }]);
    const missing = cycle({ caseStatus: 'draft', closes: 'at-date' });
    expect(effectsOf(missing, missing, [closed('date')])).toEqual([]);
  });

  it('closes the case about the date before when a stage is extended', () => {
    const before = cycle({ caseStatus: 'with-committee' });
    const after = cycle({ caseStatus: null, ladderNo: 3 });
    const extended = { type: 'stage-extended', data: { stage: 'trinh' } } as CycleEvent;
    expect(effectsOf(before, after, [extended])).toEqual([{ type: 'close-case', ...of }]);
  });
});

describe('a conclusion on a late stage', () => {
  const newDate: Conclusion = { outcome: 'new-date', newDue: '2026-12-10' };

  it('gives it another date, and otherwise changes nothing', () => {
    expect(conclusionOnStage(stage({ basis: 'default' }), newDate, null)).toMatchObject({
      type: 'apply-conclusion',
      stage: 'trinh',
      newDue: '2026-12-10',
    });
    const kept: Conclusion = { outcome: 'keep-date', directive: 'Làm ngay', checkDue: '2026-12-10' };
    expect(conclusionOnStage(stage({ basis: 'document' }), kept, null)).toBeNull();
  });

  it('cannot move a date of the document, nor do what only a task knows', () => {
    expect(() => conclusionOnStage(stage({ basis: 'document' }), newDate, null)).toThrow('văn bản ấn định');
    const suspend: Conclusion = { outcome: 'suspend', reason: 'x' };
    expect(() => conclusionOnStage(stage({ basis: 'default' }), suspend, null)).toThrow();
  });
});

describe('deeds of a cycle', () => {
  const basis = { title: 'Kế hoạch', number: '12-KH/TU', date: '2026-12-18', issuer: null, line: null };
  const task = (over: object) => ({ ...emptyTask('khcn-1.1'), status: 'active', ...over }) as TaskState;
  const open = [{ id: 'm1', status: 'open', legalDue: '2027-06-30' }];

  it('hand in what is open, take what is submitted, leave what is done', () => {
    const status = (s: string) => task({ deadlines: [{ id: 'm1', status: s }] });
    const types = (s: string) => deliveryOf(status(s), '2026-11-30').map(({ type }) => type);
    expect(types('open')).toEqual(['submit-deliverable', 'accept-deliverable']);
    expect(types('submitted')).toEqual(['accept-deliverable']);
    expect(types('accepted')).toEqual([]);
  });

  it('stop, change or leave a task as the row of the plan says', () => {
    const plan = { title: 'Kế hoạch năm 2027' };
    const known = task({ deadlines: open });
    expect(commandOfRow(plan, { loai: 'dừng' }, known, basis)).toMatchObject({ type: 'stop', basis });
    const moved = { loai: 'điều chỉnh', han: '2027-09-30' };
    expect(commandOfRow(plan, moved, known, basis)).toMatchObject({
      type: 'replace-basis',
      rule: { kind: 'by', date: '2027-09-30' },
    });
    expect(commandOfRow(plan, { ...moved, han: '2027-06-30' }, known, basis)).toBeNull();
    expect(commandOfRow(plan, { loai: 'chuyển tiếp' }, known, basis)).toBeNull();
    expect(commandOfRow(plan, { loai: 'dừng' }, task({ status: 'completed' }), basis)).toBeNull();
  });

  it('name a new task and say of it only what its row says', () => {
    expect(codeOfRow({ year: 2027 }, { ma: ' 3.6 ' }, 4, 'KH')).toBe('3.6');
    expect(codeOfRow({ year: 2027 }, { ma: null }, 4, 'KH')).toBe('KH-2027-4');
    expect(codeOfRow({ year: 2028 }, { ma: '3.6' }, 1, 'KL')).toBe('KL-2028-1');
    expect(profileOfRow({ ten: 'Việc', 'chu-tri': ' ' })).toEqual({
      title: 'Việc',
      leadUnits: [],
      deadlines: [],
    });
  });
});

describe('the period of a cycle', () => {
  it('begins with its year or quarter; a review looks back to the beginning', () => {
    const start = (kind: CycleState['kind'], part: number | null = null) =>
      periodStart({ kind, year: 2027, part });
    expect(start('six-month-report')).toBe('2027-01-01');
    expect(start('quarterly-report', 3)).toBe('2027-07-01');
    expect(start('interim-review')).toBe('2000-01-01');
  });

  it('is not opened by the clock once every date of it is over', () => {
    const calendar = new WorkingCalendar({ version: 'x', weeklyRest: ['sat', 'sun'], days: [] } as never);
    const template = {
      opens: { monthDay: '06-01', yearOffset: 0 },
      years: { from: 2026, to: 2027 },
      stages: [{ respondents: ['a'], opens: null, due: { kind: 'by', monthDay: '07-15', yearOffset: 0 } }],
    } as never;
    const on = (today: string) => openingsOf(template, calendar, today).map((opening) => opening.on);
    expect(on('2026-07-15')).toEqual(['2026-06-01', '2027-06-01']);
    expect(on('2026-07-16')).toEqual(['2027-06-01']);
  });
});
