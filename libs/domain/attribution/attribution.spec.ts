import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { IsoDate } from '#contracts';
import { addDays, daysBetween, instantAt, WorkingCalendar } from '../calendar/index.js';
import type { CaseEvent } from '../case/index.js';
import type { Recorded, TaskEvent } from '../task/index.js';
import { attribution, type LivesOf } from './attribution.js';

const calendar = new WorkingCalendar({ version: '1', weeklyRest: ['sat', 'sun'], days: [] });
const BODIES = { standingBody: 'vptu', committee: 'bcd' };
const versions = { calendar: '1', policy: '1' };
const on = <E extends TaskEvent | CaseEvent>(date: IsoDate, event: E, hour = 9): E & { at: string } => ({
  ...event,
  at: instantAt(date, hour),
});

const created: TaskEvent = {
  type: 'task-created',
  data: { code: '1.1', programme: 'khcn', kind: 'task', group: 1, heldBy: null, demo: false },
  text: { title: 'Nhiệm vụ' },
};
const profiled: TaskEvent = {
  type: 'profile-completed',
  data: { leadUnits: ['so-a'], deadlines: [{ id: 'm1', rule: { kind: 'by', date: '2026-12-18' } }] },
  text: { deliverables: { m1: 'Báo cáo' } },
};
const activated = (assignedOn: IsoDate): TaskEvent => ({
  type: 'activated',
  data: {
    assignedOn,
    recordedOn: assignedOn,
    since: null,
    deadlines: [
      { id: 'm1', status: 'open', legalDue: '2026-12-18', workingDue: '2026-12-18', explanation: [] },
    ],
    warnings: [],
    ...versions,
  },
});
const submitted = (recordedOn: IsoDate, completedOn = recordedOn): TaskEvent => ({
  type: 'deliverable-submitted',
  data: {
    deadlineId: 'm1',
    no: 1,
    by: 'can-bo',
    recordedOn,
    completedOn,
    checkDue: recordedOn,
    backdated: completedOn < recordedOn,
    documentNumber: null,
    documentDate: null,
    ...versions,
  },
});
const returned = (date: IsoDate): TaskEvent => ({
  type: 'deliverable-returned',
  data: { deadlineId: 'm1', on: date, reworkDue: addDays(date, 7), ...versions },
  text: { note: 'sửa' },
});
const accepted = (date: IsoDate): TaskEvent => ({
  type: 'deliverable-accepted',
  data: { deadlineId: 'm1', on: date, completedOn: date },
});
const suspended = (date: IsoDate): TaskEvent => ({
  type: 'suspended',
  data: { on: date, basis: null },
  text: { reason: 'chờ' },
});
const resumed = (date: IsoDate): TaskEvent => ({
  type: 'resumed',
  data: { on: date },
  text: { reason: 'xong' },
});
const opened = (date: IsoDate): CaseEvent => ({
  type: 'case-opened',
  data: { taskId: 't', deadlineId: 'm1', programme: 'khcn', on: date },
});
const sentUp = (date: IsoDate): CaseEvent => ({
  type: 'case-sent-up',
  data: { on: date, by: 'engine', answerDue: addDays(date, 14), ...versions },
});
const concluded = (
  date: IsoDate,
  outcome: 'return' | 'recommend-stop' | 'request-explanation' | 'keep-date',
  next: 'draft' | 'recommended' | 'awaiting-explanation' | 'closed',
): CaseEvent => ({
  type: 'case-concluded',
  data: {
    outcome,
    on: date,
    by: 'truong-ban',
    because: [],
    basis: null,
    next,
    resubmitDue: null,
    ...versions,
  },
  text: {},
});
const closed = (date: IsoDate): CaseEvent => ({
  type: 'case-closed',
  data: { on: date, by: 'office', end: 'closed-by-office' },
  text: { reason: 'xong' },
});

const START: Recorded<TaskEvent>[] = [
  on('2026-12-01', created, 8),
  on('2026-12-01', profiled, 8),
  on('2026-12-01', activated('2026-12-01'), 8),
];
const told = (lives: LivesOf, today: IsoDate) => attribution(lives, 'm1', BODIES, today, calendar)!;
const short = (lives: LivesOf, today: IsoDate) =>
  told(lives, today).segments.map(
    (s) => `${s.holder}${s.unit === null ? '' : `:${s.unit}`} ${s.from}..${s.to}`,
  );

