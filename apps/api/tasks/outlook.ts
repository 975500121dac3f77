import type { IsoDate, Outlook } from '#contracts';
import { addDays, type DeadlineState, daysBetween, type TaskState, type WorkingCalendar } from '#domain';
import type { OutlookTerms } from '#persistence';

/** How far a date is, in calendar and working days; negative when it has passed. */
export interface Distance {
  daysLeft: number | null;
  workingDaysLeft: number | null;
}

const SOON_DAYS = 7;
const NEAR_DAYS = 30;

/** The date that counts now: the rework date after a return, else the legal one; null when there is none. */
export function dueOf(d: DeadlineState): IsoDate | null {
  return d.status === 'rework' ? (d.reworkDue ?? d.legalDue) : d.legalDue;
}

export function isUnfinished(d: DeadlineState): boolean {
  return d.status === 'open' || d.status === 'rework' || d.status === 'submitted';
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

export function deadlineOutlook(
  d: DeadlineState,
  acknowledged: boolean,
  today: IsoDate,
  calendar: WorkingCalendar,
): Outlook {
  switch (d.status) {
    case 'accepted':
    case 'history':
      return 'done';
    case 'submitted':
      return 'awaiting-check';
    case 'backlog':
      return 'backlog';
    case 'waiting-event':
      return 'scheduled';
    case 'continuous':
      return 'on-track';
    default: {
      const { daysLeft } = distanceTo(dueOf(d), today, calendar);
      if (daysLeft === null) return 'scheduled';
      if (daysLeft < 0) return 'overdue';
      if (daysLeft <= SOON_DAYS) return 'due-soon';
      return acknowledged || daysLeft <= NEAR_DAYS ? 'on-track' : 'scheduled';
    }
  }
}

/** The gravest first: a task looks as its worst deadline does. */
const GRAVITY: readonly Outlook[] = [
  'overdue',
  'due-soon',
  'awaiting-check',
  'backlog',
  'on-track',
  'scheduled',
  'done',
];

export function taskOutlook(state: TaskState, today: IsoDate, calendar: WorkingCalendar): Outlook {
  switch (state.status) {
    case 'draft':
    case 'suspended':
    case 'stopped':
      return state.status;
    case 'completed':
      return 'done';
    case 'active': {
      const acknowledged = state.acknowledgedOn !== null;
      const all = state.deadlines.map((d) => deadlineOutlook(d, acknowledged, today, calendar));
      return GRAVITY.find((outlook) => all.includes(outlook)) ?? 'scheduled';
    }
  }
}

/** The same for a whole list at once: what of the calendar the database must know to find the tasks of an outlook. */
export function outlookTerms(today: IsoDate, calendar: WorkingCalendar): OutlookTerms {
  const [soonTo, nearTo] = [addDays(today, SOON_DAYS), addDays(today, NEAR_DAYS)];
  return {
    today,
    workingFrom: calendar.onOrAfter(today),
    soonTo,
    soonBefore: calendar.after(soonTo),
    nearTo,
    nearBefore: calendar.after(nearTo),
  };
}

/** The nearest date that is not finished. */
export function nextDueOf(state: TaskState): IsoDate | null {
  const dues = state.deadlines.filter(isUnfinished).map(dueOf);
  return dues.filter((due) => due !== null).sort()[0] ?? null;
}
