import type { CaseCommand, Instant, IsoDate, LadderPolicy } from '#contracts';
import { UserError } from '#contracts';
import { localDate, type WorkingCalendar } from '../calendar/index.js';
import { committeeAnswerDue, committeeRungs, type Rung } from '../ladder/index.js';
import type { RungFact } from '../task/index.js';

/**
 * A case (hồ sơ trình) of one overdue deadline: a draft of the standing body from L3, before the committee from L4
 * (or earlier, when the office sends it up), closed with a reason. Conclusions are not part of it yet.
 */
export interface CaseState {
  id: string;
  taskId: string;
  deadlineId: string;
  programme: string;
  status: 'none' | 'draft' | 'with-committee' | 'closed';
  openedOn: IsoDate | null;
  reachedOn: IsoDate | null;
  answerDue: IsoDate | null;
  closedOn: IsoDate | null;
  closedReason: string | null;
  done: Record<string, RungFact>;
  version: number;
  seq: number;
}

interface CaseRungRef {
  key: string;
  rung: string;
  nominal: IsoDate;
  slot: IsoDate;
}

export type CaseEvent =
  | { type: 'case-opened'; data: { taskId: string; deadlineId: string; programme: string; on: IsoDate } }
  | {
      type: 'case-sent-up';
      data: { on: IsoDate; by: 'engine' | 'office'; answerDue: IsoDate; calendar: string; policy: string };
      text?: { note?: string };
    }
  | { type: 'case-closed'; data: { on: IsoDate; by: 'engine' | 'office' }; text: { reason: string } }
  | { type: 'escalated'; data: CaseRungRef & { to: string[] } }
  | { type: 'rung-skipped'; data: CaseRungRef & { reason: 'nobody' | 'debtor' } }
  | { type: 'rung-superseded'; data: CaseRungRef & { by: string; reason: 'outage' } };

/** The engine's own commands beside those that people give. */
export type CaseEngineCommand =
  | { type: 'open'; taskId: string; deadlineId: string; programme: string }
  | { type: 'send-up-by-engine' }
  | { type: 'close-by-engine'; reason: string };

export interface CaseContext {
  now: Instant;
  calendar: WorkingCalendar;
  policy: LadderPolicy;
  /** The committee's next recorded session, if any. */
  nextSession: IsoDate | null;
}

export const CASE_EVENT_SCHEMA = 1;

export function emptyCase(id: string): CaseState {
  return {
    id,
    taskId: '',
    deadlineId: '',
    programme: '',
    status: 'none',
    openedOn: null,
    reachedOn: null,
    answerDue: null,
    closedOn: null,
    closedReason: null,
    done: {},
    version: 0,
    seq: 0,
  };
}

/** Business id of the case of a deadline's ladder: a later ladder (rework, reopening) gets a case of its own. */
export function caseIdOf(taskId: string, deadlineId: string, ladderNo: number): string {
  return `${taskId}.${deadlineId}.${ladderNo}`;
}

/** Engine commands are idempotent: what has happened already gives no event. */
export function decideCase(
  state: CaseState,
  command: CaseCommand | CaseEngineCommand,
  ctx: CaseContext,
): CaseEvent[] {
  const on = localDate(ctx.now);
  switch (command.type) {
    case 'open': {
      if (state.status !== 'none') return [];
      const { taskId, deadlineId, programme } = command;
      return [{ type: 'case-opened', data: { taskId, deadlineId, programme, on } }];
    }
    case 'send-up-by-engine':
      return state.status === 'draft' ? [sentUp(on, 'engine', undefined, ctx)] : [];
    case 'send-up':
      requireDraft(state);
      return [sentUp(on, 'office', command.note, ctx)];
    case 'close-by-engine':
      if (state.status === 'none' || state.status === 'closed') return [];
      return [{ type: 'case-closed', data: { on, by: 'engine' }, text: { reason: command.reason } }];
    case 'close':
      requireDraft(state);
      return [{ type: 'case-closed', data: { on, by: 'office' }, text: { reason: command.reason } }];
  }
}

