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

/** Also in the place of somebody who is absent: their work cannot be done unseen. */
export function seesAll(asker: Asker): boolean {
  return everyAsker(asker).some((one) => one.memberships.some((m) => READS_ALL.has(m.role)));
}

/**
 * The units whose tasks this person reads: their own, and those directly below a unit that they head; and those of
 * whoever's place they take.
 */
export function unitsInSight(asker: Asker): string[] {
  return [...new Set(everyAsker(asker).flatMap((one) => [...unitsWorkedIn(one), ...one.unitsBelow]))];
}

/** The units of this person, and of those whose place they take; not those below them. */
export function ownUnits(asker: Asker): string[] {
  return [...new Set(everyAsker(asker).flatMap(unitsWorkedIn))];
}

/** The person, and those whose place they take: whose tasks are theirs to read. */
export function personsInSight(asker: Asker): string[] {
  return everyAsker(asker).map((one) => one.id);
}

/** Whose work this person does: their own, and that of those whose work they were given to do. */
export function worksAs(asker: Asker): string[] {
  const absent = (asker.standsFor ?? []).filter((s) => s.scope === 'work').map((s) => s.person);
  return [...new Set([asker.id, ...absent])];
}

/** Whoever supervises for a body has no part in its work: they read what is published. */
function unitsWorkedIn({ memberships }: Asker): string[] {
  return memberships.filter(({ role }) => role !== 'supervisor').map(({ unit }) => unit);
}

function everyAsker(asker: Asker): Asker[] {
  return [asker, ...(asker.standsFor ?? []).map(absentOf)];
}

/** Whether this person may read the task. A list holds exactly those for which this is true. */
export function maySee(asker: Asker, task: Subject['task']): boolean {
  if (seesAll(asker)) return true;
  const persons = new Set<string | null | undefined>(personsInSight(asker));
  if (persons.has(task.officer) || persons.has(task.watcher)) return true;
  if (task.difficulties?.some((d) => d.owner !== null && persons.has(d.owner))) return true;
  const involved = new Set([
    ...task.leadUnits,
    ...task.coordinatingUnits,
    ...(task.inputs ?? []).map((input) => input.unit),
    ...(task.heldBy === null ? [] : [task.heldBy]),
  ]);
  return unitsInSight(asker).some((unit) => involved.has(unit));
}
