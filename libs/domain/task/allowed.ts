import type { IsoDate, TaskCommandType } from '#contracts';
import { conflict } from './refusal.js';
import type { DeadlineState, DeadlineStatus, TaskState } from './state.js';

/** Which task states allow which command; the page offers only these. */
const ALLOWED: Record<TaskCommandType, readonly TaskState['status'][]> = {
  'complete-profile': ['draft'],
  activate: ['draft'],
  assign: ['active', 'suspended'],
  acknowledge: ['active'],
  'report-progress': ['active'],
  'report-difficulty': ['active', 'suspended'],
  'submit-deliverable': ['active'],
  'withdraw-submission': ['active'],
  'accept-deliverable': ['active'],
  'return-deliverable': ['active'],
  'record-event': ['active'],
  suspend: ['active'],
  resume: ['suspended'],
  stop: ['active', 'suspended'],
  reopen: ['completed', 'stopped', 'active'],
  'confirm-backlog': ['active'],
  'request-extension': ['active'],
  'sign-extension': ['active'],
  'withdraw-extension': ['active'],
  'decide-extension': ['active'],
  'correct-date': ['active', 'suspended'],
  'replace-basis': ['active', 'suspended'],
  'request-input': ['active'],
  'give-input': ['active', 'suspended'],
  'withdraw-input': ['active', 'suspended'],
  'assign-difficulty': ['active', 'suspended'],
  'resolve-difficulty': ['active', 'suspended'],
  'record-duplication-check': ['draft', 'active', 'suspended'],
  urge: ['active'],
};

/** Whether some deadline is in a state that the command needs. */
const NEEDS_DEADLINE: Partial<Record<TaskCommandType, readonly DeadlineStatus[]>> = {
  'submit-deliverable': ['open', 'rework', 'continuous', 'backlog'],
  'withdraw-submission': ['submitted'],
  'accept-deliverable': ['submitted'],
  'return-deliverable': ['submitted'],
  'record-event': ['waiting-event'],
  'confirm-backlog': ['backlog'],
  urge: ['open', 'rework', 'continuous', 'waiting-event'],
};

/** Whether something in the state waits for the command. */
const NEEDS: Partial<Record<TaskCommandType, (state: TaskState, on: IsoDate) => boolean>> = {
  'request-extension': (state, on) =>
    state.deadlines.some((d) => d.status === 'open' && isBeforeDue(d, on) && !isAsked(d)),
  'sign-extension': (state, on) =>
    state.deadlines.some((d) => isAsked(d) && isBeforeDue(d, on) && d.extension?.signedOn === null),
  'withdraw-extension': (state) => state.deadlines.some(isAsked),
  'decide-extension': (state) => state.deadlines.some((d) => isAsked(d) && d.extension?.signedOn !== null),
  'correct-date': (state) => state.deadlines.some((d) => d.legalDue !== null && !isOver(d)),
  'replace-basis': (state) => state.deadlines.some((d) => !isOver(d)),
  'record-duplication-check': (state) => state.investment === true,
  'give-input': (state) => state.inputs.some((i) => i.status === 'open'),
  'withdraw-input': (state) => state.inputs.some((i) => i.status === 'open'),
  'assign-difficulty': (state) => state.difficulties.some((d) => d.status !== 'resolved'),
  'resolve-difficulty': (state) => state.difficulties.some((d) => d.status !== 'resolved'),
};

function isOver({ status }: DeadlineState): boolean {
  return status === 'accepted' || status === 'history';
}

/** After its date only the committee's case can give more time. */
export function isBeforeDue({ legalDue }: DeadlineState, on: IsoDate): boolean {
  return legalDue !== null && on <= legalDue;
}

/** More time is asked for, and the work is not finished. */
function isAsked(d: DeadlineState): boolean {
  return d.extension != null && !isOver(d);
}

/** The commands that the state allows on a day, whoever asks. */
export function commandsOf(state: TaskState, on: IsoDate): TaskCommandType[] {
  return (Object.keys(ALLOWED) as TaskCommandType[]).filter((type) => {
    if (!ALLOWED[type].includes(state.status)) return false;
    if (type === 'acknowledge' && state.acknowledgedOn !== null) return false;
    if (type === 'reopen' && state.status === 'active')
      return state.deadlines.some((d) => d.status === 'accepted');
    if (NEEDS[type] && !NEEDS[type](state, on)) return false;
    const needed = NEEDS_DEADLINE[type];
    return needed === undefined || state.deadlines.some((d) => needed.includes(d.status));
  });
}

/** @throws UserError `state-conflict` */
export function requireStatus(state: TaskState, type: TaskCommandType): void {
  if (!ALLOWED[type].includes(state.status)) {
    throw conflict(state, `Nhiệm vụ ${STATUS_VI[state.status]} nên không làm được việc này.`);
  }
}

const STATUS_VI = {
  draft: 'còn là dự thảo',
  active: 'đang thực hiện',
  suspended: 'đang tạm dừng',
  stopped: 'đã dừng',
  completed: 'đã hoàn thành',
} as const;
