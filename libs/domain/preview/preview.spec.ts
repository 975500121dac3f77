import { describe, expect, it } from '@jest/globals';
import type { LadderPolicy } from '#contracts';
import { type CaseState, emptyCase } from '../case/index.js';
import { DEFAULT_POLICY } from '../ladder/index.js';
import { decideTask } from '../task/index.js';
import { calendarOf, evolved, given, off, opened, PLAIN, said, work } from './fixtures/change.js';
import { changeCase, changeTask, taskSteps } from './index.js';

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