function requireDraft(state: CaseState): void {
  if (state.status === 'draft') return;
  const now = { none: 'chưa được mở', 'with-committee': 'đã trình Ban Chỉ đạo', closed: 'đã đóng' } as const;
  throw new UserError('state-conflict', `Hồ sơ ${now[state.status]}.`, [], {
    status: state.status,
    version: state.version,
  });
}

function sentUp(on: IsoDate, by: 'engine' | 'office', note: string | undefined, ctx: CaseContext): CaseEvent {
  const answerDue = committeeAnswerDue(on, ctx.nextSession, ctx.policy, ctx.calendar);
  return {
    type: 'case-sent-up',
    data: { on, by, answerDue, calendar: ctx.calendar.version, policy: ctx.policy.version },
    ...(note === undefined ? {} : { text: { note } }),
  };
}

export function evolveCase(state: CaseState, event: CaseEvent): CaseState {
  const fact =
    event.type === 'escalated' || event.type === 'rung-skipped' || event.type === 'rung-superseded';
  return { ...applied(state, event), seq: state.seq + 1, version: state.version + (fact ? 0 : 1) };
}

function applied(state: CaseState, event: CaseEvent): CaseState {
  switch (event.type) {
    case 'case-opened': {
      const { taskId, deadlineId, programme, on } = event.data;
      return { ...state, taskId, deadlineId, programme, status: 'draft', openedOn: on };
    }
    case 'case-sent-up':
      return {
        ...state,
        status: 'with-committee',
        reachedOn: event.data.on,
        answerDue: event.data.answerDue,
      };
    case 'case-closed':
      return { ...state, status: 'closed', closedOn: event.data.on, closedReason: event.text.reason };
    case 'escalated':
      return {
        ...state,
        done: { ...state.done, [event.data.key]: { slot: event.data.slot, outcome: 'sent' } },
      };
    case 'rung-skipped':
      return {
        ...state,
        done: { ...state.done, [event.data.key]: { slot: event.data.slot, outcome: 'skipped' } },
      };
    case 'rung-superseded':
      return {
        ...state,
        done: { ...state.done, [event.data.key]: { slot: event.data.slot, outcome: 'superseded' } },
      };
  }
}

/** The committee rungs of a case: all of them, done or not; none before it has reached the committee. */
export function caseRungs(state: CaseState, ctx: Pick<CaseContext, 'calendar' | 'policy'>): Rung[] {
  if (state.reachedOn === null || state.answerDue === null) return [];
  return committeeRungs('case', state.reachedOn, state.answerDue, ctx.policy, ctx.calendar);
}

export interface CaseSlotPlan {
  slot: IsoDate;
  step: { rung: Rung; late: boolean; supersedes: Rung[] } | null;
}

/** What the case has to say in a slot: the latest due rung; earlier ones it supersedes (rule 7). */
export function planCaseSlot(
  state: CaseState,
  ctx: Pick<CaseContext, 'calendar' | 'policy'>,
  slot: IsoDate,
): CaseSlotPlan {
  const due = pending(state, ctx).filter((r) => r.on <= slot);
  const last = due.at(-1);
  if (!last) return { slot, step: null };
  return { slot, step: { rung: last, late: last.on < slot, supersedes: due.slice(0, -1) } };
}

/** The date of the next slot, not before `from`, in which the case has something to say; null when never. */
export function nextCaseSlot(
  state: CaseState,
  ctx: Pick<CaseContext, 'calendar' | 'policy'>,
  from: IsoDate,
): IsoDate | null {
  const next = pending(state, ctx)[0];
  if (!next) return null;
  const first = ctx.calendar.onOrAfter(from);
  return next.on > first ? next.on : first;
}

function pending(state: CaseState, ctx: Pick<CaseContext, 'calendar' | 'policy'>): Rung[] {
  if (state.status !== 'with-committee') return [];
  return caseRungs(state, ctx).filter((r) => !(r.key in state.done));
}
