import type { RoleName } from '#contracts';
import { type Asker, absentOf, type Subject } from './relation.js';

/** Office, committee, administrator and inspection read every task. */
const READS_ALL: ReadonlySet<RoleName> = new Set<RoleName>([
  'checker',
  'office',
  'office-deputy-chief',
  'office-chief',
  'intake',
  'chair',
  'deputy-chair',
  'member',
  'administrator',
  'auditor',
]);

export function seesAll(asker: Asker): boolean {
  return asker.memberships.some((m) => READS_ALL.has(m.role));
}

/** The units whose tasks this person reads: their own, and those directly below a unit that they head. */
export function unitsInSight(asker: Asker): string[] {
  return [...new Set([...asker.memberships.map((m) => m.unit), ...asker.unitsBelow])];
}

/** Whether this person may read the task. A list holds exactly those for which this is true. */
export function maySee(asker: Asker, task: Subject['task']): boolean {
  if (seesAll(asker) || task.officer === asker.id || task.watcher === asker.id) return true;
  if (task.difficulties?.some((d) => d.owner === asker.id)) return true;
  const involved = new Set([
    ...task.leadUnits,
    ...task.coordinatingUnits,
    ...(task.inputs ?? []).map((input) => input.unit),
    ...(task.heldBy === null ? [] : [task.heldBy]),
  ]);
  if (unitsInSight(asker).some((unit) => involved.has(unit))) return true;
  return (asker.standsFor ?? []).some((standsFor) => maySee(absentOf(standsFor), task));
}
