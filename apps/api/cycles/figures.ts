import type { CycleState, Figures } from '#domain';
import type { Persistence } from '#persistence';

/** The engine's own figures of some units at the cycle's data date, from deadlines that each of them leads. */
export async function unitFigures(
  persistence: Persistence,
  { programme, dataDate, openedOn }: CycleState,
  units: readonly string[],
): Promise<Map<string, Figures>> {
  const asOf = dataDate ?? openedOn!;
  const stats = await persistence.reads.stats(programme, asOf);
  const known = new Map(stats.units.map((row) => [row.unit, row]));
  return new Map(
    units.map((unit) => {
      const row = known.get(unit);
      const done = (row?.doneOnTime ?? 0) + (row?.doneLate ?? 0);
      const open = (row?.openInTime ?? 0) + (row?.openOverdue ?? 0);
      return [
        unit,
        {
          'tasks-due': row?.total ?? 0,
          'tasks-done': done,
          'tasks-on-time': row?.doneOnTime ?? 0,
          'tasks-overdue': row?.openOverdue ?? 0,
          'tasks-open': open,
        },
      ];
    }),
  );
}
