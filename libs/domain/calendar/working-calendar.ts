import type { CalendarData, CalendarDay, IsoDate } from '#contracts';
import { UserError } from '#contracts';
import { addDays, dateOf, dayNumber, weekday } from './plain-date.js';

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

const STATUS_RANK = { estimated: 0, proposed: 1, confirmed: 2 } as const;

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

  /** The first working day on or after `date`. */
  onOrAfter(date: IsoDate): IsoDate {
    return this.search(date, 1);
  }

  /** The last working day on or before `date`. */
  onOrBefore(date: IsoDate): IsoDate {
    return this.search(date, -1);
  }

  /** The first working day strictly after `date`. */
  after(date: IsoDate): IsoDate {
    return this.onOrAfter(addDays(date, 1));
  }

  /** The last working day strictly before `date`. */
  before(date: IsoDate): IsoDate {
    return this.onOrBefore(addDays(date, -1));
  }

  /** The `count`-th working day after `date` (Civil Code art. 147: the starting day is not counted). `count` ≥ 1. */
  addWorkingDays(date: IsoDate, count: number): IsoDate {
    let day = date;
    for (let i = 0; i < count; i += 1) day = this.after(day);
    return day;
  }

  /** The `count`-th working day before `date`. */
  subtractWorkingDays(date: IsoDate, count: number): IsoDate {
    let day = date;
    for (let i = 0; i < count; i += 1) day = this.before(day);
    return day;
  }

  /** Working days in the half-open range (`from`, `to`]; negative when `to` is earlier. */
  workingDaysBetween(from: IsoDate, to: IsoDate): number {
    const [start, end, sign] = from <= to ? [from, to, 1] : [to, from, -1];
    let count = 0;
    for (let n = dayNumber(start) + 1; n <= dayNumber(end); n += 1) if (this.isWorking(n)) count += 1;
    return count * sign;
  }

  /** Whether any row of the year stands confirmed that is not the weekly rest itself; used by the next-year watch. */
  hasConfirmedYear(year: number): boolean {
    return this.data.days.some((d) => d.status === 'confirmed' && d.date.startsWith(`${year}-`));
  }

  private isWorking(dayNo: number): boolean {
    let working = this.workingByDay.get(dayNo);
    if (working === undefined) {
      working = this.ruling(dateOf(dayNo)).working;
      this.workingByDay.set(dayNo, working);
    }
    return working;
  }

  private search(date: IsoDate, step: 1 | -1): IsoDate {
    const start = dayNumber(date);
    for (let i = 0; i <= SEARCH_LIMIT_DAYS; i += 1) {
      if (this.isWorking(start + i * step)) return dateOf(start + i * step);
    }
    throw new UserError('invalid-input', `Lịch ${this.version} không có ngày làm việc nào gần ${date}.`, [
      { path: 'days', message: `không có ngày làm việc trong ${SEARCH_LIMIT_DAYS} ngày kể từ ${date}` },
    ]);
  }
}

/** National rows decide over provincial ones; then the higher status; then the later issue (rule 3). */
function byPrecedence(a: CalendarDay, b: CalendarDay): number {
  return (
    Number(a.scope !== 'province') - Number(b.scope !== 'province') ||
    STATUS_RANK[a.status] - STATUS_RANK[b.status] ||
    (a.issuedOn ?? '').localeCompare(b.issuedOn ?? '')
  );
}
