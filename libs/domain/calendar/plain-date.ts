import type { IsoDate, Weekday } from '#contracts';
import { WEEKDAYS } from '#contracts';

const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of a plain date. */
export function dayNumber(date: IsoDate): number {
  return Date.UTC(+date.slice(0, 4), +date.slice(5, 7) - 1, +date.slice(8, 10)) / DAY_MS;
}

export function dateOf(dayNo: number): IsoDate {
  return new Date(dayNo * DAY_MS).toISOString().slice(0, 10);
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return dateOf(dayNumber(date) + days);
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

export function lastDayOfMonth(year: number, month: number): IsoDate {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/**
 * The corresponding day `months` later; where that month has no such day, its last
 * (31/1 + 1 → 28/2). Civil Code 91/2015/QH13, article 148(3).
 */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const index = +date.slice(0, 4) * 12 + (+date.slice(5, 7) - 1) + months;
  const year = Math.floor(index / 12);
  const last = lastDayOfMonth(year, (index % 12) + 1);
  const day = Math.min(+date.slice(8, 10), +last.slice(8, 10));
  return `${last.slice(0, 8)}${String(day).padStart(2, '0')}`;
}

/** 1970-01-01 was a Thursday, index 3 of a week that begins on Monday. */
export function weekday(date: IsoDate): Weekday {
  return WEEKDAYS[(((dayNumber(date) + 3) % 7) + 7) % 7]!;
}
