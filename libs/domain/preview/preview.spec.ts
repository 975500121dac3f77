import { describe, expect, it } from '@jest/globals';
import type { CalendarDay, DueRule, IsoDate, LadderPolicy } from '#contracts';
import { addDays, instantAt, WorkingCalendar, weekday } from '../calendar/index.js';
import { type CaseState, emptyCase, nextCaseSlot } from '../case/index.js';
import { DEFAULT_POLICY } from '../ladder/index.js';
import {
  assumeSent,
  decideTask,
  emptyTask,
  evolveTask,
  firstSlotFrom,
  type LadderContext,
  nextSlot,
  planSlot,
  type Recorded,
  type TaskEvent,
  type TaskState,
  taskCreated,
} from '../task/index.js';
import { changeCase, changeTask, type RuleChange, taskSteps } from './index.js';

const calendarOf = (version: string, days: CalendarDay[]) =>
  new WorkingCalendar({ version, weeklyRest: ['sat', 'sun'], days });
const off = (date: IsoDate): CalendarDay => ({
  date,
  kind: 'off',
  status: 'confirmed',
  document: '12/TB-BNV',
});
const work = (date: IsoDate): CalendarDay => ({ date, kind: 'work', status: 'confirmed' });
const PLAIN = calendarOf('1', []);
const given = (calendar: WorkingCalendar, policy = DEFAULT_POLICY): RuleChange => ({
  before: { calendar: PLAIN, policy: DEFAULT_POLICY },
  after: { calendar, policy },
  now: '2026-12-10T03:00:00Z',
  cause: 'lịch 2',
});

function evolved(state: TaskState, events: TaskEvent[], at: string): TaskState {
  return events.reduce((s, e) => evolveTask(s, { ...e, at } as Recorded<TaskEvent>), state);
}

function opened(rule: DueRule, assignedOn: IsoDate, calendar = PLAIN): TaskState {
  const created = taskCreated({
    ...{
      code: '1.1',
      programme: 'khcn',
      kind: 'task',
      group: null,
      title: 'Việc',
      heldBy: null,
      demo: false,
    },
  });
  const at = instantAt(assignedOn, 7);
  const ctx = { now: at, actor: 'x', calendar, policy: DEFAULT_POLICY, goLive: null };
  const draft = evolved(emptyTask('khcn-1.1'), [created], at);
  const profile = decideTask(
    draft,
    {
      ...{ type: 'complete-profile', leadUnits: ['so'], officer: 'can-bo' },
      deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule }],
    },
    ctx,
  );
  const ready = evolved(draft, profile, at);
  return evolved(ready, decideTask(ready, { type: 'activate', assignedOn }, ctx), at);
}

const said = (state: TaskState, change: RuleChange) => {
  const { dates, steps } = changeTask(state, change);
  return [
    ...dates.map((d) => `${d.what} ${d.from}→${d.to}`),
    ...steps.map((s) => `${s.rung} ${s.from ?? '–'}→${s.to ?? '–'}`),
  ];
};

