import type { CaseListItem, CaseView } from '#contracts';
import { allowedCaseCommands, basisOf, type CaseState, type TaskState } from '#domain';
import type { KnownPerson } from '#identity';
import { bodiesOf, type Scene } from '../naming/scene.js';

/** One line of *Chờ ý kiến*. */
export function caseListItem(
  state: CaseState,
  task: TaskState,
  person: KnownPerson,
  scene: Scene,
): CaseListItem {
  const { directory, names, calendar, today } = scene;
  const deadline = task.deadlines.find((d) => d.id === state.deadlineId);
  const bodies = bodiesOf(directory, task.programme);
  const lead = task.leadUnits[0];
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
    session: null,
    closedOn: state.closedOn,
    closedReason: state.closedReason,
    end: state.end,
    version: state.version,
    allowedCommands: bodies === null ? [] : allowedCaseCommands(person, state, { task, bodies }),
  };
}

/** One page of facts for whoever concludes. */
export function caseView(state: CaseState, task: TaskState, person: KnownPerson, scene: Scene): CaseView {
  const { names } = scene;
  const deadline = task.deadlines.find((d) => d.id === state.deadlineId);
  return {
    ...caseListItem(state, task, person, scene),
    task: {
      status: task.status,
      version: task.version,
      leads: task.leadUnits.map((unit) => names.unit(unit)),
      coordinating: task.coordinatingUnits.map((unit) => names.unit(unit)),
      heldBy: task.heldBy === null ? null : names.unit(task.heldBy),
      officer: task.officer === null ? null : names.person(task.officer),
      assignedOn: task.assignedOn,
      acknowledgedOn: task.acknowledgedOn,
      basis: deadline === undefined ? task.basis : basisOf(task, deadline),
    },
    dates: deadline?.dates ?? [],
    extensions: deadline?.extensions ?? { granted: 0, refused: 0 },
    attribution: [],
    reminders: [],
    statements: [],
    opinions: [],
    difficulties: [],
    proposal: null,
    conclusion: null,
    conclusions: [],
    refused: [],
    explanationDue: state.explanationDue,
    recommendedOn: state.recommendedOn,
    resubmitDue: state.resubmitDue,
    answer: null,
    minutes: [],
    competence: { move: { may: false, because: [] }, stop: { may: false, because: [] } },
  };
}
