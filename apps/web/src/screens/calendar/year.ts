import type { CalendarDay, IsoDate, Weekday } from '#contracts';
import { byPrecedence } from '#contracts/day-precedence';

export const WEEK: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const DAY_MS = 86_400_000;

/** A day of the grid: what it is, and the row that says so (null where the weekly rest does). */
export interface GridDay {
  date: IsoDate;
  working: boolean;
  row: CalendarDay | null;
}

export interface GridMonth {
  month: number;
  /** Weeks from Monday; null outside the month. */
  weeks: (GridDay | null)[][];
}

interface Data {
  weeklyRest: readonly Weekday[];
  days: readonly CalendarDay[];
}

export function weekdayOf(date: IsoDate): Weekday {
  return WEEK[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7]!;
}

export function shift(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The days from one to another, both included. */
export function run(from: IsoDate, to: IsoDate): IsoDate[] {
  const days: IsoDate[] = [];
  for (let date = from; date <= to; date = shift(date, 1)) days.push(date);
  return days;
}

export function yearOf(year: number, { weeklyRest, days }: Data): GridMonth[] {
  const rows = new Map<IsoDate, CalendarDay[]>();
  for (const day of days) rows.set(day.date, [...(rows.get(day.date) ?? []), day]);
  const dayOf = (date: IsoDate): GridDay => {
    const row = [...(rows.get(date) ?? [])].sort(byPrecedence).at(-1) ?? null;
    const working = row === null ? !weeklyRest.includes(weekdayOf(date)) : row.kind === 'work';
    return { date, working, row };
  };
  return Array.from({ length: 12 }, (_, i) => {
    const from = `${year}-${String(i + 1).padStart(2, '0')}-01`;
    const to = new Date(Date.UTC(year, i + 1, 0)).toISOString().slice(0, 10);
    const lead = Array<null>(WEEK.indexOf(weekdayOf(from))).fill(null);
    const cells: (GridDay | null)[] = [...lead, ...run(from, to).map(dayOf)];
    while (cells.length % 7 > 0) cells.push(null);
    const weeks = Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
    return { month: i + 1, weeks };
  });
}

/** Whether the notices of a year have come: it has rows, and none of them is only an estimate. */
export function isAnnounced(year: number, days: readonly CalendarDay[]): boolean {
  const rows = days.filter(({ date }) => date.startsWith(`${year}-`));
  return rows.length > 0 && rows.every(({ status }) => status !== 'estimated');
}
