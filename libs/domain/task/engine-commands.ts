import {
  type BasisDocument,
  type Conclusion,
  type DatedRule,
  type IsoDate,
  invalidField,
  type LadderPolicy,
} from '#contracts';
import { type Competence, competence, type NameOf } from '../authority/basis.js';
import { formatDate, instantAt, isEarlier } from '../calendar/index.js';
import { computeDue } from '../deadline/index.js';
import { type ApplyAmendment, amendTask } from './amend.js';
import type { TaskContext } from './context.js';
import { basisOf, movedTo, requireCompetentIssuer } from './decide-date.js';
import type { TaskEvent } from './events.js';
import { taskRungs } from './ladders.js';
import { conflict } from './refusal.js';
import type { DeadlineState, TaskState } from './state.js';

/** What reaches a task from elsewhere: a case's conclusion or answer, a new calendar, new rules, other units. */
export type TaskEngineCommand =
  | {
      type: 'apply-conclusion';
      caseId: string;
      deadlineId: string;
      conclusion: Conclusion;
      basis: BasisDocument | null;
    }
  | {
      type: 'apply-answer';
      caseId: string;
      deadlineId: string;
      /** The date or the stop that was recommended and agreed to; null when refused. */
      agreed: { newDue: IsoDate } | 'stop' | null;
      /** A refusal keeps the date: the ladder runs on to this day. */
      checkDue: IsoDate;
      basis: BasisDocument;
    }
  | { type: 'recompute-dates'; cause: string }
  /** The context holds the new rules; `before` are those that the task has run by. */
  | { type: 'apply-rules'; policy: string; before?: LadderPolicy }
  | ApplyAmendment
  | { type: 'replace-units'; map: Record<string, string>; document: BasisDocument };

/** Commands of the engine give no event where nothing changes, so that they can be repeated. */
export function decideTaskByEngine(
  state: TaskState,
  command: TaskEngineCommand,
  today: IsoDate,
  ctx: TaskContext,
): TaskEvent[] {
  switch (command.type) {
    case 'apply-conclusion':
      return applyConclusion(state, command, today, ctx);
    case 'apply-answer':
      return applyAnswer(state, command, today, ctx);
    case 'recompute-dates':
      return recomputed(state, command.cause, today, ctx);
    case 'apply-rules':
      return applyRules(state, command, today, ctx);
    case 'apply-amendment':
      return amendTask(state, command, today, ctx);
    case 'replace-units': {
      const known = new Set([...state.leadUnits, ...state.coordinatingUnits, state.heldBy]);
      for (const i of state.inputs) if (i.status === 'open') known.add(i.unit);
      const map = Object.fromEntries(Object.entries(command.map).filter(([old]) => known.has(old)));
      if (Object.keys(map).length === 0) return [];
      return [{ type: 'units-replaced', data: { on: today, map, document: command.document } }];
    }
  }
}

/**
 * Whether the committee may conclude this about the deadline: a date or a stop beyond its authority can only be
 * recommended. What does not touch them is always the committee's.
 */
export function mayConclude(
  state: TaskState,
  deadlineId: string,
  conclusion: Conclusion,
  today: IsoDate,
  ctx: Pick<TaskContext, 'authority'>,
  nameOf?: NameOf,
): Competence {
  const d = state.deadlines.find((o) => o.id === deadlineId);
  const moves =
    conclusion.outcome === 'new-date' ||
    (conclusion.outcome === 'reassign' && conclusion.newDue !== undefined);
  if (!moves || !d || !ctx.authority) return { may: true, because: [] };
  return competence('committee', 'move', basisOf(state, d), ctx.authority, today, nameOf);
}

function applyConclusion(
  state: TaskState,
  { caseId, deadlineId, conclusion, basis }: Extract<TaskEngineCommand, { type: 'apply-conclusion' }>,
  today: IsoDate,
  ctx: TaskContext,
): TaskEvent[] {
  const d = liveDeadline(state, deadlineId);
  const applied = (
    change: Partial<Extract<TaskEvent, { type: 'conclusion-applied' }>['data']>,
    directive?: string,
  ): TaskEvent[] => [
    {
      type: 'conclusion-applied',
      data: {
        caseId,
        deadlineId,
        on: today,
        outcome: conclusion.outcome,
        date: null,
        directiveDue: null,
        leadUnits: null,
        status: statusKept(state),
        ...change,
      },
      ...(directive === undefined ? {} : { text: { directive } }),
    },
  ];
  switch (conclusion.outcome) {
    case 'new-date':
      requireLater(conclusion.newDue, today, 'conclusion.newDue');
      return applied({ date: byCommittee(d, conclusion.newDue, today, basis, ctx) }, conclusion.directive);
    case 'keep-date':
      requireLater(conclusion.checkDue, today, 'conclusion.checkDue');
      return applied({ directiveDue: conclusion.checkDue }, conclusion.directive);
    case 'reassign': {
      const { leadUnits, newDue, checkDue, directive } = conclusion;
      if (newDue !== undefined) requireLater(newDue, today, 'conclusion.newDue');
      else if (checkDue === undefined)
        throw invalidField('conclusion.checkDue', 'cần hạn mới hoặc ngày kiểm tra');
      else requireLater(checkDue, today, 'conclusion.checkDue');
      const date = newDue === undefined ? null : byCommittee(d, newDue, today, basis, ctx);
      return applied({ leadUnits, date, directiveDue: date === null ? (checkDue ?? null) : null }, directive);
    }
    case 'suspend':
      return applied({ status: 'suspended' }, conclusion.reason);
    case 'request-explanation':
    case 'recommend-stop':
    case 'recommend-date':
    case 'return':
      return [];
  }
}

