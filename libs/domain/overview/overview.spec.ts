import { describe, expect, it } from '@jest/globals';
import type { DatedRule, DueRule } from '#contracts';
import { WorkingCalendar } from '../calendar/index.js';
import { type DeadlineState, emptyTask } from '../task/index.js';
import {
  isDated,
  missingFacts,
  namedDay,
  programmeYears,
  restDaysOf,
  shownDue,
  spanOfYears,
} from './index.js';

const calendar = new WorkingCalendar({
  version: '1',
  weeklyRest: ['sat', 'sun'],
  days: [{ date: '2027-01-01', kind: 'off', status: 'confirmed' }],
});
const PLAN: DueRule = { kind: 'yearly-before', monthDay: '12-20', planYear: 2027 };

function deadline(change: Partial<DeadlineState>): DeadlineState {
  return {
    ...{ id: 'm1', deliverable: '', rule: PLAN, status: 'open', explanation: [], ladderNo: 1 },
    ...{ originalLegalDue: null, legalDue: null, workingDue: null, ladderFrom: null, ladderSince: null },
    ...{ reworkDue: null, submission: null, submissions: 0, completedOn: null, case: null },
    ...change,
  };
}

describe('what is missing of a task', () => {
  it('is every fact that no document gives', () => {
    expect(missingFacts(emptyTask('t'))).toEqual(['lead', 'coordinating', 'due']);
    const held = { ...emptyTask('t'), heldBy: 'van-phong', coordinatingUnits: ['so-tai-chinh'] };
    // Whoever holds a task does not lead it.
    expect(missingFacts(held)).toEqual(['lead', 'due']);
  });

  it('is no date where a rule says that there is none', () => {
    const running = { ...emptyTask('t'), deadlines: [deadline({ rule: { kind: 'continuous' } })] };
    expect(missingFacts(running)).not.toContain('due');
  });
});

describe('the date that is drawn', () => {
  it('of a draft is the one that its rule gives, of others the one that counts', () => {
    expect(shownDue(deadline({}), 'draft', calendar)).toBe('2026-12-19');
    expect(shownDue(deadline({}), 'active', calendar)).toBeNull();
    const returned = deadline({ status: 'rework', legalDue: '2026-12-19', reworkDue: '2026-12-28' });
    expect(shownDue(returned, 'active', calendar)).toBe('2026-12-28');
  });

  it.each<DueRule>([
    { kind: 'continuous' },
    { kind: 'on-event', event: 'ban hành', term: { kind: 'days-after', days: 5 } },
  ])('is none without a date: $kind', (rule) => {
    expect(isDated(rule)).toBe(false);
    expect(shownDue(deadline({ rule }), 'draft', calendar)).toBeNull();
  });
});

describe('the day that a document names', () => {
  it.each<[DatedRule, string]>([
    [PLAN as DatedRule, '2026-12-20'],
    [{ kind: 'before', date: '2026-06-10' }, '2026-06-10'],
    [{ kind: 'by', date: '2027-05-01' }, '2027-05-01'],
    [{ kind: 'period', period: '2028' }, '2028-12-31'],
  ])('of %j is %s', (rule, day) => {
    expect(namedDay(rule, calendar)).toBe(day);
  });
});

describe('the years of a programme', () => {
  it('are those of its document, else of its dates, else the present one', () => {
    expect(programmeYears({ from: 2026, to: 2030 }, ['2031-03-31'], '2026-01-01')).toEqual({
      ...{ from: 2026, to: 2030, stated: true },
    });
    expect(programmeYears(null, ['2027-03-31', '2025-12-19'], '2026-01-01')).toEqual({
      ...{ from: 2025, to: 2027, stated: false },
    });
    expect(programmeYears(null, [], '2026-05-01')).toEqual({ from: 2026, to: 2026, stated: false });
    expect(programmeYears(null, ['2026-01-01', '2099-01-01'], '2026-01-01').to).toBe(2035);
  });

  it('reach a little beyond where dates do, and no further for a mistyped one', () => {
    const years = { from: 2026, to: 2030 };
    expect(spanOfYears(years, [])).toEqual(years);
    expect(spanOfYears(years, ['2025-12-19', '2031-03-31', '2099-01-01'])).toEqual({ from: 2025, to: 2031 });
  });

  it('have their rest days', () => {
    const days = restDaysOf({ from: 2026, to: 2027 }, calendar);
    expect(days.slice(0, 3)).toEqual(['2026-01-03', '2026-01-04', '2026-01-10']);
    expect(days).toContain('2027-01-01');
    // Weekends, and New Year, which is a Friday.
    expect(days).toHaveLength(104 + 104 + 1);
  });
});