describe('who held a deadline', () => {
  it('is the unit from the day after assignment; the day of an act belongs to whoever held before it', () => {
    expect(short({ task: START, cases: [] }, '2026-12-01')).toEqual([]);
    const { segments, totals, endedOn } = told({ task: START, cases: [] }, '2026-12-08');
    expect(segments).toEqual([
      { holder: 'unit', unit: 'so-a', from: '2026-12-02', to: '2026-12-08', calendarDays: 7, workingDays: 5 },
    ]);
    expect(totals).toEqual([{ holder: 'unit', unit: 'so-a', calendarDays: 7, workingDays: 5 }]);
    expect(endedOn).toBeNull();
  });

  it('is the checker from the day it was sent, the unit again after a return, nobody after acceptance', () => {
    const task = [
      ...START,
      on('2026-12-10', submitted('2026-12-10', '2026-12-08')),
      on('2026-12-14', returned('2026-12-14')),
      on('2026-12-16', submitted('2026-12-16')),
      on('2026-12-17', accepted('2026-12-17')),
    ];
    expect(short({ task, cases: [] }, '2027-02-01')).toEqual([
      'unit:so-a 2026-12-02..2026-12-08',
      'checker:vptu 2026-12-09..2026-12-14',
      'unit:so-a 2026-12-15..2026-12-16',
      'checker:vptu 2026-12-17..2026-12-17',
    ]);
    expect(told({ task, cases: [] }, '2027-02-01').endedOn).toBe('2026-12-17');
  });

  it('is the committee while its opinion is awaited, then who its conclusion names', () => {
    const cases = [
      [
        on('2026-12-28', opened('2026-12-28')),
        on('2026-12-30', sentUp('2026-12-30')),
        on('2027-01-05', concluded('2027-01-05', 'request-explanation', 'awaiting-explanation')),
        on('2027-01-07', {
          type: 'case-resumed',
          data: { on: '2027-01-07', cause: 'explained', answerDue: '2027-01-21', ...versions },
        }),
        on('2027-01-11', concluded('2027-01-11', 'return', 'draft')),
        on('2027-01-13', sentUp('2027-01-13')),
        on('2027-01-14', concluded('2027-01-14', 'recommend-stop', 'recommended')),
      ] as Recorded<CaseEvent>[],
    ];
    expect(short({ task: START, cases }, '2027-01-20')).toEqual([
      'unit:so-a 2026-12-02..2026-12-30',
      'committee:bcd 2026-12-31..2027-01-05',
      'unit:so-a 2027-01-06..2027-01-07',
      'committee:bcd 2027-01-08..2027-01-11',
      'office:vptu 2027-01-12..2027-01-13',
      'committee:bcd 2027-01-14..2027-01-14',
      'above 2027-01-15..2027-01-20',
    ]);
  });

  it('counts an input that is awaited beside the unit, and days that the engine missed as the system’s', () => {
    const task: Recorded<TaskEvent>[] = [
      ...START,
      on('2026-12-03', {
        type: 'input-requested',
        data: { no: 1, unit: 'so-b', due: '2026-12-10', on: '2026-12-03', by: 'can-bo' },
        text: { question: 'số liệu' },
      }),
      on('2026-12-07', {
        type: 'input-given',
        data: { no: 1, on: '2026-12-07', by: 'x', documentNumber: null, documentDate: null },
        text: { note: 'đây' },
      }),
      on('2026-12-15', {
        type: 'rung-superseded',
        data: {
          deadlineId: 'm1',
          key: '1/T-7',
          rung: 'T-7',
          kind: 'reminder',
          nominal: '2026-12-11',
          slot: '2026-12-15',
          by: 'T-3',
          reason: 'outage',
        },
      }),
    ];
    const { segments, awaitingInput } = told({ task, cases: [] }, '2026-12-18');
    expect(segments.map((s) => [s.holder, s.from, s.to])).toEqual([
      ['unit', '2026-12-02', '2026-12-10'],
      ['system', '2026-12-11', '2026-12-14'],
      ['unit', '2026-12-15', '2026-12-18'],
    ]);
    expect(awaitingInput).toEqual([
      {
        holder: 'coordinating',
        unit: 'so-b',
        from: '2026-12-04',
        to: '2026-12-07',
        calendarDays: 4,
        workingDays: 2,
      },
    ]);
  });

  it('is the new unit after the work was given to it', () => {
    const reassigned: TaskEvent = {
      type: 'conclusion-applied',
      data: {
        caseId: 'c',
        deadlineId: 'm1',
        on: '2026-12-10',
        outcome: 'reassign',
        date: null,
        directiveDue: '2026-12-30',
        leadUnits: ['so-c'],
        status: 'active',
      },
    };
    const task = [...START, on('2026-12-10', reassigned)];
    expect(short({ task, cases: [] }, '2026-12-12')).toEqual([
      'unit:so-a 2026-12-02..2026-12-10',
      'unit:so-c 2026-12-11..2026-12-12',
    ]);
  });
});

