import type { CaseCommand, CycleCommand, IsoDate, TaskCommandType } from '#contracts';
import { type CaseState, commandsOfCase } from '../case/index.js';
import { commandsOf, missingParts, type TaskState } from '../task/index.js';
import {
  type Asker,
  type Bodies,
  isOfDebtor,
  isOwnDuty,
  ofProgramme,
  type Relation,
  relationsFor,
  relationsOf,
  type Subject,
} from './relation.js';

/**
 * Who may give which command. One row per command; nobody else may give it.
 *
 * `judges` marks acts about the debtor's own work (checking, suspending, closing a case): nobody of the debtor gives
 * them, the standing body does not give them on its own duties (the committee's intake does; where the programme has no
 * committee, the chief of the office), the chair always may.
 * Whether the date or the stop is this level's to decide is asked of the basis document (`competence`).
 */
export interface Row {
  by: readonly Relation[];
  judges?: true;
}

const TABLE: Record<TaskCommandType, Row> = {
  'complete-profile': { by: ['office', 'administrator'] },
  activate: { by: ['office', 'administrator'] },
  assign: { by: ['lead-head', 'office', 'administrator'] },
  acknowledge: { by: ['officer'] },
  'report-progress': { by: ['officer', 'lead-head'] },
  'report-difficulty': { by: ['officer', 'lead-head'] },
  'submit-deliverable': { by: ['officer', 'lead-head'] },
  'withdraw-submission': { by: ['officer', 'lead-head'] },
  'accept-deliverable': { by: ['checker', 'office'], judges: true },
  'return-deliverable': { by: ['checker', 'office'], judges: true },
  'record-event': { by: ['office', 'administrator'] },
  suspend: { by: ['office'], judges: true },
  resume: { by: ['office'], judges: true },
  stop: { by: ['office'], judges: true },
  reopen: { by: ['office'], judges: true },
  'confirm-backlog': { by: ['office', 'administrator'] },
  'request-extension': { by: ['officer', 'lead-head'] },
  'sign-extension': { by: ['lead-head'] },
  'withdraw-extension': { by: ['officer', 'lead-head'] },
  'decide-extension': { by: ['office', 'concluder'], judges: true },
  'correct-date': { by: ['office'], judges: true },
  'replace-basis': { by: ['office'], judges: true },
  'request-input': { by: ['officer', 'lead-head'] },
  'give-input': { by: ['asked-head'] },
  'withdraw-input': { by: ['officer', 'lead-head'] },
  'assign-difficulty': { by: ['office'] },
  'resolve-difficulty': { by: ['office', 'difficulty-owner'] },
  // The Đề án asks it of the lead units; the office may record it for them.
  'record-duplication-check': { by: ['officer', 'lead-head', 'office', 'administrator'] },
  urge: { by: ['office'] },
};

const CASE_TABLE: Record<CaseCommand['type'], Row> = {
  propose: { by: ['office'], judges: true },
  'send-up': { by: ['office', 'intake', 'chair'] },
  close: { by: ['office'], judges: true },
  'give-statement': { by: ['officer', 'lead-head'] },
  'give-opinion': { by: ['member', 'intake'] },
  conclude: { by: ['concluder'], judges: true },
  'record-minutes': { by: ['office', 'intake', 'concluder'] },
  'record-answer': { by: ['office', 'intake'] },
  schedule: { by: ['office', 'intake', 'concluder'] },
};

/**
 * Acts on a cycle. Whoever conducts it is the standing body's office; what one unit answers is taken, or sent back, as
 * a judgement on that unit's work.
 */
const CYCLE_TABLE: Record<CycleAct, Row> = {
  'open-stage': { by: ['office', 'administrator'] },
  'extend-stage': { by: ['office', 'administrator'] },
  'reopen-stage': { by: ['office', 'administrator'] },
  'skip-stage': { by: ['office', 'administrator'] },
  'close-stage': { by: ['office', 'administrator'] },
  'complete-stage': { by: ['office', 'intake', 'concluder'] },
  'name-focal': { by: ['lead-head', 'office', 'administrator'] },
  'excuse-unit': { by: ['office', 'administrator'] },
  'ask-more-time': { by: ['lead-head'] },
  'refuse-more-time': { by: ['office'], judges: true },
  'return-submission': { by: ['office'], judges: true },
  'accept-submission': { by: ['office'], judges: true },
  pause: { by: ['office', 'administrator'] },
  resume: { by: ['office', 'administrator'] },
  /** What is typed before it is sent: whoever of the unit is given the work. */
  draft: { by: ['lead-head', 'officer'] },
  submit: { by: ['lead-head', 'officer'] },
};
export type CycleAct = CycleCommand['type'] | 'draft' | 'submit';

/** Whether somebody may act, and in whose place: null for their own. */
export interface Acting {
  allowed: boolean;
  onBehalfOf: string | null;
}

/** The one place where the actor of a command is resolved; both names stand in the record. */
export function actingOn(asker: Asker, subject: Subject, type: TaskCommandType): Acting {
  if (type === 'acknowledge' && subject.task.officer === null) {
    // A task that is live with only a unit is taken up by its head.
    return acting({ by: ['lead-head'] }, asker, subject);
  }
  return acting(TABLE[type], asker, subject);
}

