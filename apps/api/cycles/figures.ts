import type { IsoDate } from '#contracts';
import { type CycleState, countedDeadlines, type Figures } from '#domain';
import type { Persistence, TaskAtDay } from '#persistence';

/** The engine's own figures of some units at the cycle's data date, from deadlines that each of them leads. */
export async function unitFigures(
  persistence: Persistence,
  cycle: CycleState,
  units: readonly string[],
): Promise<Map<string, Figures>> {
  const { programme, dataDate, openedOn } = cycle;
  const asOf = dataDate ?? openedOn!;
  const stats = await persistence.reads.stats(programme, asOf);
  const due = dueInPeriod(await persistence.reads.asOf.tasks(programme, asOf), periodStart(cycle), asOf);
  const known = new Map(stats.units.map((row) => [row.unit, row]));
  return new Map(
    units.map((unit) => {
      const row = known.get(unit);
      const done = (row?.doneOnTime ?? 0) + (row?.doneLate ?? 0);
      const open = (row?.openInTime ?? 0) + (row?.openOverdue ?? 0);
      return [
        unit,
        {
          'tasks-due': due.get(unit) ?? 0,
          'tasks-done': done,
          'tasks-on-time': row?.doneOnTime ?? 0,
          'tasks-overdue': row?.openOverdue ?? 0,
          'tasks-open': open,
        },
      ];
    }),
  );
}

/** Deadlines whose first date lies in the period, by the unit that leads. */
function dueInPeriod(tasks: readonly TaskAtDay[], from: IsoDate, to: IsoDate): Map<string, number> {
  const counts = new Map<string, number>();
  for (const task of tasks) {
    const lead = task.leadUnits[0] ?? task.heldBy;
    if (lead === null || lead === undefined) continue;
    const own = countedDeadlines([task], () => null).filter(({ deadline: { originalLegalDue: due } }) => {
      return due !== null && due >= from && due <= to;
    });
    if (own.length > 0) counts.set(lead, (counts.get(lead) ?? 0) + own.length);
  }
  return counts;
}

/** A review or a report of a term looks back to the beginning, the others to that of their year or quarter. */
function periodStart({ kind, year, part }: CycleState): IsoDate {
  switch (kind) {
    case 'interim-review':
    case 'final-review':
    case 'mid-term-report':
    case 'end-of-term-report':
      return '2000-01-01';
    case 'quarterly-report':
      return `${year}-${String(3 * ((part ?? 1) - 1) + 1).padStart(2, '0')}-01`;
    default:
      return `${year}-01-01`;
  }
}
