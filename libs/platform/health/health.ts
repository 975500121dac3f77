import type { EngineView, ReadyView } from '#contracts';
import { within } from '../limits/within.js';

export interface Check {
  ok: boolean;
  detail: string;
}

/**
 * PostgreSQL is the record: without it, or with another schema, nothing is served. Temporal only conducts: while it
 * is away commands are still accepted and mail waits.
 */
export function readiness(checks: { database: Check; schema: Check; temporal: Check }): ReadyView {
  const serves = checks.database.ok && checks.schema.ok;
  return { status: serves ? (checks.temporal.ok ? 'ready' : 'degraded') : 'unready', checks };
}

/** Runs a check under a time limit; whatever goes wrong is an answer, not an error. */
export async function attempt(work: () => Promise<string>, limitMs = 3000): Promise<Check> {
  try {
    return { ok: true, detail: await within(limitMs, work) };
  } catch (error) {
    return { ok: false, detail: reasonOf(error) };
  }
}

/** The kind of failure only: a driver's message may hold an address with a password. */
function reasonOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string') return code;
  return error instanceof Error ? (error.name === 'Error' ? 'no answer' : error.name) : 'failed';
}

export type TurnName = EngineView['turns'][number]['name'];
export const TURNS = ['planner', 'sender', 'outbox', 'reconciler'] as const satisfies readonly TurnName[];

/** Older than this the part has stopped turning. The reconciler comes round every ten minutes. */
const LATE_AFTER_SECONDS: Record<TurnName, number> = {
  planner: 120,
  sender: 120,
  outbox: 60,
  reconciler: 1500,
};

/** How long ago each part of the engine last finished a full turn (real time). */
export function engineTurns(
  last: Readonly<Partial<Record<TurnName, string>>>,
  now: Date,
): EngineView['turns'] {
  return TURNS.map((name) => {
    const at = last[name] ?? null;
    const ageSeconds = at === null ? null : Math.max(0, Math.round((now.getTime() - Date.parse(at)) / 1000));
    return { name, at, ageSeconds, late: ageSeconds === null || ageSeconds > LATE_AFTER_SECONDS[name] };
  });
}

/** Three checks in a row that did not get through, or were not even begun. */
const CHAIN_LATE_AFTER_SECONDS = 1800;

/** What the synthetic reminders say: whether one has come through the whole chain lately, and since when none does. */
export function chainView(state: ChainSeen | null, now: Date): EngineView['chain'] {
  if (state === null) return null;
  const { begunAt, workedAt, failing } = state;
  const since = (at: string) => Math.max(0, Math.round((now.getTime() - Date.parse(at)) / 1000));
  const late = since(workedAt ?? begunAt) > CHAIN_LATE_AFTER_SECONDS;
  return { at: workedAt, ageSeconds: workedAt === null ? null : since(workedAt), late, failing };
}

interface ChainSeen {
  begunAt: string;
  workedAt: string | null;
  failing: NonNullable<EngineView['chain']>['failing'];
}

export function engineStatus(turns: EngineView['turns']): EngineView['status'] {
  if (turns.every((turn) => turn.at === null)) return 'unknown';
  return turns.some((turn) => turn.late) ? 'late' : 'ok';
}
