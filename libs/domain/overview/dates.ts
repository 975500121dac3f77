import type { DatedRule, DueRule, IsoDate } from '#contracts';
import type { WorkingCalendar } from '../calendar/index.js';
import { computeDue } from '../deadline/index.js';
import { presentDueOf } from '../outlook/index.js';
import type { DeadlineState, TaskState } from '../task/index.js';

/** A rule that gives a date without anything having to happen first. */
export function isDated(rule: DueRule): rule is DatedRule {
  return rule.kind !== 'on-event' && rule.kind !== 'continuous';
}

/** The date that counts for a deadline; of a draft, which has none yet, the one that its rule gives. */
export function shownDue(
  deadline: DeadlineState,
  status: TaskState['status'],
  calendar: WorkingCalendar,
): IsoDate | null {
  const present = presentDueOf(deadline);
  if (present !== null || status !== 'draft' || !isDated(deadline.rule)) return present;
  return computeDue(deadline.rule, calendar).legalDue;
}

/** The day that the words of a rule name: 20/12 where they say "before 20/12", whose last day is 19/12. */
export function namedDay(rule: DatedRule, calendar: WorkingCalendar): IsoDate {
  if (rule.kind === 'before') return rule.date;
  if (rule.kind === 'yearly-before') return `${rule.planYear - 1}-${rule.monthDay}`;
  return computeDue(rule, calendar).legalDue;
}
