import { type DueRule, type IsoDate, ProgrammerError } from '#contracts';
import { addDays, localDate } from '../calendar/index.js';
import { computeDue } from '../deadline/index.js';
import { firstSlotFrom } from '../task/index.js';
import type { CycleContext } from './context.js';
import type { CycleEvent } from './events.js';
import { evolveCycle } from './evolve.js';
import { ready } from './plan.js';
import { type CycleState, lastDay, owing, type StageState } from './state.js';

/** More steps than any template has: beyond it the rules would never end. */
const MOST_STEPS = 200;

/** What follows from `events` and from today: stages end and open, at last the cycle closes. Answers all events. */
export function advance(state: CycleState, events: readonly CycleEvent[], ctx: CycleContext): CycleEvent[] {
  const all = [...events];
  let current = events.reduce(evolveCycle, state);
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const next = following(current, ctx);
    if (next === null) return all;
    all.push(next);
    current = evolveCycle(current, next);
  }
  throw new ProgrammerError(`the stages of ${state.id} never come to rest`);
}

function following(state: CycleState, ctx: CycleContext): CycleEvent | null {
  if (state.status !== 'running') return null;
  const today = localDate(ctx.now);
  for (const stage of state.stages) {
    if (stage.status === 'open') {
      const end = endOf(stage, today);
      if (end !== null && (stage.gate === null || ctx.openTasks === 0)) {
        const on = end === 'date' && stage.gate === null ? endDay(state, stage) : today;
        return closing(stage, on, end, ctx);
      }
    }
    const isDue = stage.opensOn === null || stage.opensOn <= today;
    if (stage.status === 'waiting' && isDue && ready(state, stage)) return opened(stage, today, ctx);
  }
  const over = state.stages.every((s) => s.status === 'closed' || s.status === 'skipped');
  if (!over) return null;
  const contents = state.stages.map(({ id, contentHash }) => [id, contentHash]);
  const on = latest(state.stages.flatMap(({ closedOn }) => closedOn ?? [])) ?? today;
  return { type: 'cycle-closed', data: { on, contentHash: ctx.hash(contents), ...late(on, ctx) } };
}

/**
 * The day that the end of a stage belongs to: the one after its last, whenever the engine came to see it; but not before
 * the stage was opened, nor before what is known of its answers, nor before the cycle went on after a pause.
 */
function endDay({ resumedOn }: CycleState, stage: StageState): IsoDate {
  const known = Object.values(stage.answers).flatMap(({ on }) => on ?? []);
  return latest([addDays(lastDay(stage)!, 1), ...known, stage.openedOn ?? [], resumedOn ?? []].flat())!;
}

function latest(days: readonly IsoDate[]): IsoDate | undefined {
  return [...days].sort().at(-1);
}

/** A fact of a day that is over says on which day it was recorded (as a backdated submission does). */
function late(on: IsoDate, { now }: CycleContext): { recordedOn?: IsoDate } {
  const today = localDate(now);
  return on < today ? { recordedOn: today } : {};
}

/** An answering stage ends when all have answered, or its date has; one that stays open only when it is done. */
function endOf(stage: StageState, today: IsoDate): 'answered' | 'date' | null {
  if (stage.form === null) return null;
  const answered = owing(stage).length === 0 && Object.keys(stage.answers).length > 0;
  // A body's own paper is taken by the office first; what units send counts when it has come.
  const taken = Object.values(stage.answers).every((a) => a.status === 'accepted' || a.status === 'excused');
  if (answered && ((stage.closes === 'at-date' && !stage.recalled) || taken)) return 'answered';
  return stage.closes === 'at-date' && lastDay(stage)! < today ? 'date' : null;
}

/** Opens a stage: its date is counted from today, and the units hear of it in the next slot. */
export function opened(stage: StageState, on: IsoDate, ctx: CycleContext): CycleEvent {
  const { calendar, policy, now } = ctx;
  const rule: DueRule = stage.rule ?? { kind: 'working-days-after', from: on, days: stage.countedDays! };
  if (rule.kind === 'on-event' || rule.kind === 'continuous') throw new ProgrammerError('a stage has a date');
  const { legalDue, explanation } = computeDue(rule, calendar);
  const announceOn = firstSlotFrom(now, calendar, policy.slotHour);
  const data = {
    ...{ stage: stage.id, on, announceOn, rule, legalDue },
    ...{ calendar: calendar.version, explanation: [...explanation] },
  };
  return { type: 'stage-opened', data };
}

/** Ends a stage with what is there; the answers are frozen by their hashes. */
export function closing(
  stage: StageState,
  on: IsoDate,
  cause: 'answered' | 'date' | 'done' | 'decided',
  ctx: CycleContext,
  reason?: string,
): CycleEvent {
  const missing = stage.form === null ? [] : owing(stage);
  const contents = stage.respondents.map((unit) => [unit, stage.answers[unit]?.contentHash ?? null]);
  const data = {
    ...{ stage: stage.id, on, cause, missing, contentHash: ctx.hash(contents) },
    ...late(on, ctx),
  };
  return { type: 'stage-closed', data, ...(reason === undefined ? {} : { text: { reason } }) };
}
