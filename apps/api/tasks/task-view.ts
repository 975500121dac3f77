import type { DeadlineView, TaskListItem, TaskView } from '#contracts';
import {
  type Asker,
  activationWarnings,
  allowedCommands,
  type DeadlineState,
  deadlineOutlook,
  distanceTo,
  isUnfinished,
  missingParts,
  nextDueOf,
  presentDueOf,
  type TaskState,
  taskOutlook,
} from '#domain';
import { bodiesOf, type Scene } from '../naming/scene.js';
import { datesView, workView } from './work-view.js';

/** A task as one person sees it: names resolved, dates counted from today, the commands this person may give. */
export function taskView(state: TaskState, asker: Asker, scene: Scene): TaskView {
  const { names } = scene;
  return {
    ...shortOf(state, asker, scene),
    basis: state.basis,
    watcherPerson: names.personOrNull(state.watcher),
    assignedOn: state.assignedOn,
    acknowledgedOn: state.acknowledgedOn,
    warnings: activationWarnings(state),
    investment: state.investment ?? false,
    ...workView(state, asker, scene),
    deadlines: state.deadlines.map((d) => deadlineView(d, state, scene)),
  };
}

export function taskListItem(state: TaskState, asker: Asker, scene: Scene): TaskListItem {
  const nextDue = nextDueOf(state);
  return {
    ...shortOf(state, asker, scene),
    nextDue,
    nextWorkingDue: nextDue === null ? null : scene.calendar.onOrBefore(nextDue),
    ...distanceTo(nextDue, scene.today, scene.calendar),
    deadlines: state.deadlines.map((d) => deadlineShort(d, state, scene)),
  };
}

function shortOf(state: TaskState, asker: Asker, scene: Scene) {
  const { names } = scene;
  const { id, code, programme, kind, group, title, status, classification, officer, watcher, version, demo } =
    state;
  const bodies = bodiesOf(scene.directory, programme);
  return {
    id,
    code,
    programme,
    kind,
    group,
    title,
    status,
    outlook: taskOutlook(state, scene.today, scene.calendar),
    classification,
    leadUnit: state.leadUnits[0] ?? null,
    officer,
    officerPerson: names.personOrNull(officer),
    watcher,
    leads: names.units(state.leadUnits),
    coordinating: names.units(state.coordinatingUnits),
    heldBy: state.heldBy === null ? null : names.unit(state.heldBy),
    acknowledged: state.acknowledgedOn !== null,
    version,
    demo,
    missing: status === 'draft' ? missingParts(state) : [],
    allowedCommands: bodies === null ? [] : allowedCommands(asker, state, bodies, scene.today),
  };
}

function deadlineShort(d: DeadlineState, state: TaskState, { today, calendar }: Scene) {
  const { id, deliverable, status, legalDue, workingDue, originalLegalDue, reworkDue, rule } = d;
  const acknowledged = state.acknowledgedOn !== null;
  return {
    id,
    deliverable,
    status,
    outlook:
      state.status === 'draft' ? ('draft' as const) : deadlineOutlook(d, acknowledged, today, calendar),
    legalDue,
    workingDue,
    originalLegalDue,
    reworkDue,
    ...distanceTo(isUnfinished(d) ? presentDueOf(d) : null, today, calendar),
    rule,
  };
}

function deadlineView(d: DeadlineState, state: TaskState, scene: Scene): DeadlineView {
  const { submission } = d;
  return {
    ...deadlineShort(d, state, scene),
    explanation: d.explanation,
    submission:
      submission === null
        ? null
        : {
            no: submission.no,
            at: submission.at,
            by: submission.by === 'system' ? null : scene.names.person(submission.by),
            completedOn: submission.completedOn,
            recordedOn: submission.recordedOn,
            checkDue: submission.checkDue,
            backdated: submission.backdated,
          },
    completedOn: d.completedOn,
    ...datesView(d, state, scene.names),
    case: d.case,
  };
}
