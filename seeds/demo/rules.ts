import type { DueRule, IsoDate } from '#contracts';
import { addDays, addMonths, daysBetween, lastDayOfMonth } from '#domain';

export type IsWorkingDay = (date: IsoDate) => boolean;

type NearKind =
  | 'by'
  | 'before'
  | 'month'
  | 'yearly-before'
  | 'days-after'
  | 'working-days-after'
  | 'months-after';

export interface NearStep {
  kind: NearKind;
  /** Days from the day of seeding to the date aimed at; working days for `working-days-after`. */
  inDays: number;
  /** Days before the day of seeding on which the task was assigned. */
  assignedBefore: number;
}

/** Due soon, so that a newcomer meets every rung of the ladder within weeks. */
export const NEAR_STEPS: Readonly<Record<string, NearStep>> = {
  '3.14': { kind: 'by', inDays: 3, assignedBefore: 25 },
  '2.3': { kind: 'by', inDays: 7, assignedBefore: 30 },
  '2.5': { kind: 'working-days-after', inDays: 6, assignedBefore: 0 },
  '3.6': { kind: 'by', inDays: 10, assignedBefore: 45 },
  '4.1': { kind: 'before', inDays: 15, assignedBefore: 40 },
  '2.9': { kind: 'month', inDays: 3, assignedBefore: 20 },
  '1.6': { kind: 'days-after', inDays: 20, assignedBefore: 0 },
  '7.3': { kind: 'by', inDays: 25, assignedBefore: 60 },
  '5.7': { kind: 'months-after', inDays: 0, assignedBefore: 0 },
  '6.4': { kind: 'yearly-before', inDays: 33, assignedBefore: 50 },
  '3.17': { kind: 'before', inDays: 40, assignedBefore: 10 },
  '6.5': { kind: 'by', inDays: 44, assignedBefore: 5 },
};

/** No date until something happens, or never one. */
export const OPEN_RULES: Readonly<Record<string, DueRule>> = {
  '1.1': { kind: 'continuous' },
  '2.6': {
    kind: 'on-event',
    event: 'Cơ quan Trung ương hướng dẫn lập quỹ đầu tư mạo hiểm có dùng ngân sách',
    term: { kind: 'months-after', months: 6 },
  },
  '4.8': {
    kind: 'on-event',
    event: 'Cấp có thẩm quyền xác định quy mô đủ lớn để xây hoặc thuê trung tâm dữ liệu',
    term: { kind: 'working-days-after', days: 60 },
  },
};

/** The rest of the term takes every kind of rule in turn. */
export const FAR_KINDS = [
  'by',
  'quarter',
  'before',
  'half',
  'months-after',
  'yearly-before',
  'month',
  'days-after',
  'year',
  'working-days-after',
] as const;
type FarKind = (typeof FAR_KINDS)[number];

/** Longest search for a working day: the longest run of rest days is Tết with its two week-ends. */
const LONGEST_REST_DAYS = 15;
/** Beyond it a term in working days would look odd; the date is named instead. */
const LONGEST_WORKING_DAYS_TERM = 250;

export function nearRule(step: NearStep, seededOn: IsoDate, isWorkingDay: IsWorkingDay): DueRule {
  const target = addDays(seededOn, step.inDays);
  switch (step.kind) {
    case 'by':
      return { kind: 'by', date: workingDayNear(target, isWorkingDay, step.inDays > 14 ? -1 : 1) };
    case 'before':
      return { kind: 'before', date: addDays(target, 1) };
    case 'month':
      return { kind: 'period', period: monthEndingOnOrAfter(target) };
    case 'yearly-before':
      return yearlyBefore(target);
    case 'days-after':
      return { kind: 'days-after', from: seededOn, days: step.inDays };
    case 'working-days-after':
      return { kind: 'working-days-after', from: seededOn, days: step.inDays };
    case 'months-after':
      return { kind: 'months-after', from: seededOn, months: 1 };
  }
}

export function farRule(
  kind: FarKind,
  target: IsoDate,
  seededOn: IsoDate,
  isWorkingDay: IsWorkingDay,
): DueRule {
  const year = target.slice(0, 4);
  const month = +target.slice(5, 7);
  switch (kind) {
    case 'by':
      return { kind: 'by', date: workingDayNear(target, isWorkingDay) };
    case 'before':
      return { kind: 'before', date: target };
    case 'month':
      return { kind: 'period', period: target.slice(0, 7) };
    case 'quarter':
      return { kind: 'period', period: `${year}-Q${Math.ceil(month / 3)}` };
    case 'half':
      return { kind: 'period', period: `${year}-H${month <= 6 ? 1 : 2}` };
    case 'year':
      return { kind: 'period', period: year };
    case 'yearly-before':
      return yearlyBefore(target);
    case 'days-after':
      return { kind: 'days-after', from: seededOn, days: daysBetween(seededOn, target) };
    case 'months-after':
      return { kind: 'months-after', from: seededOn, months: wholeMonths(seededOn, target) };
    case 'working-days-after': {
      const days = workingDaysUntil(seededOn, target, isWorkingDay);
      return days === null
        ? { kind: 'by', date: workingDayNear(target, isWorkingDay) }
        : { kind: 'working-days-after', from: seededOn, days };
    }
  }
}

function yearlyBefore(target: IsoDate): DueRule {
  return { kind: 'yearly-before', monthDay: target.slice(5), planYear: +target.slice(0, 4) + 1 };
}

/** The first working day on or after `date` (`step` 1), or on or before it (−1). */
function workingDayNear(date: IsoDate, isWorkingDay: IsWorkingDay, step: 1 | -1 = 1): IsoDate {
  for (let i = 0; i <= LONGEST_REST_DAYS; i += 1) {
    if (isWorkingDay(addDays(date, i * step))) return addDays(date, i * step);
  }
  return date;
}

function monthEndingOnOrAfter(date: IsoDate): string {
  return lastDayOfMonth(+date.slice(0, 4), +date.slice(5, 7)).slice(0, 7);
}

function wholeMonths(from: IsoDate, to: IsoDate): number {
  const months = (+to.slice(0, 4) - +from.slice(0, 4)) * 12 + (+to.slice(5, 7) - +from.slice(5, 7));
  return Math.max(1, addMonths(from, months) > to ? months - 1 : months);
}

/** Working days from `from` (not counted) to `to`; null when there are too many to be a natural term. */
function workingDaysUntil(from: IsoDate, to: IsoDate, isWorkingDay: IsWorkingDay): number | null {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(day)) count += 1;
    if (count > LONGEST_WORKING_DAYS_TERM) return null;
  }
  return count;
}
