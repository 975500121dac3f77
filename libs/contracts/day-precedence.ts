import type { CalendarDay } from './calendar.js';

/**
 * Of several rows of a day the one that decides comes last: national before provincial, then the higher status, then
 * the later issue (rule 3 of time). A file of its own and without schemas, so that the page draws its calendar by it.
 */
export function byPrecedence(a: CalendarDay, b: CalendarDay): number {
  return (
    Number(a.scope !== 'province') - Number(b.scope !== 'province') ||
    STATUS_RANK[a.status] - STATUS_RANK[b.status] ||
    (a.issuedOn ?? '').localeCompare(b.issuedOn ?? '')
  );
}

const STATUS_RANK = { estimated: 0, proposed: 1, confirmed: 2 } as const;
