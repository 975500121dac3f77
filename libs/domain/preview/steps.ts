import type { Instant, IsoDate } from '#contracts';
import { type CaseState, caseRungs } from '../case/index.js';
import type { RoleRef, Rung } from '../ladder/index.js';
import { firstSlotFrom, type LadderContext, pendingRungs, type TaskState } from '../task/index.js';
import type { StepMove } from './move.js';

/** A step that is still to be sent, on the day of the slot that will carry it. */
export interface ComingStep {
  rung: string;
  deadlineId: string | null;
  on: IsoDate;
  told: readonly RoleRef[];
}

/** By key. One that is overdue itself goes out in the first slot to come. */
export type ComingSteps = ReadonlyMap<string, ComingStep>;

export function taskSteps(state: TaskState, ctx: LadderContext, now: Instant): ComingSteps {
  const first = firstSlotFrom(now, ctx.calendar, ctx.policy.slotHour);
  const found = new Map<string, ComingStep>();
  for (const { doneKey, deadlineId, rung } of pendingRungs(state, ctx)) {
    found.set(doneKey, coming(rung, deadlineId, first));
  }
  return found;
}

export function caseSteps(state: CaseState, ctx: LadderContext, now: Instant): ComingSteps {
  const first = firstSlotFrom(now, ctx.calendar, ctx.policy.slotHour);
  const found = new Map<string, ComingStep>();
  for (const rung of caseRungs(state, ctx)) {
    if (!(rung.key in state.done)) found.set(rung.key, coming(rung, state.deadlineId, first));
  }
  return found;
}

/** The steps whose day differs, in the order of the day they move from. */
export function movedSteps(before: ComingSteps, after: ComingSteps): StepMove[] {
  const moves: StepMove[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const from = before.get(key);
    const to = after.get(key);
    if (from?.on === to?.on) continue;
    const { rung, deadlineId, told } = (to ?? from)!;
    moves.push({ key, rung, deadlineId, from: from?.on ?? null, to: to?.on ?? null, told });
  }
  return moves.sort((a, b) => dayOf(a).localeCompare(dayOf(b)) || a.key.localeCompare(b.key));
}

function dayOf({ from, to }: StepMove): IsoDate {
  return (from ?? to)!;
}

function coming(rung: Rung, deadlineId: string | null, first: IsoDate): ComingStep {
  return { rung: rung.name, deadlineId, on: rung.on > first ? rung.on : first, told: rung.to };
}
