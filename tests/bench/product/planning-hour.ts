import { setTimeout as pause } from 'node:timers/promises';
import type { IsoDate } from '#contracts';
import type { AnchoredClock } from '#platform';

/** What this machine plans, with some room: 41 bare wake-ups of workflows were measured on two cores. */
const WAKES_PER_SECOND = 20;
const SLOT = 'T01:00:00.000Z';
const WINDOW_MINUTES = 60;
/** So long before the slot the clock runs at its real speed: composing ahead, barrier and slot are not squeezed. */
const REAL_SECONDS_BEFORE = 90;

/**
 * Takes the programme's clock through the hour before a slot: the sleeping workflows get timers at the new speed,
 * then these fire, spread over the hour as they are in production. Answers the slot's instant on this machine's clock.
 */
export async function passPlanningHour(
  clock: AnchoredClock,
  slot: IsoDate,
  workflows: number,
): Promise<number> {
  const slotAt = Date.parse(`${slot}${SLOT}`);
  const realSeconds = Math.max(20, workflows / WAKES_PER_SECOND);
  const speed = (WINDOW_MINUTES * 60) / realSeconds;
  const before = Math.min(WINDOW_MINUTES * 60, 1.2 * realSeconds * speed);
  await clock.jump(new Date(slotAt - (WINDOW_MINUTES * 60 + before) * 1000), speed);
  await pause(clock.msUntil(new Date(slotAt - REAL_SECONDS_BEFORE * 1000)));
  await clock.jump(clock.now(), 1);
  return Date.now() + clock.msUntil(new Date(slotAt));
}

export function planningMs(workflows: number): number {
  return (2 * Math.max(20, workflows / WAKES_PER_SECOND) + REAL_SECONDS_BEFORE) * 1000;
}
