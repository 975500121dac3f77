import {
  type CaseCommand,
  type Conclusion,
  type Instant,
  type IsoDate,
  invalidField,
  type LadderPolicy,
  UserError,
} from '#contracts';
import { formatDate, localDate, type WorkingCalendar } from '../calendar/index.js';
import { requireIssued } from '../document/index.js';
import { committeeAnswerDue } from '../ladder/index.js';
import type { EvidenceRef } from '../task/index.js';
import { type CaseEvent, partsOf } from './events.js';
import type { CaseState, CaseStatus } from './state.js';

/** The engine's own commands beside those that people give; they are idempotent. */
export type CaseEngineCommand =
  | { type: 'open'; taskId: string; deadlineId: string; programme: string }
  | { type: 'send-up-by-engine' }
  /** The explanation did not come in time. */
  | { type: 'resume-by-engine' }
  | { type: 'close-by-engine'; reason: string }
  /** The day for the answer is counted anew; `session` is the one that the case waits for, if any. */
  | { type: 'redate'; cause: string; session: IsoDate | null }
  /** A conclusion that came second, kept in the record. */
  | { type: 'note-refused'; outcome: Conclusion['outcome'] };

export interface CaseContext {
  now: Instant;
  /** Person id, or `system`. */
  actor: string;
  calendar: WorkingCalendar;
  policy: LadderPolicy;
  /** The committee's next recorded session, if any. */
  nextSession: { id: string; on: IsoDate } | null;
  /** Why this committee may decide what is concluded, in words; from `mayConclude` of the authority table. */
  because?: readonly string[];
  /** Whether the statement is the head's, which answers an explanation asked for. */
  statementAs?: 'officer' | 'head';
  /** The session that `schedule` names. */
  session?: { id: string; on: IsoDate } | null;
  evidence?: readonly EvidenceRef[];
}

/** `decide(state, command, context) → events`. Whether the actor may is decided before (`libs/domain/authority`). */
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
    case 'resume-by-engine':
      return state.status === 'awaiting-explanation' ? [resumed(on, 'unexplained', ctx)] : [];
    case 'redate':
      return redated(state, command, on, ctx);
    case 'close-by-engine':
      if (state.status === 'none' || state.status === 'closed') return [];
      return [
        {
          type: 'case-closed',
          data: { on, by: 'engine', end: 'overtaken' },
          text: { reason: command.reason },
        },
      ];
    case 'note-refused':
      if (state.concludedOn === null) return [];
      return [{ type: 'conclusion-refused', data: { on, by: ctx.actor, outcome: command.outcome } }];
    case 'propose': {
      require(state, ['draft', 'with-committee']);
      const { facts, text } = partsOf(command.proposal);
      const { note } = command;
      return [
        {
          type: 'case-proposed',
          data: { ...facts, on },
          text: { ...text, ...(note === undefined ? {} : { note }) },
        },
      ];
    }
    case 'send-up':
      require(state, ['draft']);
      return [sentUp(on, 'office', command.note, ctx)];
    case 'close':
      require(state, ['draft']);
      return [
        {
          type: 'case-closed',
          data: { on, by: 'office', end: 'closed-by-office' },
          text: { reason: command.reason },
        },
      ];
    case 'give-statement':
      return statement(state, command, on, ctx);
    case 'give-opinion':
      require(state, ['with-committee']);
      return [
        {
          type: 'opinion-given',
          data: { no: state.opinions + 1, by: ctx.actor, on },
          text: { text: command.text },
        },
      ];
    case 'conclude':
      require(state, ['with-committee']);
      return [conclude(command, on, ctx)];
    case 'record-minutes': {
      if (state.concludedOn === null) throw conflict(state, 'chưa có kết luận');
      const { kind, documentNumber = null, documentDate = null } = command;
      requireIssued(documentDate, on, 'documentDate');
      const data = { on, kind, documentNumber, documentDate, ...files(ctx) };
      return [{ type: 'minutes-recorded', data }];
    }
    case 'record-answer':
      return [answered(state, command, on)];
    case 'schedule': {
      require(state, ['with-committee']);
      const session = ctx.session ?? null;
      if (command.session !== null && session === null) {
        throw invalidField('session', 'không có phiên họp này');
      }
      const answerDue = committeeAnswerDue(
        state.reachedOn!,
        session?.on ?? ctx.nextSession?.on ?? null,
        ctx.policy,
        ctx.calendar,
      );
      return [
        {
          type: 'case-scheduled',
          data: { on, session: session?.id ?? null, sessionOn: session?.on ?? null, answerDue },
        },
      ];
    }
  }
}

function statement(
  state: CaseState,
  command: Extract<CaseCommand, { type: 'give-statement' }>,
  on: IsoDate,
  ctx: CaseContext,
): CaseEvent[] {
  require(state, ['draft', 'with-committee', 'awaiting-explanation']);
  const as = ctx.statementAs ?? 'officer';
  const given: CaseEvent = {
    type: 'statement-given',
    data: { no: state.statements + 1, by: ctx.actor, on, as, ...files(ctx) },
    text: { text: command.text },
  };
  const explained = state.status === 'awaiting-explanation' && as === 'head';
  return explained ? [given, resumed(on, 'explained', ctx)] : [given];
}

