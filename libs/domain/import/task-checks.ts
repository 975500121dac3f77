import { taskProfile } from '#contracts';
import {
  decideTask,
  evolveTask,
  type Recorded,
  type TaskContext,
  type TaskEvent,
  type TaskState,
} from '../task/index.js';
import type { ReadTask } from './task-rows.js';
import type { TaskField } from './task-sheet.js';

/** The draft as its rules make it of the profile, and what they refuse. */
export function withProfile(draft: TaskState, { profile }: ReadTask, ctx: TaskContext): TaskState {
  const events = decideTask(draft, { type: 'complete-profile', ...profile }, ctx);
  return events.reduce(
    (state, event) => evolveTask(state, { ...event, at: ctx.now } as Recorded<TaskEvent>),
    draft,
  );
}

/** Lengths and numbers that the columns do not know. */
export function checkProfile(read: ReadTask): void {
  const checked = taskProfile.safeParse(read.profile);
  if (checked.success) return;
  for (const { path, message } of checked.error.issues) faultAt(read, path.join('.'), message);
}

export const isClean = ({ faults }: ReadTask): boolean => faults.every((own) => own.length === 0);

const FIELD_OF_PATH: readonly (readonly [RegExp, TaskField])[] = [
  [/^code/, 'code'],
  [/^title/, 'title'],
  [/^group/, 'group'],
  [/^leadUnits/, 'leads'],
  [/^coordinatingUnits/, 'coordinating'],
  [/^officer/, 'officer'],
  [/^basis/, 'document'],
  [/\.id$/, 'deadline'],
  [/\.deliverable$/, 'deliverable'],
  [/rule|monthDay|date/, 'rule'],
];

/** What the rules refuse names a field; in a sheet that is a cell. */
export function faultAt(read: ReadTask, path: string, message: string): void {
  const field = FIELD_OF_PATH.find(([form]) => form.test(path))?.[1] ?? 'code';
  const deadline = /^deadlines\.(\d+)/.exec(path)?.[1];
  const row = deadline === undefined ? 0 : (read.deadlineRows[Number(deadline)] ?? 0);
  const sentence = `${message.charAt(0).toLocaleUpperCase('vi')}${message.slice(1)}`;
  read.fault(row, field, sentence.endsWith('.') ? sentence : `${sentence}.`);
}
