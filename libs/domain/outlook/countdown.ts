import type { IsoDate } from '#contracts';
import { daysBetween, type WorkingCalendar } from '../calendar/index.js';

/** What a mail says of a date: how long it still is to the last working day, or how long it is over. */
export interface Countdown {
  daysLeft: number | null;
  workingDaysLeft: number | null;
  workingDaysOverdue: number;
}

/** Reminders aim at the last working day within the term; overdue begins when the legal date has ended (rule 2). */
export function countdown(
  { legalDue, workingDue }: { legalDue: IsoDate | null; workingDue: IsoDate | null },
  on: IsoDate,
  calendar: WorkingCalendar,
): Countdown {
  return {
    daysLeft: workingDue === null ? null : daysBetween(on, workingDue),
    workingDaysLeft: workingDue === null ? null : calendar.workingDaysBetween(on, workingDue),
    workingDaysOverdue: workingDaysOverdue(legalDue, on, calendar),
  };
}

export function workingDaysOverdue(legalDue: IsoDate | null, on: IsoDate, calendar: WorkingCalendar): number {
  return legalDue === null || on <= legalDue ? 0 : calendar.workingDaysBetween(legalDue, on);
}
