import { type IsoDate, invalidField, type TaskCommand, UserError } from '#contracts';
import { formatDate } from '../calendar/index.js';
import { computeDue } from '../deadline/index.js';
import { requireIssued } from '../document/index.js';
import { checkDueOn } from '../ladder/index.js';
import type { TaskContext } from './context.js';
import type { DatedDeadline, EvidenceRef, TaskEvent } from './events.js';
import { deadlineIn } from './refusal.js';
import type { TaskState } from './state.js';

export function submit(
  state: TaskState,
  command: Extract<TaskCommand, { type: 'submit-deliverable' }>,
  today: IsoDate,
  ctx: TaskContext,
): TaskEvent {
  const d = deadlineIn(state, command.deadlineId, ['open', 'rework', 'continuous', 'backlog']);
  const completedOn = command.sentOn ?? command.documentDate ?? today;
  if (completedOn > today) throw invalidField('sentOn', 'ngày gửi không thể sau hôm nay');
  requireIssued(command.documentDate, today, 'documentDate');
  const attachments = evidenceOf(command.attachments ?? [], ctx);
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
      ...(attachments.length === 0 ? {} : { attachments }),
      calendar: ctx.calendar.version,
      policy: ctx.policy.version,
    },
    text: optional(command.note),
  };
}

/** The named files in their order, each as it was found; one that was not found never gets into the record. */
export function evidenceOf(ids: readonly string[], { evidence = [] }: TaskContext): EvidenceRef[] {
  return ids.map((id, i) => {
    const found = evidence.find((file) => file.id === id);
    if (found === undefined || ids.indexOf(id) !== i) {
      throw invalidField(`attachments.${i}`, found ? 'tệp được nêu hai lần' : 'không có tệp này');
    }
    return { id, sha256: found.sha256 };
  });
}

export function accept(
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

export function recordEvent(
  state: TaskState,
  command: Extract<TaskCommand, { type: 'record-event' }>,
  today: IsoDate,
  ctx: TaskContext,
): TaskEvent {
  if (command.on > today) throw invalidField('on', 'sự kiện chưa xảy ra');
  const deadlines = state.deadlines.flatMap((d): DatedDeadline[] => {
    if (d.status !== 'waiting-event' || d.rule.kind !== 'on-event' || d.rule.event !== command.event)
      return [];
    const due = computeDue({ ...d.rule.term, from: command.on }, ctx.calendar);
    const said = `Sự kiện “${command.event}” được ghi nhận ngày ${formatDate(command.on)}.`;
    return [{ id: d.id, status: 'open', ...due, explanation: [said, ...due.explanation] }];
  });
  if (deadlines.length === 0) throw invalidField('event', `không mốc nào chờ sự kiện “${command.event}”`);
  const { event, on, note } = command;
  return {
    type: 'event-recorded',
    data: { event, on, recordedOn: today, deadlines, calendar: ctx.calendar.version },
    text: optional(note),
  };
}

export function reopen(
  state: TaskState,
  command: Extract<TaskCommand, { type: 'reopen' }>,
  today: IsoDate,
  ctx: TaskContext,
): TaskEvent {
  const { deadlineId, reason } = command;
  if (deadlineId === undefined) {
    if (state.status !== 'stopped') throw invalidField('deadlineId', 'cần nêu mốc nào được mở lại');
    return { type: 'reopened', data: { on: today, deadlineId: null, reworkDue: null }, text: { reason } };
  }
  deadlineIn(state, deadlineId, ['accepted']);
  const reworkDue = reworkDate(command.reworkDue, today, ctx);
  return { type: 'reopened', data: { on: today, deadlineId, reworkDue }, text: { reason } };
}

export function reworkDate(given: IsoDate | undefined, today: IsoDate, ctx: TaskContext): IsoDate {
  if (given === undefined) return ctx.calendar.addWorkingDays(today, ctx.policy.reworkWorkingDays);
  if (given <= today) throw invalidField('reworkDue', 'ngày hoàn thiện lại phải sau hôm nay');
  return given;
}

export function optional(note: string | undefined): { note?: string } | undefined {
  return note === undefined ? undefined : { note };
}
