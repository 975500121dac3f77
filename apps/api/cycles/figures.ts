import { type CycleState, dueInPeriod, type Figures, periodStart, statsOf } from '#domain';
import type { Persistence } from '#persistence';

/** The engine's own figures of some units at the cycle's data date, from deadlines that each of them leads. */
export async function unitFigures(
  persistence: Persistence,
  cycle: CycleState,
  units: readonly string[],
): Promise<Map<string, Figures>> {
  const { programme, dataDate, openedOn } = cycle;
  const asOf = dataDate ?? openedOn!;
  // A day that is over is folded from every event of the programme: once for both.
  const tasks = await persistence.reads.asOf.tasks(programme, asOf);
  const due = dueInPeriod(tasks, periodStart(cycle), asOf);
  const known = new Map(statsOf(tasks, asOf).units.map((row) => [row.unit, row]));
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
