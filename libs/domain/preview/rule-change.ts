import { localDate } from '../calendar/index.js';
import { type CaseEvent, type CaseState, decideCase, evolveCase } from '../case/index.js';
import { HEAD, INTAKE, OFFICE, OFFICER } from '../ladder/rung.js';
import {
  type DeadlineState,
  decideTaskByEngine,
  evolveTask,
  type Recorded,
  type TaskEvent,
  type TaskState,
} from '../task/index.js';
import type { DateMove, Moves, RuleChange } from './move.js';
import { caseSteps, movedSteps, taskSteps } from './steps.js';

/**
 * What new rules do to an open task: the one function that a preview shows and a save carries out. A counted date that
 * ends on a new rest day moves, a fixed one does not but its last working day does; what has passed stays (rule 3).
 */
export function changeTask(state: TaskState, change: RuleChange): Moves<TaskEvent> {
  const { before, after, now, cause } = change;
  const ctx = { now, actor: 'system', goLive: null, ...after };
  const today = localDate(now);
  const events: TaskEvent[] = [];
  if (isRunning(state)) {
    if (before.policy.version !== after.policy.version) {
      const { version: policy } = after.policy;
      const command = { type: 'apply-rules', policy, before: before.policy } as const;
      events.push(...decideTaskByEngine(state, command, today, ctx));
    }
    events.push(...decideTaskByEngine(state, { type: 'recompute-dates', cause }, today, ctx));
  }
  const next = events.reduce((s, e) => evolveTask(s, { ...e, at: now } as Recorded<TaskEvent>), state);
  return {
    events,
    dates: state.deadlines.flatMap((d, i) => movedDates(d, next.deadlines[i]!)),
    steps: movedSteps(taskSteps(state, before, now), taskSteps(next, after, now)),
  };
}

/** The same for a case: the day by which the committee answers. `session` is the meeting that it waits for. */
export function changeCase(
  state: CaseState,
  change: RuleChange,
  session: string | null = null,
): Moves<CaseEvent> {
  const { before, after, now, cause } = change;
  const ctx = { now, actor: 'system', nextSession: null, ...after };
  const events = decideCase(state, { type: 'redate', cause, session }, ctx);
  const next = events.reduce(evolveCase, state);
  const dates: DateMove[] = [];
  if (state.answerDue !== null && next.answerDue !== null && state.answerDue !== next.answerDue) {
    const { deadlineId } = state;
    const told = [INTAKE, OFFICE];
    dates.push({ what: 'answer-due', deadlineId, from: state.answerDue, to: next.answerDue, told });
  }
  return { events, dates, steps: movedSteps(caseSteps(state, before, now), caseSteps(next, after, now)) };
}

/** A draft has no dates yet; what is over has none to come. A suspended task keeps its dates, and they move. */
function isRunning({ status }: TaskState): boolean {
  return status === 'active' || status === 'suspended';
}

function movedDates(was: DeadlineState, is: DeadlineState): DateMove[] {
  const told = [OFFICER, HEAD];
  const moves: DateMove[] = [];
  for (const [what, from, to] of [
    ['legal-due', was.legalDue, is.legalDue],
    ['working-due', was.workingDue, is.workingDue],
  ] as const) {
    if (from !== null && to !== null && from !== to) {
      moves.push({ what, deadlineId: was.id, from, to, told });
    }
  }
  return moves;
}
