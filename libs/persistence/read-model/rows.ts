import {
  type CaseState,
  type CycleState,
  type DeadlineState,
  lastingLook,
  type TaskState,
  type WorkingCalendar,
} from '#domain';
import type { CaseFileEntity, CycleEntity, DeadlineEntity, TaskEntity } from '../entities/index.js';
import { codeKey, searchText } from './search-text.js';

export type TaskRow = Omit<TaskEntity, 'deadlines' | 'updatedAt'>;
export type DeadlineRow = Omit<DeadlineEntity, 'task'>;

const UNFINISHED: ReadonlySet<DeadlineState['status']> = new Set(['open', 'submitted', 'rework']);

/** What lists read of a task: a function of its state, so that the two can be compared. */
export function taskRow(state: TaskState, calendar: WorkingCalendar): TaskRow {
  const over = state.status === 'stopped' || state.status === 'completed';
  const dues = state.deadlines
    .filter((d) => !over && UNFINISHED.has(d.status))
    .map((d) => d.reworkDue ?? d.legalDue)
    .filter((due) => due !== null)
    .sort();
  const nextDue = dues[0] ?? null;
  return {
    id: state.id,
    code: state.code,
    codeKey: codeKey(state.code),
    programme: state.programme,
    kind: state.kind,
    groupNo: state.group,
    title: state.title,
    search: searchText(state.code, state.title, ...state.deadlines.map((d) => d.deliverable)),
    status: state.status,
    classification: state.classification,
    leadUnits: state.leadUnits,
    leadUnit: state.leadUnits[0] ?? null,
    coordinatingUnits: state.coordinatingUnits,
    heldBy: state.heldBy,
    inputUnits: each(state.inputs.map(({ unit }) => unit)),
    askedUnits: each(state.inputs.filter(({ status }) => status === 'open').map(({ unit }) => unit)),
    difficultyOwners: each(state.difficulties.map(({ owner }) => owner)),
    officer: state.officer,
    watcher: state.watcher,
    basis: state.basis,
    nextDue,
    nextWorkingDue: nextDue === null ? null : calendar.onOrBefore(nextDue),
    ...lastingLook(state),
    hasBacklog: state.deadlines.some((d) => d.status === 'backlog'),
    demo: state.demo,
    version: state.version,
  };
}

function each(names: readonly (string | null)[]): string[] {
  return [...new Set(names.filter((name) => name !== null))].sort();
}

export function deadlineRows(state: TaskState): DeadlineRow[] {
  return state.deadlines.map((d, ordinal) => ({
    taskId: state.id,
    id: d.id,
    ordinal,
    deliverable: d.deliverable,
    rule: d.rule,
    status: d.status,
    originalLegalDue: d.originalLegalDue,
    legalDue: d.legalDue,
    workingDue: d.workingDue,
    reworkDue: d.reworkDue,
    checkDue: d.status === 'submitted' ? (d.submission?.checkDue ?? null) : null,
    explanation: d.explanation,
    completedOn: d.completedOn,
    ladderNo: d.ladderNo,
    extension: extensionOf(d),
  }));
}

function extensionOf({ extension }: DeadlineState): DeadlineRow['extension'] {
  if (extension === null || extension === undefined) return null;
  return extension.signedOn === null ? 'drafted' : 'signed';
}

export function caseRow(state: CaseState): CaseFileEntity {
  const {
    id,
    taskId,
    deadlineId,
    programme,
    status,
    openedOn,
    reachedOn,
    answerDue,
    concludedOn,
    session,
    closedOn,
    closedReason,
    version,
  } = state;
  return {
    id,
    outcome: state.conclusion?.outcome ?? null,
    taskId,
    deadlineId,
    programme,
    status,
    openedOn,
    reachedOn,
    answerDue,
    concludedOn,
    session,
    closedOn,
    closedReason,
    version,
  };
}

export function cycleRow(state: CycleState): CycleEntity {
  const { id, programme, kind, year, part, title, status, openedOn, closedOn, stages, version } = state;
  const dues = stages.flatMap((s) => (s.status === 'open' && s.legalDue !== null ? [s.legalDue] : []));
  return {
    id,
    programme,
    kind,
    year,
    part,
    title,
    status: status as CycleEntity['status'],
    openedOn: openedOn!,
    closedOn,
    nextDue: dues.sort()[0] ?? null,
    units: [...new Set(stages.flatMap((s) => s.respondents))].sort(),
    version,
  };
}
