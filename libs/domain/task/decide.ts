import { type IsoDate, invalidField, type TaskCommand, UserError } from '#contracts';
import { formatDate, localDate } from '../calendar/index.js';
import { computeDue } from '../deadline/index.js';
import { requireIssued } from '../document/index.js';
import { requireStatus } from './allowed.js';
import type { TaskContext } from './context.js';
import {
  decideExtension,
  replaceRule,
  requestExtension,
  requireStoppable,
  signExtension,
  withdrawExtension,
} from './decide-date.js';
import { accept, optional, recordEvent, reopen, reworkDate, submit } from './decide-deliverable.js';
import {
  assignDifficulty,
  checkDuplication,
  giveInput,
  requestInput,
  resolveDifficulty,
  urge,
  withdrawInput,
} from './decide-work.js';
import type { DatedDeadline, TaskEvent } from './events.js';
import { activationWarnings, missingParts } from './gate.js';
import { conflict, deadlineIn } from './refusal.js';
import type { DeadlineState, TaskState } from './state.js';

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
      return [
        { type: 'assigned', data: { officer: command.officer, on: today }, text: optional(command.note) },
      ];
    case 'acknowledge':
      if (state.acknowledgedOn !== null) {
        throw conflict(state, `Nhiệm vụ đã được tiếp nhận ngày ${formatDate(state.acknowledgedOn)}.`);
      }
      return [{ type: 'acknowledged', data: { on: today } }];
    case 'report-progress':
      return [
        {
          type: 'progress-reported',
          data: { on: today, percent: command.percent ?? null },
          text: { note: command.note },
        },
      ];
    case 'report-difficulty':
      return [
        { type: 'difficulty-reported', data: { on: today, by: ctx.actor }, text: { note: command.note } },
      ];
    case 'submit-deliverable':
      return [submit(state, command, today, ctx)];
    case 'withdraw-submission': {
      const d = deadlineIn(state, command.deadlineId, ['submitted']);
      return [
        { type: 'submission-withdrawn', data: { deadlineId: d.id, on: today }, text: optional(command.note) },
      ];
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
          data: {
            deadlineId: d.id,
            on: today,
            reworkDue,
            calendar: calendar.version,
            policy: policy.version,
          },
          text: { note: command.note },
        },
      ];
    }
    case 'record-event':
      return [recordEvent(state, command, today, ctx)];
    case 'suspend':
      requireIssued(command.basis?.date, today);
      return [
        {
          type: 'suspended',
          data: { on: today, basis: command.basis ?? null },
          text: { reason: command.reason },
        },
      ];
    case 'resume':
      return [{ type: 'resumed', data: { on: today }, text: { reason: command.reason } }];
    case 'stop':
      requireStoppable(state, command.basis, today, ctx);
      return [
        { type: 'stopped', data: { on: today, basis: command.basis }, text: { reason: command.reason } },
      ];
    case 'reopen':
      return [reopen(state, command, today, ctx)];
    case 'confirm-backlog': {
      const d = deadlineIn(state, command.deadlineId, ['backlog']);
      return [
        { type: 'backlog-confirmed', data: { deadlineId: d.id, on: today }, text: optional(command.note) },
      ];
    }
    case 'request-extension':
      return [requestExtension(state, command, today, ctx)];
    case 'sign-extension':
      return [signExtension(state, command, today, ctx)];
    case 'withdraw-extension':
      return [withdrawExtension(state, command, today)];
    case 'decide-extension':
      return [decideExtension(state, command, today, ctx)];
    case 'correct-date':
    case 'replace-basis':
      return [replaceRule(state, command, today, ctx)];
    case 'request-input':
      return [requestInput(state, command, today, ctx)];
    case 'give-input':
      return [giveInput(state, command, today, ctx)];
    case 'withdraw-input':
      return [withdrawInput(state, command, today)];
    case 'assign-difficulty':
      return [assignDifficulty(state, command, today)];
    case 'resolve-difficulty':
      return [resolveDifficulty(state, command, today, ctx)];
    case 'record-duplication-check':
      return [checkDuplication(state, command, today, ctx)];
    case 'urge':
      return [urge(state, command, today, ctx)];
  }
}

function completeProfile(
  state: TaskState,
  command: Extract<TaskCommand, { type: 'complete-profile' }>,
  ctx: TaskContext,
): TaskEvent[] {
  const { type: _type, title, deadlines, ...fields } = command;
  const taken = new Set<string>();
  const identified = deadlines?.map((d, i) => {
    const id = d.id ?? unusedId(taken, i);
    if (taken.has(id)) throw invalidField(`deadlines.${i}.id`, `mã mốc ${id} bị trùng`);
    taken.add(id);
    // An impossible rule is refused when it is written, not when it is activated.
    if (d.rule.kind !== 'continuous' && d.rule.kind !== 'on-event') computeDue(d.rule, ctx.calendar);
    return { ...d, id };
  });
  const known = new Set(fields.coordinatingUnits ?? state.coordinatingUnits);
  const both = (fields.leadUnits ?? state.leadUnits).find((u) => known.has(u));
  if (both) throw invalidField('coordinatingUnits', 'một đơn vị không thể vừa chủ trì vừa phối hợp');
  return [
    {
      type: 'profile-completed',
      data: {
        ...fields,
        ...(identified ? { deadlines: identified.map(({ id, rule }) => ({ id, rule })) } : {}),
      },
      text: {
        ...(title === undefined ? {} : { title }),
        ...(identified
          ? { deliverables: Object.fromEntries(identified.map((d) => [d.id, d.deliverable])) }
          : {}),
      },
    },
  ];
}

function activate(state: TaskState, assignedOn: IsoDate, ctx: TaskContext): TaskEvent {
  const missing = missingParts(state);
  if (missing.length > 0) {
    const onlyTheCheck = missing.every(({ part }) => part === 'duplication');
    throw new UserError(
      'invalid-input',
      onlyTheCheck ? missing[0]!.message : 'Chưa đủ 5 rõ nên chưa kích hoạt được.',
      missing.map(({ path, message }) => ({ path, message })),
    );
  }
  const today = localDate(ctx.now);
  if (assignedOn > today) throw invalidField('assignedOn', 'ngày giao không thể sau hôm nay');
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
        waiting
          ? `Chưa có hạn: chờ ghi nhận sự kiện “${rule.event}”.`
          : 'Việc thường xuyên: không có hạn, chỉ báo cáo.',
      ],
    };
  }
  const due = computeDue(rule, ctx.calendar);
  if (due.legalDue < assignedOn) {
    throw invalidField(
      `deadlines.${index}.rule`,
      `hạn ${formatDate(due.legalDue)} trước ngày giao ${formatDate(assignedOn)}`,
    );
  }
  const backlog = ctx.goLive !== null && due.legalDue < ctx.goLive;
  return { id: d.id, status: backlog ? 'backlog' : 'open', ...due };
}

function unusedId(taken: ReadonlySet<string>, index: number): string {
  let n = index + 1;
  while (taken.has(`m${n}`)) n += 1;
  return `m${n}`;
}
