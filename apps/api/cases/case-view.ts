import type {
  AuthorityTable,
  BasisDocument,
  CaseListItem,
  CaseView,
  DecisiveAct,
  ReminderView,
} from '#contracts';
import {
  allowedCaseCommands,
  attribution,
  basisOf,
  type CaseState,
  competence,
  type TaskState,
} from '#domain';
import type { KnownPerson } from '#identity';
import { asDomainEvent, type EventRecord } from '#persistence';
import { bodiesOf, type Scene } from '../naming/scene.js';
import { actsOf, type FileNames } from './case-acts.js';
import { isStage } from './stage-as-task.js';

/** One line of *Chờ ý kiến*. */
export function caseListItem(
  state: CaseState & { sessionRef: CaseListItem['session'] },
  task: TaskState,
  person: KnownPerson,
  scene: Scene,
): CaseListItem {
  const { directory, names, calendar, today } = scene;
  const deadline = task.deadlines.find((d) => d.id === state.deadlineId);
  const bodies = bodiesOf(directory, task.programme);
  // Of a stage several units owe, none of them leads.
  const lead = isStage(task) && task.leadUnits.length > 1 ? undefined : task.leadUnits[0];
  const waits = state.status === 'with-committee' && state.reachedOn !== null;
  return {
    id: state.id,
    programme: state.programme,
    taskId: state.taskId,
    taskCode: task.code,
    taskTitle: task.title,
    deadlineId: state.deadlineId,
    deliverable: deadline?.deliverable ?? '',
    legalDue: deadline?.legalDue ?? null,
    originalLegalDue: deadline?.originalLegalDue ?? null,
    leadUnit: lead === undefined ? null : names.unit(lead),
    status: state.status === 'none' ? 'draft' : state.status,
    round: state.round,
    openedOn: state.openedOn,
    reachedOn: state.reachedOn,
    waitingDays: waits ? Math.max(0, calendar.workingDaysBetween(state.reachedOn!, today)) : null,
    answerDue: state.answerDue,
    proposed: state.proposal?.outcome ?? null,
    outcome: state.conclusion?.outcome ?? null,
    concludedOn: state.concludedOn,
    session: state.sessionRef,
    closedOn: state.closedOn,
    closedReason: state.closedReason,
    end: state.end,
    version: state.version,
    allowedCommands: bodies === null ? [] : allowedCaseCommands(person, state, { task, bodies }),
  };
}

/** What a page of one case is made of, beside case and task. */
export interface CaseFacts {
  events: readonly EventRecord[];
  taskEvents: readonly EventRecord[];
  reminders: readonly ReminderView[];
  files: FileNames;
  authority: AuthorityTable | null;
  /** Of a stage of a cycle: what the committee may do there; null for a task, whose basis document says it. */
  competence: CaseView['competence'] | null;
}

/** One page of facts for whoever concludes. */
export function caseView(
  one: CaseState & { sessionRef: CaseListItem['session'] },
  task: TaskState,
  facts: CaseFacts,
  person: KnownPerson,
  scene: Scene,
): CaseView {
  const { names, today } = scene;
  const deadline = task.deadlines.find((d) => d.id === one.deadlineId);
  const basis = deadline === undefined ? task.basis : basisOf(task, deadline);
  const may = (act: DecisiveAct, document: BasisDocument | null) =>
    facts.authority === null
      ? { may: true, because: ['Chương trình chưa có bảng thẩm quyền.'] }
      : competence('committee', act, document, facts.authority, today, (unit) => names.unit(unit).name);
  return {
    ...caseListItem(one, task, person, scene),
    task: {
      status: task.status,
      version: task.version,
      leads: names.units(task.leadUnits),
      coordinating: names.units(task.coordinatingUnits),
      heldBy: task.heldBy === null ? null : names.unit(task.heldBy),
      officer: names.personOrNull(task.officer),
      assignedOn: task.assignedOn,
      acknowledgedOn: task.acknowledgedOn,
      basis,
    },
    dates: deadline?.dates ?? [],
    extensions: deadline?.extensions ?? { granted: 0, refused: 0 },
    attribution: heldDays(one, task, facts, scene),
    reminders: [...facts.reminders],
    difficulties: difficultiesOf(task, facts.taskEvents, scene),
    ...actsOf(facts.events, names, facts.files),
    explanationDue: one.explanationDue,
    recommendedOn: one.recommendedOn,
    resubmitDue: one.resubmitDue,
    competence: facts.competence ?? { move: may('move', basis), stop: may('stop', task.basis) },
  };
}

function heldDays(one: CaseState, task: TaskState, facts: CaseFacts, scene: Scene): CaseView['attribution'] {
  const bodies = bodiesOf(scene.directory, task.programme);
  if (bodies === null || isStage(task)) return [];
  const lives = {
    task: facts.taskEvents.map((row) => asDomainEvent('task', row)),
    cases: [facts.events.map((row) => asDomainEvent('case', row))],
  };
  const held = attribution(lives, one.deadlineId, bodies, scene.today, scene.calendar);
  return (held?.segments ?? []).map(({ holder, unit, from, to, workingDays }) => ({
    ...{ holder, from, to, workingDays },
    unit: unit === null ? null : scene.names.unit(unit),
  }));
}

/** The open ones first; what was reported comes from the events, for the state has no words. */
function difficultiesOf(
  task: TaskState,
  events: readonly EventRecord[],
  { names }: Scene,
): CaseView['difficulties'] {
  const said = events.filter(({ type }) => type === 'difficulty-reported').map(({ text }) => text?.['note']);
  return task.difficulties
    .map((d) => ({
      ...{ no: d.no, status: d.status, reportedOn: d.reportedOn, due: d.due, resolvedOn: d.resolvedOn },
      by: names.personOrNull(d.by),
      note: typeof said[d.no - 1] === 'string' ? (said[d.no - 1] as string) : null,
      owner: names.personOrNull(d.owner),
    }))
    .sort((a, b) => Number(a.status === 'resolved') - Number(b.status === 'resolved') || a.no - b.no);
}
