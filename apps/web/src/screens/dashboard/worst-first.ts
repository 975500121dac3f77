import type { StatsView } from '#contracts';

type Row = StatsView['byUnit'][number];

const LIGHTS: readonly Row['light'][] = ['red', 'yellow', 'green', 'grey'];

/** Who needs looking at comes first: most overdue, then most due soon, then the lowest rate; at last by name. */
export function worstFirst(rows: readonly Row[]): Row[] {
  return [...rows].sort(
    (a, b) =>
      LIGHTS.indexOf(a.light) - LIGHTS.indexOf(b.light) ||
      b.openOverdue - a.openOverdue ||
      b.dueSoon - a.dueSoon ||
      (a.onTimeRate ?? 101) - (b.onTimeRate ?? 101) ||
      a.unit.name.localeCompare(b.unit.name, 'vi'),
  );
}
