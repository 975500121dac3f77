import type { CaseCommand, TaskCommandType } from '#contracts';
import type { CaseState } from '../case/index.js';
import { commandsOf, missingParts, type TaskState } from '../task/index.js';
import {
  type Asker,
  type Bodies,
  isOfDebtor,
  isOwnDuty,
  type Relation,
  relationsOf,
  type Subject,
} from './relation.js';

/**
 * Who may give which command. One row per command; nobody else may give it.
 *
 * `judges` marks acts about the debtor's own work (checking, suspending, closing a case): nobody of the debtor gives
 * them, the standing body does not give them on its own duties (the committee's intake does), the chair always may.
 */
interface Row {
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
};

const CASE_TABLE: Record<CaseCommand['type'], Row> = {
  'send-up': { by: ['office', 'intake', 'chair'] },
  close: { by: ['office'], judges: true },
};

export function mayCommand(asker: Asker, subject: Subject, type: TaskCommandType): boolean {
  if (type === 'acknowledge' && subject.task.officer === null) {
    // A task that is live with only a unit is taken up by its head.
    return relationsOf(asker, subject).has('lead-head');
  }
  return permits(TABLE[type], asker, subject);
}

export function mayCommandCase(asker: Asker, subject: Subject, type: CaseCommand['type']): boolean {
  return permits(CASE_TABLE[type], asker, subject);
}

/** The commands to a case that its state allows and this person may give. */
export function allowedCaseCommands(
  asker: Asker,
  status: CaseState['status'],
  subject: Subject,
): CaseCommand['type'][] {
  if (status !== 'draft') return [];
  return (Object.keys(CASE_TABLE) as CaseCommand['type'][]).filter((type) =>
    mayCommandCase(asker, subject, type),
  );
}

/** Entering a task: the programme's office, or the administrator. */
export function mayCreateTask(asker: Asker, bodies: Bodies): boolean {
  const nothing = { officer: null, watcher: null, leadUnits: [], coordinatingUnits: [], heldBy: null };
  return permits(TABLE['complete-profile'], asker, { task: nothing, bodies });
}

function permits(row: Row, asker: Asker, subject: Subject): boolean {
  const relations = relationsOf(asker, subject);
  if (!row.judges) return row.by.some((relation) => relations.has(relation));
  if (relations.has('chair')) return true;
  if (isOfDebtor(asker, subject.task)) return false;
  const judges: readonly Relation[] = isOwnDuty(subject) ? ['intake'] : row.by;
  return judges.some((relation) => relations.has(relation));
}

/** The order in which the page offers them: what moves the task forward comes first. */
const OFFERED: readonly TaskCommandType[] = [
  'acknowledge',
  'accept-deliverable',
  'submit-deliverable',
  'return-deliverable',
  'report-progress',
  'report-difficulty',
  'confirm-backlog',
  'record-event',
  'complete-profile',
  'activate',
  'assign',
  'withdraw-submission',
  'resume',
  'suspend',
  'reopen',
  'stop',
];

/** The commands that the state allows and this person may give, the main one first. */
export function allowedCommands(asker: Asker, task: TaskState, bodies: Bodies): TaskCommandType[] {
  const possible = new Set(commandsOf(task));
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