describe('a new rest day on Fri 18/12/2026', () => {
  const change = given(calendarOf('2', [off('2026-12-18')]));

  it('moves a counted date that ends on it, with every step after it', () => {
    const state = opened({ kind: 'days-after', from: '2026-12-08', days: 10 }, '2026-12-08');
    const lines = said(state, change);
    expect(lines.slice(0, 2)).toEqual([
      'legal-due 2026-12-18→2026-12-21',
      'working-due 2026-12-18→2026-12-21',
    ]);
    expect(lines).toContain('T-0 2026-12-18→2026-12-21');
    expect(lines).toContain('L1 2026-12-22→2026-12-23');
    const [event] = changeTask(state, change).events;
    expect(event).toMatchObject({ type: 'date-recomputed', data: { cause: 'lịch 2', calendar: '2' } });
  });

  it('leaves a fixed date where the document put it, and moves its last working day', () => {
    const state = opened({ kind: 'by', date: '2026-12-18' }, '2026-12-01');
    expect(said(state, change).filter((l) => /due/.test(l))).toEqual(['working-due 2026-12-18→2026-12-17']);
  });

  it('moves a term that is counted from an event', () => {
    const waiting = opened(
      { kind: 'on-event', event: 'ký', term: { kind: 'days-after', days: 8 } },
      '2026-12-01',
    );
    const at = '2026-12-10T02:00:00Z';
    const ctx = { now: at, actor: 'x', calendar: PLAIN, policy: DEFAULT_POLICY, goLive: null };
    const state = evolved(
      waiting,
      decideTask(waiting, { type: 'record-event', event: 'ký', on: '2026-12-10' }, ctx),
      at,
    );
    expect(said(state, change)[0]).toBe('legal-due 2026-12-18→2026-12-21');
  });

  it('leaves what has passed, and who holds nothing any more', () => {
    const past = opened({ kind: 'days-after', from: '2026-11-20', days: 10 }, '2026-11-20');
    expect(changeTask(past, change).dates).toEqual([]);
    const later = { ...change, now: '2026-12-21T03:00:00Z' };
    const state = opened({ kind: 'days-after', from: '2026-12-08', days: 10 }, '2026-12-08');
    expect(changeTask(state, later)).toMatchObject({ dates: [], events: [] });
  });

  it('never moves a date into the past', () => {
    const state = opened({ kind: 'working-days-after', from: '2026-12-04', days: 5 }, '2026-12-04');
    expect(state.deadlines[0]!.legalDue).toBe('2026-12-11');
    const worked = { ...given(calendarOf('2', [work('2026-12-05')])), now: '2026-12-11T03:00:00Z' };
    expect(changeTask(state, worked).dates).toEqual([]);
  });

  it('counts the committee’s days anew, and keeps a session that comes first', () => {
    const state: CaseState = {
      ...emptyCase('c'),
      ...{ taskId: 't', deadlineId: 'm1', status: 'with-committee', round: 1 },
      ...{ reachedOn: '2026-12-07', answerDue: '2026-12-21', policy: DEFAULT_POLICY.version },
    };
    const moved = changeCase(state, change);
    expect(moved.dates).toMatchObject([{ what: 'answer-due', from: '2026-12-21', to: '2026-12-22' }]);
    expect(moved.events).toMatchObject([{ type: 'case-redated', data: { answerDue: '2026-12-22' } }]);
    expect(moved.steps.map((s) => s.rung)).toEqual(['C+1', 'C+5']);
    const inSession = { ...state, answerDue: '2026-12-15' };
    expect(changeCase(inSession, change, '2026-12-15').events).toEqual([]);
  });
});

describe('two steps that fell on one day and are parted afterwards', () => {
  it('are not both sent: the one nearer the date has been', () => {
    const before = calendarOf('1', [off('2026-12-15'), off('2026-12-16'), off('2026-12-17')]);
    const running = opened({ kind: 'by', date: '2026-12-18' }, '2026-12-01', before);
    const done = { slot: '2026-12-14', outcome: 'sent' } as const;
    const state = { ...running, done: { 'm1:1/T-1': done } };
    const calendar = calendarOf('2', [off('2026-12-15'), off('2026-12-16')]);
    const steps = taskSteps(state, { calendar, policy: DEFAULT_POLICY }, '2026-12-16T03:00:00Z');
    expect([...steps.keys()].filter((key) => /T-/.test(key))).toEqual(['m1:1/T-0']);
  });
});

describe('other rules for a task that runs', () => {
  const rules = (over: Partial<LadderPolicy>) => given(PLAIN, { ...DEFAULT_POLICY, version: '2', ...over });

  it('move what is to come, and do not make up for what they would have sent before', () => {
    const state = opened({ kind: 'by', date: '2027-01-08' }, '2026-11-02');
    const change = rules({ officerDaysBefore: [40, 21, 7, 0] });
    expect(said(state, change)).toEqual([
      'T-30 2026-12-11→–',
      'T-21 –→2026-12-18',
      'T-14 2026-12-25→–',
      'T-3 2027-01-05→–',
      'T-1 2027-01-07→–',
    ]);
    expect(changeTask(state, change).events).toMatchObject([
      { type: 'rules-applied', data: { policy: '2', dropped: ['m1:1/T-40'] } },
    ]);
  });

  it('bring forward what was already waited for', () => {
    const quiet = {
      ...opened({ kind: 'by', date: '2027-03-08' }, '2026-11-02'),
      acknowledgedOn: '2026-11-27',
    };
    const state = { ...quiet, lastActOn: '2026-11-27' };
    expect(said(state, rules({ nudgeAfterSilentWorkingDays: 3 }))).toEqual(
      ['NUDGE 2026-12-11→2026-12-11'].slice(1),
    );
    expect(said(state, rules({ nudgeAfterSilentWorkingDays: 12 }))).toEqual(['NUDGE 2026-12-11→2026-12-15']);
  });
});

/** A generator with a seed: the same edits in every run. */
function randomFrom(seed: number): () => number {
  let s = seed;
  return () => {
    s = (s * 1664525 + 1013904223) % 2 ** 32;
    return s / 2 ** 32;
  };
}

