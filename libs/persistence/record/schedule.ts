import { createHash } from 'node:crypto';
import type { IsoDate } from '#contracts';
import {
  type CaseState,
  instantAt,
  type LadderContext,
  nextCaseSlot,
  nextSlot,
  type TaskState,
} from '#domain';

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
