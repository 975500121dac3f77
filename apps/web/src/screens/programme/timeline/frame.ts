import type { IsoDate } from '#contracts';

const DAY_MS = 86_400_000;

/** How wide the chart looks: the whole programme, a year, a quarter, a month. */
export type Zoom = 'programme' | 'year' | 'quarter' | 'month';

/** The days that the chart shows, both included. */
export interface Frame {
  zoom: Zoom;
  from: IsoDate;
  to: IsoDate;
}

/** A place along the chart: 0 where its first day begins, 1 where its last day ends. */
export type Place = number;

export interface Tick {
  from: Place;
  to: Place;
  label: string;
}

interface Years {
  from: number;
  to: number;
}

const two = (n: number): string => String(n).padStart(2, '0');
const dayNumber = (date: IsoDate): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
const lastOf = (year: number, month: number): IsoDate =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

/** `2026`, `2026-Q4` or `2026-12` as it stands in the address; all years of the programme where it is none of these. */
export function frameOf(period: string, years: Years): Frame {
  const [, y, quarter, month] = /^(20\d{2})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(period) ?? [];
  if (y === undefined) return { zoom: 'programme', from: `${years.from}-01-01`, to: `${years.to}-12-31` };
  const year = Number(y);
  if (quarter !== undefined) {
    const last = Number(quarter) * 3;
    return { zoom: 'quarter', from: `${y}-${two(last - 2)}-01`, to: lastOf(year, last) };
  }
  if (month !== undefined)
    return { zoom: 'month', from: `${y}-${month}-01`, to: lastOf(year, Number(month)) };
  return { zoom: 'year', from: `${y}-01-01`, to: `${y}-12-31` };
}

/** The period before or after one of the same length; null for the whole programme, and outside of what there is. */
export function neighbour(period: string, step: 1 | -1, span: Years): string | null {
  const { zoom, from } = frameOf(period, span);
  if (zoom === 'programme') return null;
  const months = { year: 12, quarter: 3, month: 1 }[zoom];
  const at = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + step * months;
  const year = Math.floor(at / 12);
  if (year < span.from || year > span.to) return null;
  const month = (at % 12) + 1;
  if (zoom === 'year') return String(year);
  return zoom === 'quarter' ? `${year}-Q${(month + 2) / 3}` : `${year}-${two(month)}`;
}

/** Where a day begins; outside of 0 to 1 for days that the frame does not show. */
export function placeOf(date: IsoDate, { from, to }: Frame): Place {
  const first = dayNumber(from);
  return (dayNumber(date) - first) / (dayNumber(to) - first + 1);
}

/** The middle of a day, where its mark stands. */
export function middleOf(date: IsoDate, frame: Frame): Place {
  return placeOf(date, frame) + oneDay(frame) / 2;
}

export function isWithin(date: IsoDate, { from, to }: Frame): boolean {
  return date >= from && date <= to;
}

/** What stands above the chart: years, months or days. */
export function ticksOf(frame: Frame): Tick[] {
  const at = (from: IsoDate, to: IsoDate, label: string): Tick => ({
    from: placeOf(from, frame),
    to: placeOf(to, frame) + oneDay(frame),
    label,
  });
  if (frame.zoom === 'month') {
    return Array.from({ length: Number(frame.to.slice(8)) }, (_, i) => {
      const date = `${frame.from.slice(0, 8)}${two(i + 1)}`;
      return at(date, date, String(i + 1));
    });
  }
  const [first, last] = [Number(frame.from.slice(0, 4)), Number(frame.to.slice(0, 4))];
  if (frame.zoom === 'programme') {
    return Array.from({ length: last - first + 1 }, (_, i) =>
      at(`${first + i}-01-01`, `${first + i}-12-31`, String(first + i)),
    );
  }
  const [begin, end] = [Number(frame.from.slice(5, 7)), Number(frame.to.slice(5, 7))];
  return Array.from({ length: end - begin + 1 }, (_, i) =>
    at(`${first}-${two(begin + i)}-01`, lastOf(first, begin + i), `T${begin + i}`),
  );
}

/** The rest days in sight as stretches; only where a day is wide enough to be seen. */
export function restStretches(restDays: readonly IsoDate[], frame: Frame): { from: Place; to: Place }[] {
  if (frame.zoom === 'programme' || frame.zoom === 'year') return [];
  const stretches: { first: number; last: number }[] = [];
  for (const day of restDays.filter((date) => isWithin(date, frame)).map(dayNumber)) {
    const open = stretches.at(-1);
    if (open !== undefined && open.last === day - 1) open.last = day;
    else stretches.push({ first: day, last: day });
  }
  const start = dayNumber(frame.from);
  const wide = oneDay(frame);
  return stretches.map(({ first, last }) => ({
    from: (first - start) * wide,
    to: (last + 1 - start) * wide,
  }));
}

function oneDay({ from, to }: Frame): number {
  return 1 / (dayNumber(to) - dayNumber(from) + 1);
}