/** What really goes out from a day on: the planning of production, slot by slot. */
function sent(state: TaskState, ctx: LadderContext, now: string): Map<string, IsoDate> {
  const found = new Map<string, IsoDate>();
  let ahead = state;
  let from = firstSlotFrom(now, ctx.calendar, ctx.policy.slotHour);
  for (let i = 0; i < 60; i += 1) {
    const slot = nextSlot(ahead, ctx, from);
    if (slot === null) break;
    const plan = planSlot(ahead, ctx, slot);
    for (const step of plan.steps) {
      found.set(step.doneKey, slot);
      for (const s of step.supersedes) found.set(s.doneKey, slot);
    }
    ahead = assumeSent(ahead, plan);
    from = ctx.calendar.after(slot);
  }
  return found;
}

describe('preview = save, for random edits of an unchanged basis', () => {
  const random = randomFrom(20261122);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  const dayFrom = (first: IsoDate, span: number) => addDays(first, Math.floor(random() * span));
  const someDays = (count: number) =>
    Array.from({ length: count }, () => dayFrom('2026-11-20', 80)).map((d) =>
      ['sat', 'sun'].includes(weekday(d)) ? work(d) : off(d),
    );
  const someRule = (): DueRule => {
    const from = dayFrom('2026-11-20', 10);
    return pick<() => DueRule>([
      () => ({ kind: 'by', date: dayFrom('2026-12-12', 50) }),
      () => ({ kind: 'before', date: dayFrom('2026-12-14', 50), roll: pick(['none', 'next', 'previous']) }),
      () => ({ kind: 'days-after', from, days: 15 + Math.floor(random() * 40) }),
      () => ({ kind: 'working-days-after', from, days: 12 + Math.floor(random() * 30) }),
      () => ({ kind: 'months-after', from, months: 1 }),
      () => ({ kind: 'period', period: pick(['2026-12', '2027-01', '2026']) }),
    ])();
  };
  const somePolicy = (): LadderPolicy => ({
    ...DEFAULT_POLICY,
    version: '2',
    officerDaysBefore: pick([
      [30, 14, 7, 3, 1, 0],
      [21, 7, 0],
      [45, 10, 5, 1],
    ]),
    headDaysBefore: pick([[7, 3], [5], []]),
    overdueWorkingDays: pick([
      [1, 3, 7, 12, 17, 22, 27, 32],
      [1, 2, 4],
      [2, 6],
    ]),
    escalation: pick([DEFAULT_POLICY.escalation, { L1: 1, L2: 3, L3: 5, L4: 9 }]),
  });

  it.each(Array.from({ length: 150 }, (_, i) => i))('edit %i', () => {
    const old = calendarOf('1', someDays(3));
    const state = opened(someRule(), dayFrom('2026-11-20', 12), old);
    const change: RuleChange = {
      before: { calendar: old, policy: DEFAULT_POLICY },
      after: {
        calendar: calendarOf('2', [...old.data.days, ...someDays(4)]),
        policy: pick([DEFAULT_POLICY, somePolicy()]),
      },
      now: instantAt(dayFrom('2026-12-02', 40), pick([2, 10, 23])),
      cause: 'thử',
    };
    const preview = changeTask(state, change);
    const saved = evolved(state, preview.events, change.now);
    // Saved: what is planned from then on is what was planned before, changed as the preview said.
    const was = taskSteps(state, change.before, change.now);
    const foretold = new Map([...was].map(([key, step]) => [key, step.on]));
    for (const { key, to } of preview.steps) {
      if (to === null) foretold.delete(key);
      else foretold.set(key, to);
    }
    const levels = (key: string) => /\/L\d$/.test(key);
    const really = sent(saved, change.after, change.now);
    const quiet = ([key]: [string, unknown]) => !/ROLLUP/.test(key);
    const plain = (m: Map<string, IsoDate>) =>
      Object.fromEntries(
        [...m]
          .filter(quiet)
          .filter(([key]) => !levels(key))
          .sort(),
      );
    expect(plain(really)).toEqual(plain(foretold));
    // One level a day: the first comes on its day, each other not before its own.
    for (const [key, on] of foretold) {
      if (levels(key)) expect((really.get(key) ?? '') >= on).toBe(true);
    }
    for (const move of preview.dates) {
      const d = saved.deadlines.find((o) => o.id === move.deadlineId)!;
      expect(move.what === 'legal-due' ? d.legalDue : d.workingDue).toBe(move.to);
    }
    // Saving twice does it once, and the first date is kept.
    const again = { ...change, before: change.after };
    expect(changeTask(saved, again)).toEqual({ dates: [], steps: [], events: [] });
    expect(saved.deadlines[0]!.originalLegalDue).toBe(state.deadlines[0]!.originalLegalDue);
  });

  it('says nothing of a case where nothing changes', () => {
    const state = { ...emptyCase('c'), status: 'draft' as const };
    const change = given(PLAIN);
    expect(changeCase(state, change)).toEqual({ dates: [], steps: [], events: [] });
    expect(nextCaseSlot(state, change.after, '2026-12-10')).toBeNull();
  });
});
