import type { IsoDate, SimulatedTask } from '#contracts';
import { instantAt } from '../calendar/index.js';
import {
  decideTask,
  emptyTask,
  evolveTask,
  type TaskEvent,
  type TaskState,
  taskCreated,
} from '../task/index.js';
import type { RunContext } from './run-task.js';

/** A task that is not there yet, in the parts that open it. */
export interface TaskToOpen {
  code: string;
  title: string;
  leadUnits: readonly string[];
  heldBy: string | null;
  /** Null for an obligation of the programme, which a unit holds. */
  officer: string | null;
  assignedOn: IsoDate;
  deadlines: readonly SimulatedTask['deadlines'][number][];
}

/** The task as it stands once it is activated on its day of assignment, at the beginning of that day. */
export function openTask(
  { code, title, leadUnits, heldBy, officer, assignedOn, deadlines }: TaskToOpen,
  { calendar, policy, goLive, programme }: RunContext,
): TaskState {
  const now = instantAt(assignedOn, 0);
  const decide = { now, actor: 'system', calendar, policy, goLive, byRule: true };
  const apply = (state: TaskState, events: TaskEvent[]) =>
    events.reduce((s, e) => evolveTask(s, { ...e, at: now }), state);
  const kind = officer === null ? 'obligation' : 'task';
  const created = { code, kind, group: null, title: title || code, heldBy, demo: false } as const;
  let state = apply(emptyTask(code), [taskCreated({ ...created, programme: programme ?? '' })]);
  // A tasks file may leave the name of the deliverable empty; the simulator is about dates.
  const named = deadlines.map(({ id, deliverable, rule }) => ({
    ...{ id, rule, deliverable: deliverable.trim() || id },
  }));
  const profile = { leadUnits: [...leadUnits], officer, deadlines: named };
  state = apply(state, decideTask(state, { type: 'complete-profile', ...profile }, decide));
  return apply(state, decideTask(state, { type: 'activate', assignedOn }, decide));
}