function applyAnswer(
  state: TaskState,
  { caseId, deadlineId, agreed, checkDue, basis }: Extract<TaskEngineCommand, { type: 'apply-answer' }>,
  today: IsoDate,
  ctx: TaskContext,
): TaskEvent[] {
  const d = liveDeadline(state, deadlineId);
  requireCompetentIssuer(basisOf(state, d), agreed === 'stop' ? 'stop' : 'move', basis, today, ctx);
  const data = { caseId, deadlineId, on: today, leadUnits: null, date: null, directiveDue: null };
  if (agreed === 'stop') {
    return [{ type: 'conclusion-applied', data: { ...data, outcome: 'answer-stop', status: 'stopped' } }];
  }
  if (agreed === null) {
    return [
      {
        type: 'conclusion-applied',
        data: { ...data, outcome: 'keep-date', status: statusKept(state), directiveDue: checkDue },
      },
    ];
  }
  requireLater(agreed.newDue, today, 'newDue');
  const date = movedTo(d, agreed.newDue, today, basis, ctx.calendar, 'Cấp có thẩm quyền đồng ý thời hạn mới');
  const status = statusKept(state);
  return [{ type: 'conclusion-applied', data: { ...data, outcome: 'answer-date', status, date } }];
}

/**
 * New rules are for what is to come: a step that they would have given a day in the past, and that nobody was waiting
 * for, is not made up for. Escalation is: each of its steps comes after the one before it.
 */
function applyRules(
  state: TaskState,
  { policy, before }: Extract<TaskEngineCommand, { type: 'apply-rules' }>,
  today: IsoDate,
  ctx: TaskContext,
): TaskEvent[] {
  if (state.policy === policy) return [];
  const { calendar } = ctx;
  const awaited = new Set(
    before === undefined
      ? []
      : taskRungs(state, { calendar, policy: before })
          .filter((r) => r.silenced === null)
          .map((r) => r.doneKey),
  );
  const dropped = taskRungs(state, { calendar, policy: ctx.policy })
    .filter(
      ({ rung }) => rung.track !== 'level' && isEarlier(instantAt(rung.on, ctx.policy.slotHour), ctx.now),
    )
    .map((r) => r.doneKey)
    .filter((key) => !(key in state.done) && !awaited.has(key));
  return [{ type: 'rules-applied', data: { on: today, policy, dropped } }];
}

/** Only what is still to come moves with a calendar; a date that has passed stays what it was. */
function recomputed(state: TaskState, cause: string, today: IsoDate, ctx: TaskContext): TaskEvent[] {
  return state.deadlines.flatMap((d): TaskEvent[] => {
    if (d.legalDue === null || d.legalDue < today || !['open', 'rework', 'submitted'].includes(d.status))
      return [];
    const rule = ruleInForce(d, d.legalDue);
    if (rule === null) return [];
    const next = computeDue(rule, ctx.calendar);
    if (next.legalDue < today) return [];
    if (next.legalDue === d.legalDue && next.workingDue === d.workingDue) return [];
    return [
      {
        type: 'date-recomputed',
        data: {
          deadlineId: d.id,
          on: today,
          from: d.legalDue,
          ...next,
          explanation: [...next.explanation, `Tính lại ngày ${formatDate(today)}: ${cause}`],
          calendar: ctx.calendar.version,
          cause,
        },
      },
    ];
  });
}

/**
 * What the present date follows from. One that an act gave outright (an extension, a conclusion) does not follow the
 * deadline's rule, unless a correction or a new document has written that rule since.
 */
function ruleInForce(d: DeadlineState, legalDue: IsoDate): DatedRule | null {
  const last = (d.dates ?? []).findLast((change) => change.kind !== 'calendar');
  const given = last !== undefined && last.kind !== 'correction' && last.kind !== 'replacement';
  if (given) return { kind: 'by', date: legalDue };
  const { rule } = d;
  if (rule.kind === 'continuous') return null;
  if (rule.kind !== 'on-event') return rule;
  return d.countedFrom ? { ...rule.term, from: d.countedFrom } : { kind: 'by', date: legalDue };
}

function byCommittee(
  d: DeadlineState,
  newDue: IsoDate,
  today: IsoDate,
  basis: BasisDocument | null,
  ctx: TaskContext,
) {
  return movedTo(d, newDue, today, basis, ctx.calendar, 'Ban Chỉ đạo kết luận thời hạn mới');
}

/** What is concluded about one deadline does not resume a suspended task: that is an act of its own. */
function statusKept({ status }: TaskState): 'active' | 'suspended' {
  return status === 'suspended' ? 'suspended' : 'active';
}

function liveDeadline(state: TaskState, deadlineId: string): DeadlineState {
  const d = state.deadlines.find((o) => o.id === deadlineId);
  if (!d || d.status === 'accepted' || d.status === 'history' || state.status === 'stopped') {
    throw conflict(state, 'Nhiệm vụ đã thay đổi: mốc này không còn gì để kết luận.');
  }
  return d;
}

function requireLater(date: IsoDate, today: IsoDate, path: string): void {
  if (date <= today) throw invalidField(path, 'phải sau hôm nay');
}
