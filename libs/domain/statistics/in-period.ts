import type { IsoDate } from '#contracts';
import type { TaskState } from '../task/index.js';
import { type CountedTask, countedDeadlines } from './classes.js';

/** Deadlines whose first date lies in the period, both days inclusive, by the unit that leads or holds them. */
export function dueInPeriod(
  tasks: readonly (CountedTask & Pick<TaskState, 'leadUnits' | 'heldBy'>)[],
  from: IsoDate,
  to: IsoDate,
): Map<string, number> {
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