export function actingOnCase(asker: Asker, subject: Subject, type: CaseCommand['type']): Acting {
  return acting(CASE_TABLE[type], asker, subject);
}

/** On a cycle, or on what one unit of it answers. The standing body's own answers are its office's to give. */
export function actingOnCycle(
  asker: Asker,
  of: { unit: string | null; focal: string | null; bodies: Bodies },
  type: CycleAct,
): Acting {
  const { unit, focal, bodies } = of;
  const leadUnits = unit === null ? [] : [unit];
  const task = { officer: focal, watcher: null, leadUnits, coordinatingUnits: [], heldBy: null };
  const row = CYCLE_TABLE[type];
  const answers = type === 'draft' || type === 'submit' || type === 'ask-more-time';
  const own = answers && unit === bodies.standingBody ? { ...row, by: [...row.by, 'office' as const] } : row;
  return acting(own, asker, { task, bodies });
}

export function mayCommand(asker: Asker, subject: Subject, type: TaskCommandType): boolean {
  return actingOn(asker, subject, type).allowed;
}

export function mayCommandCase(asker: Asker, subject: Subject, type: CaseCommand['type']): boolean {
  return actingOnCase(asker, subject, type).allowed;
}

/** The commands to a case that its state allows and this person may give. */
export function allowedCaseCommands(
  asker: Asker,
  state: Pick<CaseState, 'status' | 'concludedOn'>,
  subject: Subject,
): CaseCommand['type'][] {
  return commandsOfCase(state).filter((type) => mayCommandCase(asker, subject, type));
}

/** Entering a task: the programme's office, or the administrator. */
export function mayCreateTask(asker: Asker, bodies: Bodies): boolean {
  return creating(asker, bodies).allowed;
}

export function creating(asker: Asker, bodies: Bodies): Acting {
  return acting(TABLE['complete-profile'], asker, ofProgramme(bodies));
}

export function acting(row: Row, asker: Asker, subject: Subject): Acting {
  const own = relationsOf(asker, subject);
  if (permits(row, own, [asker], subject)) return { allowed: true, onBehalfOf: null };
  for (const { absent, relations } of relationsFor(asker, subject)) {
    // Neither judges what they owe: a stand-in has no more right than the absent person, nor than themself.
    if (permits(row, relations, [asker, absent], subject)) return { allowed: true, onBehalfOf: absent.id };
  }
  return { allowed: false, onBehalfOf: null };
}

function permits(
  row: Row,
  relations: ReadonlySet<Relation>,
  actors: readonly Asker[],
  subject: Subject,
): boolean {
  if (!row.judges) return row.by.some((relation) => relations.has(relation));
  if (relations.has('chair')) return true;
  // Without a committee nobody here stands above the standing body: its chief judges what others of it have done.
  if (isOwnDuty(subject) && subject.bodies.committee === null) {
    return relations.has('office-chief') && !actors.some(({ id }) => id === subject.task.officer);
  }
  if (actors.some((actor) => isOfDebtor(actor, subject.task))) return false;
  const judges = isOwnDuty(subject) ? pastTheOffice(row.by) : row.by;
  return judges.some((relation) => relations.has(relation));
}

/** The standing body does not judge its own duties: the committee's intake does in its place. */
function pastTheOffice(by: readonly Relation[]): Relation[] {
  return by.map((relation) => (relation === 'office' || relation === 'checker' ? 'intake' : relation));
}

/** The order in which the page offers them: what moves the task forward comes first. */
const OFFERED: readonly TaskCommandType[] = [
  'acknowledge',
  'accept-deliverable',
  'give-input',
  'sign-extension',
  'decide-extension',
  'submit-deliverable',
  'return-deliverable',
  'report-progress',
  'report-difficulty',
  'resolve-difficulty',
  'assign-difficulty',
  'request-extension',
  'request-input',
  'confirm-backlog',
  'record-event',
  'record-duplication-check',
  'complete-profile',
  'activate',
  'assign',
  'urge',
  'withdraw-extension',
  'withdraw-input',
  'withdraw-submission',
  'resume',
  'suspend',
  'correct-date',
  'replace-basis',
  'reopen',
  'stop',
];

/** The commands that the state allows and this person may give, the main one first. */
export function allowedCommands(
  asker: Asker,
  task: TaskState,
  bodies: Bodies,
  on: IsoDate,
): TaskCommandType[] {
  const possible = new Set(commandsOf(task, on));
  const allowed = OFFERED.filter(
    (type) => possible.has(type) && mayCommand(asker, { task, bodies }, type),
  ).filter((type) => type !== 'accept-deliverable' || someSubmittedByAnother(task, asker.id));
  const ready = task.status === 'draft' && missingParts(task).length === 0;
  return ready ? [...allowed].sort((a, b) => Number(b === 'activate') - Number(a === 'activate')) : allowed;
}

/** Whoever submitted a deliverable does not accept it. */
function someSubmittedByAnother(task: TaskState, person: string): boolean {
  return task.deadlines.some((d) => d.status === 'submitted' && d.submission?.by !== person);
}
