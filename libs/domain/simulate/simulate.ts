import type { IsoDate, LadderPolicy, ScriptedAct, SimulatedTask, SimulationLine } from '#contracts';
import { UserError } from '#contracts';
import { instantAt, type WorkingCalendar } from '../calendar/index.js';
import type { RoleRef } from '../ladder/index.js';
import {
  decideTask,
  emptyTask,
  evolveTask,
  type TaskEvent,
  type TaskState,
  taskCreated,
} from '../task/index.js';
import { runCycles, type SimulatedCycles } from './run-cycle.js';
import { type Act, type RunContext, runTask } from './run-task.js';

/** Everyone acts in time, nobody ever answers, or people do what the script says and nothing else. */
export type Behaviour = { kind: 'in-time' } | { kind: 'absent' } | { kind: 'script'; acts: ScriptedAct[] };

export interface Horizon {
  /** Inclusive days; they only filter lines. */
  from: IsoDate;
  to: IsoDate;
}

/** A dated obligation of a programme, as the seeds expand it. */
export interface SimulatedObligation {
  code: string;
  title: string;
  leadUnit: string | null;
  heldBy: string | null;
  assignedOn: IsoDate;
  rule: SimulatedTask['deadlines'][number]['rule'];
  deliverable: string;
}

export interface SimulatedProgramme {
  code: string;
  goLive: IsoDate;
  standingBody: string;
  obligations: SimulatedObligation[];
  /** Its cycles, with the units that each asks. */
  cycles?: readonly SimulatedCycles[];
}

interface Rules {
  calendar: WorkingCalendar;
  policy: LadderPolicy;
}

/** Acts happen after the day's slot, at the end of office hours. */
const ACT_HOUR = 17;

/** Runs tasks of a file: opaque names with a full escalation chain, no go-live date, no recorded session. */
export function simulateTasks(
  tasks: SimulatedTask[],
  behaviour: Behaviour,
  horizon: Horizon,
  rules: Rules,
): SimulationLine[] {
  const lines = tasks.flatMap((task, index) => {
    const ctx: RunContext = {
      ...rules,
      goLive: null,
      programme: null,
      through: horizon.to,
      nameOf: (role) => opaqueName(role, task.leadUnit, task.officer),
    };
    const opened = at(index, () =>
      open(task.code, task.title, [task.leadUnit], null, task.officer, task.assignedOn, task.deadlines, ctx),
    );
    return runTask(opened, (state) => actsFor(state, behaviour), ctx);
  });
  return ordered(lines, horizon);
}

/** Runs the obligations that a programme's documents date, and its cycles; the demo layer is never part of it. */
export function simulateProgramme(
  programme: SimulatedProgramme,
  behaviour: Behaviour,
  horizon: Horizon,
  rules: Rules,
): SimulationLine[] {
  const lines = programme.obligations.flatMap((o) => {
    const unit = o.leadUnit ?? o.heldBy ?? programme.standingBody;
    const ctx: RunContext = {
      ...rules,
      goLive: programme.goLive,
      programme: programme.code,
      through: horizon.to,
      nameOf: (role) => {
        // The standing body is not told of its own debts as if it were the one to check them.
        if (role.role === 'office' && unit === programme.standingBody) return null;
        return role.role === 'officer' ? `unit:${unit}` : opaqueName(role, unit, '');
      },
    };
    const leads = o.leadUnit === null ? [] : [o.leadUnit];
    const deadlines = [{ id: 'm1', deliverable: o.deliverable, rule: o.rule }];
    const opened = open(o.code, o.title, leads, o.heldBy, null, o.assignedOn, deadlines, ctx);
    return runTask(opened, (state) => actsFor(state, behaviour), ctx);
  });
  const acts = behaviour.kind === 'in-time';
  const run = { ...rules, programme: programme.code, through: horizon.to, acts };
  const cycles = (programme.cycles ?? []).flatMap((one) => runCycles(one, run));
  return ordered([...lines, ...cycles], horizon);
}

