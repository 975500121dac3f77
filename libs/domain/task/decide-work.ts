import { type IsoDate, invalidField, type TaskCommand } from '#contracts';
import { requireIssued } from '../document/index.js';
import type { TaskContext } from './context.js';
import { debtorsOf } from './debtors.js';
import { evidenceOf, optional } from './decide-deliverable.js';
import type { TaskEvent } from './events.js';
import { conflict } from './refusal.js';
import type { DeadlineStatus, Difficulty, InputRequest, TaskState } from './state.js';

type Command<T extends TaskCommand['type']> = Extract<TaskCommand, { type: T }>;

/** Input (ý kiến phối hợp) is asked of another unit, with a date of its own. */
export function requestInput(
  state: TaskState,
  { unit, question, due }: Command<'request-input'>,
  today: IsoDate,
  ctx: TaskContext,
): TaskEvent {
  if (debtorsOf(state).includes(unit)) throw invalidField('unit', 'đây là đơn vị chủ trì');
  if (due <= today) throw invalidField('due', 'ngày cần có ý kiến phải sau hôm nay');
  if (state.inputs.some((i) => i.unit === unit && i.status === 'open')) {
    throw conflict(state, 'Đơn vị này đang được xin ý kiến.');
  }
  const no = state.inputs.length + 1;
  return { type: 'input-requested', data: { no, unit, due, on: today, by: ctx.actor }, text: { question } };
}

export function giveInput(
  state: TaskState,
  command: Command<'give-input'>,
  today: IsoDate,
  ctx: TaskContext,
): TaskEvent {
  const input = openInput(state, command.inputNo);
  const { documentNumber = null, documentDate = null, note } = command;
  requireIssued(documentDate, today, 'documentDate');
  const attachments = evidenceOf(command.attachments ?? [], ctx);
  return {
    type: 'input-given',
    data: {
      no: input.no,
      on: today,
      by: ctx.actor,
      documentNumber,
      documentDate,
      ...(attachments.length === 0 ? {} : { attachments }),
    },
    text: { note },
  };
}

export function withdrawInput(
  state: TaskState,
  command: Command<'withdraw-input'>,
  today: IsoDate,
): TaskEvent {
  const { no } = openInput(state, command.inputNo);
  return { type: 'input-withdrawn', data: { no, on: today }, text: optional(command.note) };
}

export function assignDifficulty(
  state: TaskState,
  { difficultyNo, owner, due }: Command<'assign-difficulty'>,
  today: IsoDate,
): TaskEvent {
  const { no } = unresolved(state, difficultyNo);
  if (due < today) throw invalidField('due', 'ngày cần xử lý không thể trước hôm nay');
  return { type: 'difficulty-assigned', data: { no, owner, due, on: today } };
}

export function resolveDifficulty(
  state: TaskState,
  { difficultyNo, note }: Command<'resolve-difficulty'>,
  today: IsoDate,
  ctx: TaskContext,
): TaskEvent {
  const { no } = unresolved(state, difficultyNo);
  return { type: 'difficulty-resolved', data: { no, on: today, by: ctx.actor }, text: { note } };
}

/** An investment was compared with what ministries and branches have invested in; the document says with what result. */
export function checkDuplication(
  state: TaskState,
  { conclusion, checkedWith, note, basis, attachments = [] }: Command<'record-duplication-check'>,
  today: IsoDate,
  ctx: TaskContext,
): TaskEvent {
  if (state.investment !== true) throw conflict(state, 'Nhiệm vụ không được đánh dấu là việc đầu tư.');
  requireIssued(basis.date, today);
  const evidence = evidenceOf(attachments, ctx);
  return {
    type: 'duplication-checked',
    data: {
      no: (state.duplicationCheck?.no ?? 0) + 1,
      ...{ on: today, by: ctx.actor, conclusion, checkedWith, basis },
      ...(evidence.length === 0 ? {} : { attachments: evidence }),
    },
    text: { note },
  };
}

/** A letter of the office, once a day at most for one task. */
export function urge(
  state: TaskState,
  { note }: Command<'urge'>,
  today: IsoDate,
  ctx: TaskContext,
): TaskEvent {
  if (!state.deadlines.some((d) => WITH_THE_UNIT.has(d.status))) {
    throw conflict(state, 'Không có mốc nào đang chờ đơn vị thực hiện.');
  }
  if (state.urgedOn === today) throw conflict(state, 'Hôm nay nhiệm vụ đã được đôn đốc.');
  return { type: 'urged', data: { on: today, by: ctx.actor }, text: { note } };
}

/** What waits for its checker, or is done, is nobody's to hurry. */
const WITH_THE_UNIT: ReadonlySet<DeadlineStatus> = new Set<DeadlineStatus>([
  'open',
  'rework',
  'continuous',
  'waiting-event',
]);

function openInput(state: TaskState, no: number): InputRequest {
  const input = state.inputs.find((i) => i.no === no);
  if (!input) throw invalidField('inputNo', 'không có lần xin ý kiến này');
  if (input.status !== 'open') throw conflict(state, 'Lần xin ý kiến này đã kết thúc.');
  return input;
}

function unresolved(state: TaskState, no: number): Difficulty {
  const difficulty = state.difficulties.find((d) => d.no === no);
  if (!difficulty) throw invalidField('difficultyNo', 'không có vướng mắc này');
  if (difficulty.status === 'resolved') throw conflict(state, 'Vướng mắc đã được giải quyết.');
  return difficulty;
}
