import type { IsoDate } from '#contracts';
import { daysBetween, type WorkingCalendar } from '../calendar/index.js';
import type { DeadlineState, TaskState } from '../task/index.js';

/** How far a date is, in calendar and working days; negative when it has passed. */
export interface Distance {
  daysLeft: number | null;
  workingDaysLeft: number | null;
}

/** The date that counts now: the rework date after a return, else the legal one; null when there is none. */
export function presentDueOf({
  status,
  reworkDue,
  legalDue,
}: Pick<DeadlineState, 'status' | 'reworkDue' | 'legalDue'>): IsoDate | null {
  return status === 'rework' ? (reworkDue ?? legalDue) : legalDue;
}

export function isUnfinished({ status }: Pick<DeadlineState, 'status'>): boolean {
  return status === 'open' || status === 'rework' || status === 'submitted';
}

/**
 * Counted to the last working day within the term, as reminders are; once that is over, to the legal date; once that
 * is over too, from it.
 */
export function distanceTo(due: IsoDate | null, today: IsoDate, calendar: WorkingCalendar): Distance {
  if (due === null) return { daysLeft: null, workingDaysLeft: null };
  const working = calendar.onOrBefore(due);
  const aim = today <= working ? working : due;
  return { daysLeft: daysBetween(today, aim), workingDaysLeft: calendar.workingDaysBetween(today, aim) };
}

/** The nearest date that is not finished. */
export function nextDueOf(state: TaskState): IsoDate | null {
  const dues = state.deadlines.filter(isUnfinished).map(presentDueOf);
  return dues.filter((due) => due !== null).sort()[0] ?? null;
}
