import type { CalendarData, CalendarDay, IsoDate } from '#contracts';
import { byPrecedence, UserError } from '#contracts';
import { dateOf, dayNumber, weekday } from './plain-date.js';

/** How a day came to be a working day or a rest day; all rows found for it are kept, so that both can be shown. */
export interface DayRuling {
  date: IsoDate;
  working: boolean;
  /** The row that decides, or null where the weekly rest decides. */
  row: CalendarDay | null;
  /** Rows for the same day that did not decide. */
  overruled: readonly CalendarDay[];
}

/** Longest run of rest days a real calendar can hold; beyond it the data is wrong. */
const SEARCH_LIMIT_DAYS = 400;

/**
 * The working calendar of the programme (rule 3 of time): weekly rest, days off, worked Saturdays.
 * Plain dates in Asia/Ho_Chi_Minh. Immutable; one instance per version.
 */
export class WorkingCalendar {
  readonly version: string;
  private readonly weeklyRest: ReadonlySet<string>;
  private readonly rowsByDate = new Map<IsoDate, CalendarDay[]>();
  private readonly workingByDay = new Map<number, boolean>();

  constructor(readonly data: CalendarData) {
    this.version = data.version;
    this.weeklyRest = new Set(data.weeklyRest);
    for (const day of data.days) {
      const rows = this.rowsByDate.get(day.date) ?? [];
      rows.push(day);
      this.rowsByDate.set(day.date, rows);
    }
    // A stable sort: of rows that rank equal the later one in the data decides.
    for (const rows of this.rowsByDate.values()) rows.sort(byPrecedence);
  }

  ruling(date: IsoDate): DayRuling {
    const rows = this.rowsByDate.get(date) ?? [];
    const row = rows.at(-1) ?? null;
    return {
      date,
      working: row ? row.kind === 'work' : !this.weeklyRest.has(weekday(date)),
      row,
      overruled: rows.slice(0, -1),
    };
  }

  isWorkingDay(date: IsoDate): boolean {
    return this.isWorking(dayNumber(date));
  }

  /**
   * A calendar that stops working in some year is refused when it is saved, not when the engine comes to that year.
   *
   * @throws UserError `invalid-input`
   */
  requireWorkingDays(): void {
    for (const date of this.rowsByDate.keys()) this.onOrAfter(date);
  }

  /** The first working day on or after `date`. */
  onOrAfter(date: IsoDate): IsoDate {
    return dateOf(this.search(dayNumber(date), 1));
  }

  /** The last working day on or before `date`. */
  onOrBefore(date: IsoDate): IsoDate {
    return dateOf(this.search(dayNumber(date), -1));
  }

  /** The first working day strictly after `date`. */
  after(date: IsoDate): IsoDate {
    return this.step(date, 1, 1);
  }

  /** The last working day strictly before `date`. */
  before(date: IsoDate): IsoDate {
    return this.step(date, 1, -1);
  }

  /** The `count`-th working day after `date` (Civil Code art. 147: the starting day is not counted). `count` ≥ 1. */
  addWorkingDays(date: IsoDate, count: number): IsoDate {
    return this.step(date, count, 1);
  }

  /** The `count`-th working day before `date`. */
  subtractWorkingDays(date: IsoDate, count: number): IsoDate {
    return this.step(date, count, -1);
  }

  /** Working days in the half-open range (`from`, `to`]; negative when `to` is earlier. */
  workingDaysBetween(from: IsoDate, to: IsoDate): number {
    const [start, end, sign] = from <= to ? [from, to, 1] : [to, from, -1];
    let count = 0;
    for (let n = dayNumber(start) + 1; n <= dayNumber(end); n += 1) if (this.isWorking(n)) count += 1;
    return count * sign;
  }

  /** Whether the year's notices have come: it has rows and none of them is only our estimate. */
  isAnnounced(year: number): boolean {
    const rows = this.data.days.filter((d) => d.date.startsWith(`${year}-`));
    return rows.length > 0 && rows.every((d) => d.status !== 'estimated');
  }

  private isWorking(dayNo: number): boolean {
    let working = this.workingByDay.get(dayNo);
    if (working === undefined) {
      working = this.ruling(dateOf(dayNo)).working;
      this.workingByDay.set(dayNo, working);
    }
    return working;
  }

  private step(date: IsoDate, count: number, direction: 1 | -1): IsoDate {
    let day = dayNumber(date);
    for (let i = 0; i < count; i += 1) day = this.search(day + direction, direction);
    return dateOf(day);
  }

  /** The first working day from `start` on, in a direction; works on day numbers since it is the hot path. */
  private search(start: number, direction: 1 | -1): number {
    for (let i = 0; i <= SEARCH_LIMIT_DAYS; i += 1) {
      const day = start + i * direction;
      if (this.isWorking(day)) return day;
    }
    const date = dateOf(start);
    throw new UserError('invalid-input', `Lịch ${this.version} không có ngày làm việc nào gần ${date}.`, [
      { path: 'days', message: `không có ngày làm việc trong ${SEARCH_LIMIT_DAYS} ngày kể từ ${date}` },
    ]);
  }
}
