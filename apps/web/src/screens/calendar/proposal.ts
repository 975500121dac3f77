import type { CalendarDay, CalendarView, IsoDate, ProposedCalendar, Weekday } from '#contracts';

type Saved = Pick<CalendarView, 'weeklyRest' | 'days'>;

/**
 * What is proposed, as differences from the calendar that applies: the rows of each day that is edited, all of them. So
 * it stays what it is when somebody else saves another day meanwhile.
 */
export interface Edits {
  days: Readonly<Record<IsoDate, readonly CalendarDay[]>>;
  weeklyRest: readonly Weekday[] | null;
}

/** Days that another page has read, to be proposed here. */
export interface Handed {
  days: readonly CalendarDay[];
  cause: string;
}

/** What the page before left in the history; anything else is not for this page. */
export function handedIn(state: unknown): Handed | null {
  const { days, cause } = (state ?? {}) as Partial<Handed>;
  return Array.isArray(days) && typeof cause === 'string' ? { days, cause } : null;
}

export const NO_EDITS: Edits = { days: {}, weeklyRest: null };

export function proposedOf(saved: Saved, edits: Edits): ProposedCalendar {
  const kept = saved.days.filter(({ date }) => !(date in edits.days));
  const days = [...kept, ...Object.values(edits.days).flat()];
  return {
    weeklyRest: [...(edits.weeklyRest ?? saved.weeklyRest)],
    days: days.sort((a, b) => a.date.localeCompare(b.date)),
  };
}

/** The rows of a day as proposed. */
export function rowsOn(saved: Saved, edits: Edits, date: IsoDate): readonly CalendarDay[] {
  return edits.days[date] ?? saved.days.filter((day) => day.date === date);
}

/** With the rows of a day replaced; no edit any more where nothing differs from what is saved. */
export function withRows(saved: Saved, edits: Edits, date: IsoDate, rows: readonly CalendarDay[]): Edits {
  const { [date]: _old, ...others } = edits.days;
  const was = saved.days.filter((day) => day.date === date);
  return { ...edits, days: sameRows(was, rows) ? others : { ...others, [date]: rows } };
}

/** A row that says the same day by the same document takes the place of the old one; others stay beside it. */
export function withDays(saved: Saved, edits: Edits, added: readonly CalendarDay[]): Edits {
  return added.reduce((all, day) => {
    const others = rowsOn(saved, all, day.date).filter((row) => identity(row) !== identity(day));
    return withRows(saved, all, day.date, [...others, day]);
  }, edits);
}

export function withRest(saved: Saved, edits: Edits, rest: readonly Weekday[]): Edits {
  const same = rest.length === saved.weeklyRest.length && rest.every((day) => saved.weeklyRest.includes(day));
  return { ...edits, weeklyRest: same ? null : rest };
}

/** What makes the calendar that applies be another version again. */
export function editsTo(saved: Saved, wanted: Saved): Edits {
  const dates = new Set([...saved.days, ...wanted.days].map(({ date }) => date));
  const days = [...dates].reduce((edits, date) => {
    const rows = wanted.days.filter((day) => day.date === date);
    return withRows(saved, edits, date, rows);
  }, NO_EDITS);
  return withRest(saved, days, wanted.weeklyRest);
}

export function isEmpty({ days, weeklyRest }: Edits): boolean {
  return weeklyRest === null && Object.keys(days).length === 0;
}

function identity({ date, scope, document }: CalendarDay): string {
  return [date, scope ?? 'national', document ?? ''].join('|');
}

function sameRows(a: readonly CalendarDay[], b: readonly CalendarDay[]): boolean {
  const texts = (rows: readonly CalendarDay[]) => rows.map(written).sort().join('\n');
  return a.length === b.length && texts(a) === texts(b);
}

function written({ date, kind, status, document, name, issuer, issuedOn, scope }: CalendarDay): string {
  return JSON.stringify([date, kind, status, document, name, issuer, issuedOn, scope ?? 'national']);
}
