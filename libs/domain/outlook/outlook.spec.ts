import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CalendarDay } from '#contracts';
import { addDays, WorkingCalendar } from '../calendar/index.js';
import { type DeadlineState, emptyTask, type TaskState } from '../task/index.js';
import { deadlineOutlook, distanceTo, nextDueOf, taskOutlook } from './index.js';
import { NEAR_DAYS, SOON_DAYS } from './terms.js';

const calendar = new WorkingCalendar({ version: '1', weeklyRest: ['sat', 'sun'], days: [] });

function deadline(change: Partial<DeadlineState>): DeadlineState {
  return {
    id: 'm1',
    deliverable: '',
    rule: { kind: 'by', date: '2026-12-19' },
    status: 'open',
    originalLegalDue: '2026-12-19',
    legalDue: '2026-12-19',
    workingDue: '2026-12-18',
    explanation: [],
    ladderNo: 1,
    ladderFrom: '2026-10-01',
    ladderSince: null,
    reworkDue: null,
    submission: null,
    submissions: 0,
    completedOn: null,
    case: null,
    ...change,
  };
}

describe('the distance to a date', () => {
  it.each([
    ['2026-12-11', 7, 5],
    ['2026-12-18', 0, 0],
    // The last working day is over, the legal date is not.
    ['2026-12-19', 0, 0],
    ['2026-12-21', -2, -1],
    ['2026-12-22', -3, -2],
  ])('on %s', (today, daysLeft, workingDaysLeft) => {
    expect(distanceTo('2026-12-19', today, calendar)).toEqual({ daysLeft, workingDaysLeft });
  });
});

describe('how a deadline stands', () => {
  it.each([
    ['2026-10-02', false, 'scheduled'],
    ['2026-10-02', true, 'on-track'],
    ['2026-11-18', false, 'on-track'],
    ['2026-12-11', false, 'due-soon'],
    ['2026-12-19', false, 'due-soon'],
    ['2026-12-20', false, 'overdue'],
  ])('on %s, acknowledged %s: %s', (today, acknowledged, expected) => {
    expect(deadlineOutlook(deadline({}), acknowledged, today, calendar)).toBe(expected);
  });

  it('follows the rework date after a return', () => {
    const returned = deadline({ status: 'rework', reworkDue: '2026-12-28' });
    expect(deadlineOutlook(returned, true, '2026-12-22', calendar)).toBe('due-soon');
    expect(deadlineOutlook(returned, true, '2026-12-29', calendar)).toBe('overdue');
  });
});

describe('comparing dates', () => {
  it('says the same as counting days, for any calendar', () => {
    const day = (i: number) => addDays('2026-12-01', i);
    const rows = fc.uniqueArray(fc.record({ at: fc.nat(80), kind: fc.constantFrom('off', 'work') }), {
      selector: ({ at }) => at,
      maxLength: 60,
    });
    fc.assert(
      fc.property(rows, fc.nat(40), fc.nat(80), fc.boolean(), (days, now, then, acknowledged) => {
        const data = days.map(
          ({ at, kind }) => ({ date: day(at), kind, status: 'confirmed' }) as CalendarDay,
        );
        const any = new WorkingCalendar({ version: '1', weeklyRest: ['sat', 'sun'], days: data });
        const [today, due] = [day(now), day(then)];
        const { daysLeft } = distanceTo(due, today, any);
        const counted = (left: number) => {
          if (left < 0) return 'overdue';
          if (left <= SOON_DAYS) return 'due-soon';
          return acknowledged || left <= NEAR_DAYS ? 'on-track' : 'scheduled';
        };
        expect(deadlineOutlook(deadline({ legalDue: due }), acknowledged, today, any)).toBe(
          counted(daysLeft!),
        );
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('how a task stands', () => {
  const task = (...deadlines: DeadlineState[]): TaskState => ({
    ...emptyTask('t'),
    status: 'active',
    deadlines,
  });

  it('is as its worst deadline', () => {
    const mixed = task(deadline({ status: 'accepted' }), deadline({ id: 'm2', status: 'submitted' }));
    expect(taskOutlook(mixed, '2026-12-21', calendar)).toBe('awaiting-check');
    expect(taskOutlook(task(...mixed.deadlines, deadline({ id: 'm3' })), '2026-12-21', calendar)).toBe(
      'overdue',
    );
  });

  it('shows the nearest date that is not finished', () => {
    const later = deadline({ id: 'm2', legalDue: '2027-03-31' });
    expect(nextDueOf(task(deadline({ status: 'accepted' }), later))).toBe('2027-03-31');
    expect(nextDueOf(task(deadline({ status: 'backlog' })))).toBeNull();
  });
});
