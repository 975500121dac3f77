import type { Instant, IsoDate, LadderPolicy, TaskCommand, TaskCommandType } from '#contracts';
import { UserError } from '#contracts';
import { formatDate, localDate, type WorkingCalendar } from '../calendar/index.js';
import { computeDue } from '../deadline/index.js';
import { checkDueOn } from '../ladder/index.js';
import type { DatedDeadline, TaskEvent } from './events.js';
import { activationWarnings, missingParts } from './gate.js';
import type { DeadlineState, DeadlineStatus, TaskState } from './state.js';

/** Everything outside the state that a decision may depend on. */
export interface TaskContext {
  now: Instant;
  /** Person id, or `system` for the engine. */
  actor: string;
  calendar: WorkingCalendar;
  policy: LadderPolicy;
  /** What was due before this day is backlog (rule 7); null where a run has no go-live date. */
  goLive: IsoDate | null;
  /**
   * The engine opening a task by rule (late start: rule 7 applies); a person's activation is a late assignment
   * (rule 4: rungs before it are dropped).
   */
  byRule?: boolean;
}

/**
 * `decide(state, command, context) → events`: pure and total; a refusal is a `UserError` that names the field or the
 * state. Whether this actor may give the command is decided before (`libs/domain/authority`).
 */
export function decideTask(state: TaskState, command: TaskCommand, ctx: TaskContext): TaskEvent[] {
  requireStatus(state, command.type);
  const today = localDate(ctx.now);
  switch (command.type) {
    case 'complete-profile':
      return completeProfile(state, command, ctx);
    case 'activate':
      return [activate(state, command.assignedOn ?? today, ctx)];
    case 'assign':
      if (command.officer === state.officer) throw conflict(state, 'Cán bộ này đang được giao nhiệm vụ.');
      return [{ type: 'assigned', data: { officer: command.officer, on: today }, text: optional(command.note) }];
    case 'acknowledge':
      if (state.acknowledgedOn !== null) {
        throw conflict(state, `Nhiệm vụ đã được tiếp nhận ngày ${formatDate(state.acknowledgedOn)}.`);
      }
      return [{ type: 'acknowledged', data: { on: today } }];
    case 'report-progress':
      return [
        { type: 'progress-reported', data: { on: today, percent: command.percent ?? null }, text: { note: command.note } },
      ];
    case 'report-difficulty':
      return [{ type: 'difficulty-reported', data: { on: today }, text: { note: command.note } }];
    case 'submit-deliverable':
      return [submit(state, command, today, ctx)];
    case 'withdraw-submission': {
      const d = deadlineIn(state, command.deadlineId, ['submitted']);
      return [{ type: 'submission-withdrawn', data: { deadlineId: d.id, on: today }, text: optional(command.note) }];
    }
    case 'accept-deliverable':
      return accept(state, command, today, ctx);
    case 'return-deliverable': {
      const d = deadlineIn(state, command.deadlineId, ['submitted']);
      const reworkDue = reworkDate(command.reworkDue, today, ctx);
      const { calendar, policy } = ctx;
      return [
        {
          type: 'deliverable-returned',
          data: { deadlineId: d.id, on: today, reworkDue, calendar: calendar.version, policy: policy.version },
          text: { note: command.note },
        },
      ];
    }
    case 'record-event':
      return [recordEvent(state, command, today, ctx)];
    case 'suspend':
      return [
        { type: 'suspended', data: { on: today, basis: command.basis ?? null }, text: { reason: command.reason } },
      ];
    case 'resume':
      return [{ type: 'resumed', data: { on: today }, text: { reason: command.reason } }];
    case 'stop':
      return [{ type: 'stopped', data: { on: today, basis: command.basis }, text: { reason: command.reason } }];
    case 'reopen':
      return [reopen(state, command, today, ctx)];
    case 'confirm-backlog': {
      const d = deadlineIn(state, command.deadlineId, ['backlog']);
      return [{ type: 'backlog-confirmed', data: { deadlineId: d.id, on: today }, text: optional(command.note) }];
    }
  }
}

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
};

/** Whether some deadline is in a state that the command needs. */
const NEEDS_DEADLINE: Partial<Record<TaskCommandType, readonly DeadlineStatus[]>> = {
  'submit-deliverable': ['open', 'rework', 'continuous', 'backlog'],
  'withdraw-submission': ['submitted'],
  'accept-deliverable': ['submitted'],
  'return-deliverable': ['submitted'],
  'record-event': ['waiting-event'],
  'confirm-backlog': ['backlog'],
};