/** What may happen next, at some later moment; what makes no sense changes nothing, as the fold is total. */
const step = fc.record({
  days: fc.integer({ min: 0, max: 9 }),
  what: fc.constantFrom(
    (d: IsoDate) => ({ task: submitted(d, addDays(d, -3)) }),
    (d: IsoDate) => ({ task: returned(d) }),
    (d: IsoDate) => ({ task: accepted(d) }),
    (d: IsoDate) => ({ task: suspended(d) }),
    (d: IsoDate) => ({ task: resumed(d) }),
    (d: IsoDate): { task: TaskEvent } => ({
      task: {
        type: 'reopened',
        data: { on: d, deadlineId: 'm1', reworkDue: addDays(d, 7) },
        text: { reason: 'x' },
      },
    }),
    (d: IsoDate): { task: TaskEvent } => ({
      task: {
        type: 'rung-superseded',
        data: {
          deadlineId: 'm1',
          key: `k${d}`,
          rung: 'T+1',
          kind: 'overdue',
          nominal: addDays(d, -4),
          slot: d,
          by: 'T+3',
          reason: 'outage',
        },
      },
    }),
    (d: IsoDate) => ({ case: opened(d) }),
    (d: IsoDate) => ({ case: sentUp(d) }),
    (d: IsoDate) => ({ case: concluded(d, 'recommend-stop', 'recommended') }),
    (d: IsoDate) => ({ case: concluded(d, 'return', 'draft') }),
    (d: IsoDate) => ({ case: closed(d) }),
  ),
});

describe('of any history', () => {
  it('no day is lost and none is counted twice', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), fc.integer({ min: 0, max: 40 }), (steps, rest) => {
        const task = [...START];
        const ofCase: Recorded<CaseEvent>[] = [];
        let day = '2026-12-01';
        for (const { days, what } of steps) {
          day = addDays(day, days);
          const next = what(day) as { task?: TaskEvent; case?: CaseEvent };
          if (next.task) task.push(on(day, next.task));
          if (next.case) ofCase.push(on(day, next.case));
        }
        const today = addDays(day, rest);
        const { segments, totals, since, endedOn } = told({ task, cases: [ofCase] }, today);
        const whole = daysBetween(since, endedOn ?? today);
        const days = segments.reduce((sum, s) => sum + s.calendarDays, 0);
        let last = since;
        for (const { from, to, calendarDays, workingDays } of segments) {
          // Only between an acceptance and a reopening is it nobody's.
          expect(from > last).toBe(true);
          expect(daysBetween(from, to) + 1).toBe(calendarDays);
          expect(workingDays).toBe(calendar.workingDaysBetween(addDays(from, -1), to));
          last = to;
        }
        const everEnded = task.some(({ type }) => type === 'deliverable-accepted');
        if (!everEnded) expect(days).toBe(whole);
        expect(days).toBeLessThanOrEqual(whole);
        expect(totals.reduce((sum, t) => sum + t.calendarDays, 0)).toBe(days);
      }),
      { numRuns: 300 },
    );
  });
});
