import type { CreateTask, TaskCommand } from '#contracts';
import type { Acting } from '../authority/index.js';
import type { TaskContext, TaskState } from '../task/index.js';
import type { DifferentCell } from './task-differences.js';
import type { TaskUnit } from './task-rows.js';
import type { TaskPerson } from './task-sheet.js';

export interface TasksNow {
  /** Those that the rows may speak of. */
  tasks: readonly TaskState[];
  units: readonly TaskUnit[];
  people: readonly TaskPerson[];
  /** Every programme, and in whose place whoever imports enters its tasks. */
  programmes: ReadonlyMap<string, Acting>;
  /** Giving a running task to another officer. */
  assigning: (task: TaskState) => Acting;
  ctx: TaskContext;
}

/** What saving does to one task. `commands` are given in their order, over the version that was looked at. */
export type TaskChange = { programme: string; onBehalfOf: string | null } & (
  | { act: 'create'; input: CreateTask }
  | { act: 'change' | 'restore'; id: string; version: number; commands: TaskCommand[] }
);

/** What a task would become, and by which change; null where nothing changes or something is wrong. */
export interface Wanted {
  after: TaskState;
  differences: readonly DifferentCell[];
  change: TaskChange | null;
}