/** Orders lines as the contract says: at, then task, deadline, kind, rung. */
export function ordered(lines: SimulationLine[], horizon: Horizon): SimulationLine[] {
  const from = instantAt(horizon.from, 0);
  const to = instantAt(horizon.to, 24);
  return lines
    .filter((l) => l.at >= from && l.at < to)
    .sort(
      (a, b) =>
        compare(a.at, b.at) ||
        compare(a.task, b.task) ||
        compare(a.deadline, b.deadline) ||
        compare(a.kind, b.kind) ||
        compare(a.rung, b.rung),
    );
}

function compare(a: string | null, b: string | null): number {
  const [x, y] = [a ?? '', b ?? ''];
  return x < y ? -1 : x > y ? 1 : 0;
}

function open(
  code: string,
  title: string,
  leadUnits: string[],
  heldBy: string | null,
  officer: string | null,
  assignedOn: IsoDate,
  deadlines: SimulatedTask['deadlines'],
  ctx: RunContext,
): TaskState {
  const now = instantAt(assignedOn, 0);
  const decide = {
    now,
    actor: 'system',
    calendar: ctx.calendar,
    policy: ctx.policy,
    goLive: ctx.goLive,
    byRule: true,
  };
  const apply = (state: TaskState, events: TaskEvent[]) =>
    events.reduce((s, e) => evolveTask(s, { ...e, at: now }), state);
  const kind = officer === null ? 'obligation' : 'task';
  const programme = ctx.programme ?? '';
  let state = apply(emptyTask(code), [
    taskCreated({ code, programme, kind, group: null, title: title || code, heldBy, demo: false }),
  ]);
  // A tasks file may leave the name of the deliverable empty; the simulator is about dates.
  const named = deadlines.map((d) => ({ ...d, deliverable: d.deliverable.trim() || d.id }));
  state = apply(
    state,
    decideTask(state, { type: 'complete-profile', leadUnits, officer, deadlines: named }, decide),
  );
  return apply(state, decideTask(state, { type: 'activate', assignedOn }, decide));
}

function actsFor(state: TaskState, behaviour: Behaviour): Act[] {
  switch (behaviour.kind) {
    case 'absent':
      return [];
    case 'in-time':
      return inTime(state);
    case 'script':
      return behaviour.acts
        .filter((a) => a.task === state.code)
        .map((a) => ({ at: instantAt(a.on, +a.time.slice(0, 2), +a.time.slice(3)), command: a.command }));
  }
}

/** Acknowledged on the day of assignment, accepted on `workingDue`. */
function inTime(state: TaskState): Act[] {
  const assignedOn = state.assignedOn!;
  const acts: Act[] = [{ at: instantAt(assignedOn, ACT_HOUR), command: { type: 'acknowledge' } }];
  for (const d of state.deadlines) {
    if (d.workingDue === null || d.status !== 'open') continue;
    const at = instantAt(d.workingDue > assignedOn ? d.workingDue : assignedOn, ACT_HOUR);
    acts.push({ at, command: { type: 'submit-deliverable', deadlineId: d.id } });
    acts.push({ at, command: { type: 'accept-deliverable', deadlineId: d.id } });
  }
  return acts;
}

function opaqueName(role: RoleRef, unit: string, officer: string): string {
  switch (role.role) {
    case 'officer':
      return `officer:${officer}`;
    case 'head':
      return `head:${unit}`;
    case 'parent-head':
      return `parent-head:${unit}`;
    default:
      return role.role;
  }
}

/** Names the entry of the file in a refusal. */
function at<T>(index: number, build: () => T): T {
  try {
    return build();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const fields = error.fields.map((f) => ({ ...f, path: `${index}.${f.path}` }));
    throw new UserError(error.code, error.message, fields);
  }
}
