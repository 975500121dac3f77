import type { TaskState } from './state.js';

/** The units that owe the task; where the document names none, the body that holds it. */
export function debtorsOf(task: Pick<TaskState, 'leadUnits' | 'heldBy'>): readonly string[] {
  return task.leadUnits.length > 0 ? task.leadUnits : task.heldBy === null ? [] : [task.heldBy];
}
