import type { Level, RoleName, TaskCommand } from '#contracts';
import { debtorsOf, type TaskState } from '../task/index.js';
import type { StandInScope, StandsFor } from './stand-in.js';

/** Whoever asks, with what the directory says of them at this moment. */
export interface Asker {
  id: string;
  memberships: readonly { unit: string; role: RoleName }[];
  /** Units directly below those that this person heads: the second level of escalation reads their tasks. */
  unitsBelow: readonly string[];
  /** Those whose stand-in this person is today. */
  standsFor?: readonly StandsFor[];
}

/** The bodies of the task's programme: roles count only there. */
export interface Bodies {
  standingBody: string;
  committee: string | null;
  /** Roles of the committee that may conclude, from the programme's authority table; the chair where it has none. */
  conclude?: readonly RoleName[];
}

/** A task (or what of it matters here) in its programme. */
export interface Subject {
  task: Pick<TaskState, 'officer' | 'watcher' | 'leadUnits' | 'coordinatingUnits' | 'heldBy'> &
    Partial<Pick<TaskState, 'inputs' | 'difficulties'>>;
  bodies: Bodies;
  /** The request for input that a command names; without one whatever is asked of anybody counts. */
  inputNo?: number;
  /** The difficulty that a command names; without one whatever anybody owns counts. */
  difficultyNo?: number;
}

/** The task with what of it the command names: one unit's answer is not another's to give. */
export function subjectOf(command: TaskCommand, task: TaskState, bodies: Bodies): Subject {
  return {
    ...{ task, bodies },
    ...('inputNo' in command ? { inputNo: command.inputNo } : {}),
    ...('difficultyNo' in command ? { difficultyNo: command.difficultyNo } : {}),
  };
}

/** The programme itself, where no task matters. */
export function ofProgramme(bodies: Bodies): Subject {
  const nothing = { officer: null, watcher: null, leadUnits: [], coordinatingUnits: [], heldBy: null };
  return { task: nothing, bodies };
}

/** What somebody is to a task. One person can be several. */
export type Relation =
  | 'officer' // cán bộ được giao
  | 'lead-head' // head of a lead unit, or of the body that holds the task
  | 'asked-head' // head of the unit that was asked for input
  | 'difficulty-owner' // was given the difficulty to clear
  | 'checker' // checks deliverables for the standing body
  | 'office' // the standing body's office, its deputy chief, its chief
  | 'office-chief'
  | 'intake' // takes cases in for the committee
  | 'member' // of the committee
  | 'concluder' // may conclude for the committee: its chair, or a deputy named in the table
  | 'chair'
  | 'administrator';

const OFFICE_ROLES: readonly RoleName[] = ['office', 'office-deputy-chief', 'office-chief'];
const COMMITTEE_ROLES: readonly RoleName[] = ['member', 'deputy-chair', 'chair'];

/** Own relations only; those of somebody whose place the asker takes are `relationsFor`. */
export function relationsOf(asker: Asker, subject: Subject): Set<Relation> {
  const { task, bodies } = subject;
  const has = (role: RoleName, unit: string | null) =>
    unit !== null && asker.memberships.some((m) => m.role === role && m.unit === unit);
  const relations = new Set<Relation>();
  if (task.officer === asker.id) relations.add('officer');
  if (debtorsOf(task).some((unit) => has('head', unit))) relations.add('lead-head');
  if (askedUnits(subject).some((unit) => has('head', unit))) relations.add('asked-head');
  if (ownersOf(subject).includes(asker.id)) relations.add('difficulty-owner');
  if (has('checker', bodies.standingBody)) relations.add('checker');
  if (OFFICE_ROLES.some((role) => has(role, bodies.standingBody))) relations.add('office');
  if (has('office-chief', bodies.standingBody)) relations.add('office-chief');
  if (has('intake', bodies.committee)) relations.add('intake');
  if (COMMITTEE_ROLES.some((role) => has(role, bodies.committee))) relations.add('member');
  if ((bodies.conclude ?? ['chair']).some((role) => has(role, bodies.committee))) relations.add('concluder');
  if (has('chair', bodies.committee)) relations.add('chair').add('concluder');
  if (asker.memberships.some((m) => m.role === 'administrator')) relations.add('administrator');
  return relations;
}

/** What a stand-in may be in the place of the absent person. The chair is nobody's to replace: a deputy concludes. */
const SCOPE: Record<StandInScope, ReadonlySet<Relation>> = {
  work: new Set<Relation>([
    'officer',
    'checker',
    'office',
    'office-chief',
    'intake',
    'asked-head',
    'difficulty-owner',
  ]),
  sign: new Set<Relation>(['lead-head', 'asked-head']),
};

/** The absent person as the one who asks, so that one rule says what somebody is to a task. */
export function absentOf({ person, memberships, unitsBelow }: StandsFor): Asker {
  return { id: person, memberships, unitsBelow, standsFor: [] };
}

/** What the asker is in the place of each absent person, as far as the scope of the document goes. */
export function relationsFor(asker: Asker, subject: Subject): { absent: Asker; relations: Set<Relation> }[] {
  return (asker.standsFor ?? []).map((standsFor) => ({
    absent: absentOf(standsFor),
    relations: new Set(
      [...relationsOf(absentOf(standsFor), subject)].filter((relation) =>
        SCOPE[standsFor.scope].has(relation),
      ),
    ),
  }));
}

/**
 * The level somebody decides for, in their own place or in that of somebody whose work they do; null for everybody
 * outside office and committee.
 */
export function levelOf(asker: Asker, subject: Subject): Level | null {
  if (relationsOf(asker, subject).has('concluder')) return 'committee';
  const places = [
    relationsOf(asker, subject),
    ...relationsFor(asker, subject).map(({ relations }) => relations),
  ];
  return places.some((relations) => relations.has('office')) ? 'office' : null;
}

/** The named request's unit, whatever became of it: that it is over is the state's to say. */
function askedUnits({ task, inputNo }: Subject): readonly string[] {
  return (task.inputs ?? [])
    .filter((i) => (inputNo === undefined ? i.status === 'open' : i.no === inputNo))
    .map((i) => i.unit);
}

function ownersOf({ task, difficultyNo }: Subject): readonly (string | null)[] {
  return (task.difficulties ?? [])
    .filter((d) => (difficultyNo === undefined ? d.status === 'owned' : d.no === difficultyNo))
    .map((d) => d.owner);
}

/** The standing body owes this task itself, so it does not check it. */
export function isOwnDuty({ task, bodies }: Subject): boolean {
  return debtorsOf(task).includes(bodies.standingBody);
}

/** Belongs to a unit that owes the task, in whatever role, or does its work from elsewhere. */
export function isOfDebtor(asker: Asker, task: Subject['task']): boolean {
  return task.officer === asker.id || asker.memberships.some((m) => debtorsOf(task).includes(m.unit));
}
