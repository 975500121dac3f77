import type { WorkflowSeen } from './workflow-seen.js';

/** Far below Temporal's own limit: a workflow that grows so long does not continue as new when it should. */
const HISTORY_LIMIT = 2_000;
/** A timer is set a moment after its length was worked out, and a loaded machine makes the moment long. */
const LAG_MS = 30_000;
/** A sleep is cut at this length, and goes on after it. */
const LONGEST_MS = 30 * 86_400_000;

/** Where the programme's clock is pinned to the machine's. */
export interface Pinned {
  real: string;
  programme: string;
  speed: number;
}

export function tooLong({ historyLength }: WorkflowSeen): string | null {
  return historyLength >= HISTORY_LIMIT ? `${historyLength} events in its history` : null;
}

/** A step that was tried more often than that fails again and again. */
export function triedTooOften({ steps }: WorkflowSeen, mostTries: number): string | null {
  const step = steps.find(({ attempt }) => attempt > mostTries);
  return step ? `${step.name} is still tried, the ${step.attempt}th time` : null;
}

/**
 * `next_wake` in PostgreSQL is when the workflow's timer rings. A timer that was set before the clock was last moved
 * runs to another moment, and its workflow is told when the clock comes near; such timers are not compared.
 */
export function ringsWrongly(
  { timer, steps }: WorkflowSeen,
  nextWake: string,
  pinned: Pinned | null,
): string | null {
  if (timer === null) return steps.length > 0 ? null : `wakes at ${nextWake}, and no timer is set`;
  if ((pinned && timer.setAt < pinned.real) || timer.lengthMs >= LONGEST_MS) return null;
  const offMs = ringsAt(Date.parse(timer.setAt) + timer.lengthMs, pinned) - Date.parse(nextWake);
  if (Math.abs(offMs) <= LAG_MS) return null;
  return `wakes at ${nextWake}, its timer rings ${Math.round(offMs / 1000)} s off`;
}

function ringsAt(realMs: number, pinned: Pinned | null): number {
  if (!pinned) return realMs;
  return Date.parse(pinned.programme) + (realMs - Date.parse(pinned.real)) * pinned.speed;
}
