import type { CalendarData, CalendarDay } from '#contracts';

export interface ChangedDay {
  before: CalendarDay | null;
  after: CalendarDay | null;
}

/** The rows in which two versions differ, in the order of days. Of several rows for a day each is compared apart. */
export function compareCalendars(a: CalendarData, b: CalendarData): ChangedDay[] {
  const before = byIdentity(a.days);
  const after = byIdentity(b.days);
  const changed: ChangedDay[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const was = before.get(key) ?? null;
    const is = after.get(key) ?? null;
    if (was === null || is === null || !sameDay(was, is)) changed.push({ before: was, after: is });
  }
  return changed.sort((x, y) => dayOf(x).localeCompare(dayOf(y)));
}

function byIdentity(days: readonly CalendarDay[]): Map<string, CalendarDay> {
  return new Map(days.map((day) => [[day.date, day.scope ?? 'national', day.document ?? ''].join('|'), day]));
}

function sameDay(a: CalendarDay, b: CalendarDay): boolean {
  const fields = ['kind', 'status', 'document', 'name', 'issuer', 'issuedOn'] as const;
  return fields.every((field) => (a[field] ?? null) === (b[field] ?? null));
}

function dayOf({ before, after }: ChangedDay): string {
  return (before ?? after)!.date;
}
