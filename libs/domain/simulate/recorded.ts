import type { Instant, IsoDate } from '#contracts';
import { instantAt, localDate } from '../calendar/index.js';
import type { CaseState } from '../case/index.js';
import { type CycleState, cycleIdOf } from '../cycle/index.js';
import type { RungFact } from '../ladder/index.js';
import { aimOf, firstSlotFrom, type LadderContext, type TaskState } from '../task/index.js';
import { openTask, type TaskToOpen } from './open-task.js';
import { continueCycle, cyclesOf, runCycle, type SimulatedCycles } from './run-cycle.js';
import { type Act, type RunContext, runTask } from './run-task.js';
import { ACT_HOUR, type Horizon, within } from './simulate.js';
import type { NamesOf, SimulatedStep } from './step.js';

/** A programme as it is recorded at one moment, and what its clock has still to open. */
export interface RecordedProgramme {
  code: string;
  goLive: IsoDate | null;
  /** The committee's next recorded session. */
  nextSession: { id: string; on: IsoDate } | null;
  tasks: readonly TaskState[];
  /** Open ones, each with the day of the session that it waits for. */
  cases: readonly { state: CaseState; session: IsoDate | null }[];
  cycles: readonly CycleState[];
  /** Obligations whose task is not there yet. */
  openings: readonly TaskToOpen[];
  templates: readonly SimulatedCycles[];
  /** Cycles that were ever opened. */
  known: ReadonlySet<string>;
}

type Versioned = { policy?: string | null };

/** What everything runs by: what is open by its own version, what is opened from now on by the present one. */
export interface RecordedRules {
  present: LadderContext;
  ofTask(task: Versioned): LadderContext;
  ofCycle(cycle: Versioned): LadderContext;
}

/** Of whom a step is said: the debtor as the record has it. */
export type Debtor = Pick<TaskState, 'programme' | 'leadUnits' | 'heldBy' | 'officer'>;

export interface RecordedRun {
  now: Instant;
  horizon: Horizon;
  rules: RecordedRules;
  /** Everybody acts on the last working day in time; or nobody ever does. */
  acts: boolean;
  namesOf: NamesOf<Debtor>;
}

/**
 * Every step of a programme from now on, in the order of time: its tasks and cases from where they stand, what its clock
 * will open, its cycles. Nothing is written. Yields often, so that a server can do other things in between.
 */
export function* simulateRecorded(
  programme: RecordedProgramme,
  run: RecordedRun,
): Generator<void, SimulatedStep[]> {
  const steps: SimulatedStep[] = [];
  for (const task of programme.tasks) {
    const ctx = contextOf(programme, run, run.rules.ofTask(task));
    const cases = programme.cases.filter(({ state }) => state.taskId === task.id).map(({ state }) => state);
    const acts = (state: TaskState) => (run.acts ? actsFrom(state, ctx) : []);
    steps.push(...(yield* runTask(delivered(task), acts, ctx, cases)));
  }
  for (const opening of programme.openings) {
    if (opening.assignedOn > run.horizon.to) continue;
    const { from: _fromItsOwnDay, ...ctx } = contextOf(programme, run, run.rules.present);
    const acts = (state: TaskState) =>
      run.acts ? actsFrom(state, { ...ctx, from: opening.assignedOn }) : [];
    steps.push(...(yield* runTask(openTask(opening, ctx), acts, ctx)));
    yield;
  }
  const all = steps.concat(yield* cyclesOfRecorded(programme, run));
  return within(all, run.horizon, ({ line }) => line);
}

function* cyclesOfRecorded(programme: RecordedProgramme, run: RecordedRun): Generator<void, SimulatedStep[]> {
  const { code } = programme;
  const { now, horizon, rules, acts, namesOf } = run;
  const today = localDate(now);
  const cycleRun = (ctx: LadderContext) => ({
    ...{ ...ctx, programme: code, through: horizon.to, acts },
    namesOf: (role: Parameters<typeof namesOf>[0], unit: string | null, on: IsoDate) => {
      const leadUnits = unit === null ? [] : [unit];
      return namesOf(role, { programme: code, leadUnits, heldBy: null, officer: null }, on);
    },
  });
  const steps: SimulatedStep[] = [];
  for (const cycle of programme.cycles) {
    const ctx = rules.ofCycle(cycle);
    const firstSlot = firstSlotFrom(now, ctx.calendar, ctx.policy.slotHour);
    steps.push(...(yield* continueCycle(cycle, { today, firstSlot }, cycleRun(ctx))));
  }
  for (const one of programme.templates) {
    for (const opening of cyclesOf(one.template, rules.present.calendar)) {
      const isThere = programme.known.has(cycleIdOf(code, one.template.kind, opening.year, null));
      if (isThere || opening.on <= today || opening.on > horizon.to) continue;
      steps.push(...(yield* runCycle(one, opening, cycleRun(rules.present))));
    }
  }
  return steps;
}

function contextOf(
  { code, goLive, nextSession }: RecordedProgramme,
  { now, horizon, namesOf }: RecordedRun,
  rules: LadderContext,
): RunContext {
  const from = firstSlotFrom(now, rules.calendar, rules.policy.slotHour);
  return { ...rules, goLive, nextSession, programme: code, through: horizon.to, from, namesOf };
}

/** What was handed to the mail server a moment ago will have arrived by the next slot. */
function delivered(state: TaskState): TaskState {
  const done = Object.entries(state.done).map(([key, fact]): [string, RungFact] => [
    key,
    fact.outcome === 'sent' ? { ...fact, delivery: fact.delivery ?? 'delivered' } : fact,
  ]);
  return { ...state, done: Object.fromEntries(done) };
}

/** Taken note of at once; handed in on the last working day in time, or now where that has passed; then accepted. */
function actsFrom(state: TaskState, { calendar, from }: RunContext): Act[] {
  if (state.status !== 'active' || from === undefined) return [];
  const at = (day: IsoDate) => instantAt(day > from ? day : from, ACT_HOUR);
  const acts: Act[] = [{ at: at(from), command: { type: 'acknowledge' }, ifAllowed: true }];
  for (const d of state.deadlines) {
    const accept = { type: 'accept-deliverable', deadlineId: d.id } as const;
    if (d.status === 'submitted' && d.submission !== null) {
      acts.push({ at: at(d.submission.checkDue), command: accept, ifAllowed: true });
    }
    const aim = d.status === 'open' || d.status === 'rework' ? aimOf(d, calendar) : null;
    if (aim === null) continue;
    const submit = { type: 'submit-deliverable', deadlineId: d.id } as const;
    for (const command of [submit, accept]) acts.push({ at: at(aim.workingDue), command, ifAllowed: true });
  }
  return acts;
}