const NEXT = {
  'new-date': 'closed',
  'keep-date': 'closed',
  reassign: 'closed',
  suspend: 'closed',
  'request-explanation': 'awaiting-explanation',
  'recommend-stop': 'recommended',
  'recommend-date': 'recommended',
  return: 'draft',
} as const satisfies Record<Conclusion['outcome'], string>;

function conclude(
  { conclusion, basis }: Extract<CaseCommand, { type: 'conclude' }>,
  on: IsoDate,
  ctx: CaseContext,
): CaseEvent {
  if (conclusion.outcome === 'request-explanation' && conclusion.due <= on) {
    throw invalidField('conclusion.due', 'ngày giải trình phải sau hôm nay');
  }
  requireIssued(basis?.date, on);
  const { facts, text } = partsOf(conclusion);
  const next = NEXT[conclusion.outcome];
  const { calendar, policy } = ctx;
  return {
    type: 'case-concluded',
    data: {
      ...facts,
      on,
      by: ctx.actor,
      because: [...(ctx.because ?? [])],
      basis: basis ?? null,
      next,
      resubmitDue: next === 'draft' ? calendar.addWorkingDays(on, policy.reworkWorkingDays) : null,
      calendar: calendar.version,
      policy: policy.version,
    },
    text,
  };
}

function answered(
  state: CaseState,
  { answer, newDue, note, basis }: Extract<CaseCommand, { type: 'record-answer' }>,
  on: IsoDate,
): CaseEvent {
  require(state, ['recommended']);
  requireIssued(basis.date, on);
  const asked = state.conclusion;
  const due = newDue ?? (asked?.outcome === 'recommend-date' ? asked.newDue : null);
  const dated = answer === 'agreed' && asked?.outcome === 'recommend-date';
  return {
    type: 'answer-recorded',
    data: { on, answer, newDue: dated ? due : null, basis },
    ...(note === undefined ? {} : { text: { note } }),
  };
}

function sentUp(on: IsoDate, by: 'engine' | 'office', note: string | undefined, ctx: CaseContext): CaseEvent {
  return {
    type: 'case-sent-up',
    data: { on, by, ...answerBy(on, ctx) },
    ...(note === undefined ? {} : { text: { note } }),
  };
}

function resumed(on: IsoDate, cause: 'explained' | 'unexplained', ctx: CaseContext): CaseEvent {
  return { type: 'case-resumed', data: { on, cause, ...answerBy(on, ctx) } };
}

/** Only a day that is still to come moves; it never moves into the past. */
function redated(
  state: CaseState,
  { cause, session }: Extract<CaseEngineCommand, { type: 'redate' }>,
  on: IsoDate,
  { policy, calendar }: CaseContext,
): CaseEvent[] {
  const from = state.answerDue;
  if (state.status !== 'with-committee' || state.reachedOn === null || from === null) return [];
  const next = committeeAnswerDue(state.reachedOn, session, policy, calendar);
  const answerDue = from < on ? from : next < on ? on : next;
  const sameRules = (state.policy ?? policy.version) === policy.version;
  if (answerDue === from && sameRules) return [];
  return [
    {
      type: 'case-redated',
      data: { on, from, answerDue, calendar: calendar.version, policy: policy.version, cause },
    },
  ];
}

function answerBy(on: IsoDate, { nextSession, policy, calendar }: CaseContext) {
  const answerDue = committeeAnswerDue(on, nextSession?.on ?? null, policy, calendar);
  return { answerDue, calendar: calendar.version, policy: policy.version };
}

function files({ evidence = [] }: CaseContext): { attachments?: EvidenceRef[] } {
  return evidence.length === 0 ? {} : { attachments: evidence.map(({ id, sha256 }) => ({ id, sha256 })) };
}

const STATUS_VI: Record<CaseStatus, string> = {
  none: 'chưa được mở',
  draft: 'còn là dự thảo của Cơ quan Thường trực',
  'with-committee': 'đang chờ ý kiến Ban Chỉ đạo',
  'awaiting-explanation': 'đang chờ đơn vị giải trình',
  recommended: 'đang chờ trả lời kiến nghị',
  closed: 'đã đóng',
};

function require(state: CaseState, allowed: readonly CaseStatus[]): void {
  if (!allowed.includes(state.status)) throw conflict(state, standing(state));
}

/** Who comes second is told that it is concluded, and since when. */
function standing({ status, end, concludedOn, closedOn }: CaseState): string {
  if (status !== 'closed' || closedOn === null) return STATUS_VI[status];
  if (end === 'concluded' && concludedOn !== null) return `đã có kết luận ngày ${formatDate(concludedOn)}`;
  return `${STATUS_VI[status]} ngày ${formatDate(closedOn)}`;
}

function conflict(state: CaseState, how: string): UserError {
  return new UserError('state-conflict', `Hồ sơ ${how}.`, [], {
    status: state.status,
    version: state.version,
  });
}
