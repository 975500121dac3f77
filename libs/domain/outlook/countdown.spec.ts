import { describe, expect, it } from '@jest/globals';
import { WorkingCalendar } from '../calendar/index.js';
import { countdown } from './index.js';

const calendar = new WorkingCalendar({ version: '1', weeklyRest: ['sat', 'sun'], days: [] });
/** Plan 2027: a Saturday, and the Friday before it. */
const PLAN = { legalDue: '2026-12-19', workingDue: '2026-12-18' };

describe('what a mail says of a date', () => {
  it.each([
    ['2026-12-11', 7, 5, 0],
    ['2026-12-18', 0, 0, 0],
    ['2026-12-21', -3, -1, 1],
    ['2026-12-23', -5, -3, 3],
  ])('on %s', (on, daysLeft, workingDaysLeft, workingDaysOverdue) => {
    expect(countdown(PLAN, on, calendar)).toEqual({ daysLeft, workingDaysLeft, workingDaysOverdue });
  });

  it('nothing where there is no date', () => {
    expect(countdown({ legalDue: null, workingDue: null }, '2026-12-18', calendar)).toEqual({
      daysLeft: null,
      workingDaysLeft: null,
      workingDaysOverdue: 0,
    });
  });
});