/** The commands that the present state allows, whoever asks. */
export function commandsOf(state: TaskState): TaskCommandType[] {
  return (Object.keys(ALLOWED) as TaskCommandType[]).filter((type) => {
    if (!ALLOWED[type].includes(state.status)) return false;
    if (type === 'acknowledge' && state.acknowledgedOn !== null) return false;
    if (type === 'reopen' && state.status === 'active') return state.deadlines.some((d) => d.status === 'accepted');
    const needed = NEEDS_DEADLINE[type];
    return needed === undefined || state.deadlines.some((d) => needed.includes(d.status));
  });
}

function requireStatus(state: TaskState, type: TaskCommandType): void {
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

function completeProfile(
  state: TaskState,
  command: Extract<TaskCommand, { type: 'complete-profile' }>,
  ctx: TaskContext,
): TaskEvent[] {
  const { type: _type, title, deadlines, ...fields } = command;
  const taken = new Set<string>();
  const identified = deadlines?.map((d, i) => {
    const id = d.id ?? unusedId(taken, i);
    if (taken.has(id)) throw invalid(`deadlines.${i}.id`, `mã mốc ${id} bị trùng`);
    taken.add(id);
    // An impossible rule is refused when it is written, not when it is activated.
    if (d.rule.kind !== 'continuous' && d.rule.kind !== 'on-event') computeDue(d.rule, ctx.calendar);
    return { ...d, id };
  });
  const known = new Set(fields.coordinatingUnits ?? state.coordinatingUnits);
  const both = (fields.leadUnits ?? state.leadUnits).find((u) => known.has(u));
  if (both) throw invalid('coordinatingUnits', 'một đơn vị không thể vừa chủ trì vừa phối hợp');
  return [
    {
      type: 'profile-completed',
      data: { ...fields, ...(identified ? { deadlines: identified.map(({ id, rule }) => ({ id, rule })) } : {}) },
      text: {
        ...(title === undefined ? {} : { title }),
        ...(identified ? { deliverables: Object.fromEntries(identified.map((d) => [d.id, d.deliverable])) } : {}),
      },
    },
  ];
}

function activate(state: TaskState, assignedOn: IsoDate, ctx: TaskContext): TaskEvent {
  const missing = missingParts(state);
  if (missing.length > 0) {
    throw new UserError(
      'invalid-input',
      'Chưa đủ 5 rõ nên chưa kích hoạt được.',
      missing.map(({ path, message }) => ({ path, message })),
    );
  }
  const today = localDate(ctx.now);
  if (assignedOn > today) throw invalid('assignedOn', 'ngày giao không thể sau hôm nay');
  const deadlines = state.deadlines.map((d, i) => dated(d, assignedOn, ctx, i));
  return {
    type: 'activated',
    data: {
      assignedOn,
      recordedOn: today,
      since: ctx.byRule ? null : ctx.now,
      deadlines,
      calendar: ctx.calendar.version,
      policy: ctx.policy.version,
      warnings: activationWarnings(state),
    },
  };
}

function dated(d: DeadlineState, assignedOn: IsoDate, ctx: TaskContext, index: number): DatedDeadline {
  const { rule } = d;
  if (rule.kind === 'continuous' || rule.kind === 'on-event') {
    const waiting = rule.kind === 'on-event';
    return {
      id: d.id,
      status: waiting ? 'waiting-event' : 'continuous',
      legalDue: null,
      workingDue: null,
      explanation: [
        waiting ? `Chưa có hạn: chờ ghi nhận sự kiện “${rule.event}”.` : 'Việc thường xuyên: không có hạn, chỉ báo cáo.',
      ],
    };
  }
  const due = computeDue(rule, ctx.calendar);
  if (due.legalDue < assignedOn) {
    throw invalid(
      `deadlines.${index}.rule`,
      `hạn ${formatDate(due.legalDue)} trước ngày giao ${formatDate(assignedOn)}`,
    );
  }
  const backlog = ctx.goLive !== null && due.legalDue < ctx.goLive;
  return { id: d.id, status: backlog ? 'backlog' : 'open', ...due };
}

function submit(
  state: TaskState,
  command: Extract<TaskCommand, { type: 'submit-deliverable' }>,
  today: IsoDate,
  ctx: TaskContext,
): TaskEvent {
  const d = deadlineIn(state, command.deadlineId, ['open', 'rework', 'continuous', 'backlog']);
  const completedOn = command.sentOn ?? command.documentDate ?? today;
  if (completedOn > today) throw invalid('sentOn', 'ngày gửi không thể sau hôm nay');
  if (command.documentDate && command.documentDate > today) {
    throw invalid('documentDate', 'ngày văn bản không thể sau hôm nay');
  }
  return {
    type: 'deliverable-submitted',
    data: {
      deadlineId: d.id,
      no: d.submissions + 1,
      by: ctx.actor,
      recordedOn: today,
      completedOn,
      checkDue: checkDueOn(today, ctx.policy, ctx.calendar),
      backdated: completedOn < today,
      documentNumber: command.documentNumber ?? null,
      documentDate: command.documentDate ?? null,
      calendar: ctx.calendar.version,
      policy: ctx.policy.version,
    },
    text: optional(command.note),
  };
}

function accept(
  state: TaskState,
  command: Extract<TaskCommand, { type: 'accept-deliverable' }>,
  today: IsoDate,
  ctx: TaskContext,
): TaskEvent[] {
  const d = deadlineIn(state, command.deadlineId, ['submitted']);
  const submission = d.submission!;
  if (submission.by === ctx.actor && ctx.actor !== 'system') {
    throw new UserError('not-allowed', 'Người trình sản phẩm không tự xác nhận hoàn thành.');
  }
  const events: TaskEvent[] = [
    {
      type: 'deliverable-accepted',
      data: { deadlineId: d.id, on: today, completedOn: submission.completedOn },
      text: optional(command.note),
    },
  ];
  const rest = state.deadlines.filter((o) => o.id !== d.id);
  if (rest.every((o) => o.status === 'accepted' || o.status === 'history')) {
    events.push({ type: 'task-completed', data: { on: today } });
  }
  return events;
}

function recordEvent(
  state: TaskState,
  command: Extract<TaskCommand, { type: 'record-event' }>,
  today: IsoDate,
  ctx: TaskContext,
): TaskEvent {
  if (command.on > today) throw invalid('on', 'sự kiện chưa xảy ra');
  const deadlines = state.deadlines.flatMap((d): DatedDeadline[] => {
    if (d.status !== 'waiting-event' || d.rule.kind !== 'on-event' || d.rule.event !== command.event) return [];
    const due = computeDue({ ...d.rule.then, from: command.on }, ctx.calendar);
    const said = `Sự kiện “${command.event}” được ghi nhận ngày ${formatDate(command.on)}.`;
    return [{ id: d.id, status: 'open', ...due, explanation: [said, ...due.explanation] }];
  });
  if (deadlines.length === 0) throw invalid('event', `không mốc nào chờ sự kiện “${command.event}”`);
  const { event, on, note } = command;
  return {
    type: 'event-recorded',
    data: { event, on, recordedOn: today, deadlines, calendar: ctx.calendar.version },
    text: optional(note),
  };
}

function reopen(
  state: TaskState,
  command: Extract<TaskCommand, { type: 'reopen' }>,
  today: IsoDate,
  ctx: TaskContext,
): TaskEvent {
  const { deadlineId, reason } = command;
  if (deadlineId === undefined) {
    if (state.status !== 'stopped') throw invalid('deadlineId', 'cần nêu mốc nào được mở lại');
    return { type: 'reopened', data: { on: today, deadlineId: null, reworkDue: null }, text: { reason } };
  }
  deadlineIn(state, deadlineId, ['accepted']);
  const reworkDue = reworkDate(command.reworkDue, today, ctx);
  return { type: 'reopened', data: { on: today, deadlineId, reworkDue }, text: { reason } };
}

function reworkDate(given: IsoDate | undefined, today: IsoDate, ctx: TaskContext): IsoDate {
  if (given === undefined) return ctx.calendar.addWorkingDays(today, ctx.policy.reworkWorkingDays);
  if (given <= today) throw invalid('reworkDue', 'ngày hoàn thiện lại phải sau hôm nay');
  return given;
}

function deadlineIn(state: TaskState, id: string, allowed: readonly DeadlineStatus[]): DeadlineState {
  const d = state.deadlines.find((o) => o.id === id);
  if (!d) throw invalid('deadlineId', `nhiệm vụ không có mốc ${id}`);
  if (!allowed.includes(d.status)) throw conflict(state, `Mốc ${id} ${DEADLINE_VI[d.status]}.`);
  return d;
}

const DEADLINE_VI: Record<DeadlineStatus, string> = {
  'waiting-event': 'đang chờ sự kiện, chưa có hạn',
  continuous: 'là việc thường xuyên',
  open: 'đang thực hiện, chưa trình sản phẩm',
  submitted: 'đã trình sản phẩm, đang chờ kiểm tra',
  rework: 'đang hoàn thiện lại',
  accepted: 'đã được xác nhận hoàn thành',
  backlog: 'là việc tồn đọng, chờ rà soát',
  history: 'thuộc giai đoạn trước, chỉ để tra cứu',
};

function unusedId(taken: ReadonlySet<string>, index: number): string {
  let n = index + 1;
  while (taken.has(`m${n}`)) n += 1;
  return `m${n}`;
}

function optional(note: string | undefined): { note?: string } | undefined {
  return note === undefined ? undefined : { note };
}

function invalid(path: string, message: string): UserError {
  return new UserError('invalid-input', 'Dữ liệu chưa đúng.', [{ path, message }]);
}

function conflict(state: TaskState, message: string): UserError {
  return new UserError('state-conflict', message, [], { status: state.status, version: state.version });
}
