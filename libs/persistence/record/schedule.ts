import { createHash } from 'node:crypto';
import type { IsoDate } from '#contracts';
import {
  type CaseState,
  type CycleState,
  instantAt,
  type LadderContext,
  nextCaseSlot,
  nextCycleSlot,
  nextSlot,
  nextSupervisionSlot,
  nextTransition,
  type SupervisionState,
  type TaskState,
} from '#domain';
import type { AggregateKind } from '../entities/index.js';
import { type Rules, rulesOf } from '../stores/settings-store.js';

/** How long before the slot the workflows prepare it: spread, so that they do not all wake in one second. */
export interface PlanningWindow {
  fromMinutes: number;
  untilSeconds: number;
}
export const DEFAULT_PLANNING_WINDOW: PlanningWindow = { fromMinutes: 60, untilSeconds: 60 };

export interface Schedule {
  nextSlot: IsoDate | null;
  nextWake: string | null;
  /** Nothing will come without another act, and no act but a reopening is possible. */
  closed: boolean;
}

export function scheduleTask(
  state: TaskState,
  ctx: LadderContext,
  from: IsoDate,
  window: PlanningWindow = DEFAULT_PLANNING_WINDOW,
): Schedule {
  const slot = nextSlot(state, ctx, from);
  const over = state.status === 'completed' || state.status === 'stopped';
  return { nextSlot: slot, nextWake: wakeFor(state.id, slot, ctx, window), closed: over && slot === null };
}

export function scheduleCase(
  state: CaseState,
  ctx: LadderContext,
  from: IsoDate,
  window: PlanningWindow = DEFAULT_PLANNING_WINDOW,
): Schedule {
  const slot = nextCaseSlot(state, ctx, from);
  return {
    nextSlot: slot,
    nextWake: wakeFor(state.id, slot, ctx, window),
    closed: state.status === 'closed',
  };
}

/** A cycle also wakes at the beginning of the day on which it moves by itself. */
export function scheduleCycle(
  state: CycleState,
  ctx: LadderContext,
  from: IsoDate,
  window: PlanningWindow = DEFAULT_PLANNING_WINDOW,
): Schedule {
  const slot = nextCycleSlot(state, ctx, from);
  const wake = earlier(wakeFor(state.id, slot, ctx, window), movesAt(state));
  return { nextSlot: slot, nextWake: wake, closed: state.status === 'closed' && slot === null };
}

/** The instant at which a cycle moves by itself; null when it waits for people. */
export function movesAt(state: CycleState): string | null {
  const day = nextTransition(state);
  return day === null ? null : new Date(instantAt(day, 0)).toISOString();
}

/** When an aggregate speaks next, from a slot on, by the rules that it runs by. */
export function scheduleOf(
  { kind, state }: { kind: AggregateKind; state: object },
  current: Rules,
  from: IsoDate,
  window: PlanningWindow = DEFAULT_PLANNING_WINDOW,
): Schedule {
  const rules = rulesOf(current, state as { policy?: string | null });
  switch (kind) {
    case 'task':
      return scheduleTask(state as TaskState, rules, from, window);
    case 'case':
      return scheduleCase(state as CaseState, rules, from, window);
    case 'cycle':
      return scheduleCycle(state as CycleState, rules, from, window);
    case 'supervision': {
      const { id, status } = state as SupervisionState;
      const slot = nextSupervisionSlot(state as SupervisionState, rules, from);
      const over = status === 'accepted' || status === 'withdrawn';
      return { nextSlot: slot, nextWake: wakeFor(id, slot, rules, window), closed: over };
    }
    default:
      return { nextSlot: null, nextWake: null, closed: true };
  }
}

/** When the workflow of an aggregate is to wake once its plan of a slot stands. */
export function wakeAfter(
  { id, kind, state }: { id: string; kind: AggregateKind; state: object },
  following: IsoDate | null,
  ctx: LadderContext,
  window: PlanningWindow,
): string | null {
  const wake = wakeFor(id, following, ctx, window);
  return kind === 'cycle' ? earlier(wake, movesAt(state as CycleState)) : wake;
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/** The slot's instant minus a part of the window that depends on nothing but the id. */
export function wakeFor(
  id: string,
  slot: IsoDate | null,
  ctx: LadderContext,
  window: PlanningWindow = DEFAULT_PLANNING_WINDOW,
): string | null {
  if (slot === null) return null;
  const { fromMinutes, untilSeconds } = window;
  const share = createHash('sha256').update(id).digest().readUInt32BE(0) / 2 ** 32;
  const before =
    untilSeconds * 1000 + Math.floor(share * Math.max(0, fromMinutes * 60_000 - untilSeconds * 1000));
  return new Date(Date.parse(instantAt(slot, ctx.policy.slotHour)) - before).toISOString();
}
