import type { IsoDate, Outlook } from '#contracts';
import type { WorkingCalendar } from '../calendar/index.js';
import type { DeadlineState, DeadlineStatus, TaskState, TaskStatus } from '../task/index.js';
import { presentDueOf } from './distance.js';
import { type OutlookTerms, outlookTerms } from './terms.js';

/** What the status of a task alone says; null where its deadlines say it. */
export const OUTLOOK_OF_TASK: Readonly<Record<TaskStatus, Outlook | null>> = {
  draft: 'draft',
  suspended: 'suspended',
  stopped: 'stopped',
  completed: 'done',
  active: null,
};

/** What the status of a deadline alone says; null where its date says it. */
export const OUTLOOK_OF_DEADLINE: Readonly<Record<DeadlineStatus, Outlook | null>> = {
  accepted: 'done',
  history: 'done',
  submitted: 'awaiting-check',
  backlog: 'backlog',
  continuous: 'on-track',
  'waiting-event': 'scheduled',
  open: null,
  rework: null,
};

/** The gravest first: a task looks as its worst deadline does. */
export const GRAVITY: readonly Outlook[] = [
  'overdue',
  'due-soon',
  'awaiting-check',
  'backlog',
  'on-track',
  'scheduled',
  'done',
];

/** How a date stands; libs/persistence/reads/outlook.ts says the same in SQL, over the same terms. */
function outlookOfDate(due: IsoDate | null, acknowledged: boolean, terms: OutlookTerms): Outlook {
  if (due === null) return 'scheduled';
  if (due < terms.today) return 'overdue';
  const within = (to: IsoDate, before: IsoDate) => (due >= terms.workingFrom ? due < before : due <= to);
  if (within(terms.soonTo, terms.soonBefore)) return 'due-soon';
  return acknowledged || within(terms.nearTo, terms.nearBefore) ? 'on-track' : 'scheduled';
}

export function deadlineOutlook(
  d: Pick<DeadlineState, 'status' | 'reworkDue' | 'legalDue'>,
  acknowledged: boolean,
  today: IsoDate,
  calendar: WorkingCalendar,
): Outlook {
  const terms = () => outlookTerms(today, calendar);
  return OUTLOOK_OF_DEADLINE[d.status] ?? outlookOfDate(presentDueOf(d), acknowledged, terms());
}

export function taskOutlook(state: TaskState, today: IsoDate, calendar: WorkingCalendar): Outlook {
  const own = OUTLOOK_OF_TASK[state.status];
  if (own !== null) return own;
  const acknowledged = state.acknowledgedOn !== null;
  const all = state.deadlines.map((d) => deadlineOutlook(d, acknowledged, today, calendar));
  return GRAVITY.find((outlook) => all.includes(outlook)) ?? 'scheduled';
}
