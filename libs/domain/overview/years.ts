import type { IsoDate } from '#contracts';
import { addDays, type WorkingCalendar } from '../calendar/index.js';

export interface YearRange {
  from: number;
  to: number;
}

/** Dates further away than this are drawn at the edge: one mistyped year must not stretch the chart. */
const BEFORE = 1;
const AFTER = 2;
/** Of a programme whose document says nothing. */
const MOST_YEARS = 10;

const yearOf = (date: IsoDate): number => Number(date.slice(0, 4));

/** The years of a programme: as its document says, else those of its dates, else the present one. */
export function programmeYears(
  stated: YearRange | null,
  dates: readonly IsoDate[],
  today: IsoDate,
): YearRange & { stated: boolean } {
  if (stated !== null) return { from: stated.from, to: stated.to, stated: true };
  const years = dates.length === 0 ? [yearOf(today)] : dates.map(yearOf);
  const from = Math.min(...years);
  return { from, to: Math.min(Math.max(...years), from + MOST_YEARS - 1), stated: false };
}

/** The years that have dates: those of the programme, and the ones beside them that some date lies in. */
export function spanOfYears({ from, to }: YearRange, dates: readonly IsoDate[]): YearRange {
  const near = dates.map(yearOf).filter((year) => year >= from - BEFORE && year <= to + AFTER);
  return { from: Math.min(from, ...near), to: Math.max(to, ...near) };
}

/** Every rest day of these years, in order. */
export function restDaysOf({ from, to }: YearRange, calendar: WorkingCalendar): IsoDate[] {
  const days: IsoDate[] = [];
  const last = `${to}-12-31`;
  for (let day = `${from}-01-01`; day <= last; day = addDays(day, 1)) {
    if (!calendar.isWorkingDay(day)) days.push(day);
  }
  return days;
}
