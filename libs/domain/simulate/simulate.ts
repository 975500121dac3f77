import type { IsoDate, LadderPolicy, ScriptedAct, SimulatedTask, SimulationLine } from '#contracts';
import { UserError } from '#contracts';
import { instantAt, type WorkingCalendar } from '../calendar/index.js';
import type { RoleRef } from '../ladder/index.js';
import type { TaskState } from '../task/index.js';
import { openTask } from './open-task.js';
import { cyclesOf, runCycle, type SimulatedCycles } from './run-cycle.js';
import { type Act, type RunContext, runTask } from './run-task.js';
import { finished, linesOf, type Told } from './step.js';

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
export const ACT_HOUR = 17;

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
      namesOf: (role) => told(opaqueName(role, task.leadUnit, task.officer)),
    };
    const { code, title, leadUnit, officer, assignedOn, deadlines } = task;
    const opened = at(index, () =>
      openTask({ code, title, leadUnits: [leadUnit], heldBy: null, officer, assignedOn, deadlines }, ctx),
    );
    return linesOf(finished(runTask(opened, (state) => actsFor(state, behaviour), ctx)));
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
      namesOf: (role) => {
        // The standing body is not told of its own debts as if it were the one to check them.
        if (role.role === 'office' && unit === programme.standingBody) return { names: [], skip: 'debtor' };
        return told(role.role === 'officer' ? `unit:${unit}` : opaqueName(role, unit, ''));
      },
    };
    const leadUnits = o.leadUnit === null ? [] : [o.leadUnit];
    const opened = openTask({ ...o, leadUnits, officer: null, deadlines: [{ ...o, id: 'm1' }] }, ctx);
    return linesOf(finished(runTask(opened, (state) => actsFor(state, behaviour), ctx)));
  });
  const run = {
    ...{ ...rules, programme: programme.code, through: horizon.to, acts: behaviour.kind === 'in-time' },
    namesOf: (role: RoleRef, unit: string | null) => told(opaqueBody(role, unit)),
  };
  const cycles = (programme.cycles ?? []).flatMap((one) =>
    cyclesOf(one.template, rules.calendar)
      .filter(({ on }) => on <= horizon.to)
      .flatMap((opening) => linesOf(finished(runCycle(one, opening, run)))),
  );
  return ordered([...lines, ...cycles], horizon);
}

/** Orders lines as the contract says: at, then task, deadline, kind, rung. */
export function ordered(lines: SimulationLine[], horizon: Horizon): SimulationLine[] {
  return within(lines, horizon, (line) => line);
}

/** The same of what holds a line each. */
export function within<T>(all: readonly T[], horizon: Horizon, lineOf: (one: T) => SimulationLine): T[] {
  const from = instantAt(horizon.from, 0);
  const to = instantAt(horizon.to, 24);
  const isWithin = ({ at: when }: SimulationLine) => when >= from && when < to;
  return all.filter((one) => isWithin(lineOf(one))).sort((a, b) => byTime(lineOf(a), lineOf(b)));
}

function byTime(a: SimulationLine, b: SimulationLine): number {
  return (
    compare(a.at, b.at) ||
    compare(a.task, b.task) ||
    compare(a.deadline, b.deadline) ||
    compare(a.kind, b.kind) ||
    compare(a.rung, b.rung)
  );
}

function compare(a: string | null, b: string | null): number {
  const [x, y] = [a ?? '', b ?? ''];
  return x < y ? -1 : x > y ? 1 : 0;
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

function told(name: string): Told {
  return { names: [name], skip: null };
}

/** Of a cycle: the body that is asked or told. */
function opaqueBody(role: RoleRef, unit: string | null): string {
  if ('unit' in role) return `unit:${role.unit}`;
  return role.role === 'parent-head' && unit !== null ? `parent-head:${unit}` : role.role;
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
