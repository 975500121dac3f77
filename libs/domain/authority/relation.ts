import type { RoleName } from '#contracts';
import type { TaskState } from '../task/index.js';

/** Whoever asks, with what the directory says of them at this moment. */
export interface Asker {
  id: string;
  memberships: readonly { unit: string; role: RoleName }[];
  /** Units directly below those that this person heads: the second level of escalation reads their tasks. */
  unitsBelow: readonly string[];
}

/** The bodies of the task's programme: roles count only there. */
export interface Bodies {
  standingBody: string;
  committee: string | null;
}

/** A task (or what of it matters here) in its programme. */
export interface Subject {
  task: Pick<TaskState, 'officer' | 'watcher' | 'leadUnits' | 'coordinatingUnits' | 'heldBy'>;
  bodies: Bodies;
}

/** What somebody is to a task. One person can be several. */
export type Relation =
  | 'officer' // cán bộ được giao
  | 'lead-head' // head of a lead unit, or of the body that holds the task
  | 'checker' // checks deliverables for the standing body
  | 'office' // the standing body's office, its deputy chief, its chief
  | 'intake' // takes cases in for the committee
  | 'chair'
  | 'administrator';

const OFFICE_ROLES: readonly RoleName[] = ['office', 'office-deputy-chief', 'office-chief'];

export function relationsOf(asker: Asker, { task, bodies }: Subject): Set<Relation> {
  const has = (role: RoleName, unit: string | null) =>
    unit !== null && asker.memberships.some((m) => m.role === role && m.unit === unit);
  const relations = new Set<Relation>();
  if (task.officer === asker.id) relations.add('officer');
  if (debtorsOf(task).some((unit) => has('head', unit))) relations.add('lead-head');
  if (has('checker', bodies.standingBody)) relations.add('checker');
  if (OFFICE_ROLES.some((role) => has(role, bodies.standingBody))) relations.add('office');
  if (has('intake', bodies.committee)) relations.add('intake');
  if (has('chair', bodies.committee)) relations.add('chair');
  if (asker.memberships.some((m) => m.role === 'administrator')) relations.add('administrator');
  return relations;
}

/** The units that owe the task; where the document names none, the body that holds it. */
export function debtorsOf(task: Subject['task']): readonly string[] {
  return task.leadUnits.length > 0 ? task.leadUnits : task.heldBy === null ? [] : [task.heldBy];
}

/** The standing body owes this task itself, so it does not check it. */
export function isOwnDuty({ task, bodies }: Subject): boolean {
  return debtorsOf(task).includes(bodies.standingBody);
}

/** Belongs to a unit that owes the task, in whatever role, or does its work from elsewhere. */
export function isOfDebtor(asker: Asker, task: Subject['task']): boolean {
  return task.officer === asker.id || asker.memberships.some((m) => debtorsOf(task).includes(m.unit));
}
