import type { Client } from '@temporalio/client';
import { workflowId } from '#contracts/names';
import type { Persistence } from '#persistence';
import { type Violation, violation } from './violation.js';

/** A timer is set a moment after its length was worked out, and a loaded machine makes the moment long. */
const LAG_MS = 30_000;
const LONGEST_MS = 30 * 86_400_000;
const AT_ONCE = 16;

interface Anchor {
  real: Date;
  programme: Date;
  speed: number;
}

interface Sleeper {
  id: string;
  kind: 'task' | 'case';
  wake: Date;
}

/**
 * `next_wake` in PostgreSQL is when the workflow's timer rings. A timer that was set before the clock was last moved
 * runs to another moment, and its workflow is told when the clock comes near; such timers are not compared.
 */
export async function checkTimers(
  { dataSource }: Persistence,
  client: Client,
  running: ReadonlySet<string>,
): Promise<Violation[]> {
  const [anchor] = (await dataSource.query(
    'SELECT real_anchor AS real, programme_anchor AS programme, speed FROM engine_clock',
  )) as [Anchor];
  const sleepers = (await dataSource.query(
    'SELECT id, kind, next_wake AS wake FROM aggregate WHERE NOT closed AND next_wake IS NOT NULL ORDER BY id',
  )) as Sleeper[];
  const there = sleepers.filter(({ id, kind }) => running.has(workflowId[kind](id)));
  const found: Violation[] = [];
  for (let i = 0; i < there.length; i += AT_ONCE) {
    const some = await Promise.all(there.slice(i, i + AT_ONCE).map((one) => compare(client, one, anchor)));
    found.push(...some.flat());
  }
  return found;
}

async function compare(client: Client, { id, kind, wake }: Sleeper, anchor: Anchor): Promise<Violation[]> {
  const timer = await openTimer(client, workflowId[kind](id));
  if (timer === null) return [violation('timer', id, `wakes at ${wake.toISOString()}, and no timer is set`)];
  if (timer.setAt < anchor.real || timer.lengthMs >= LONGEST_MS) return [];
  const rings = timer.setAt.getTime() + timer.lengthMs;
  const programme = anchor.programme.getTime() + (rings - anchor.real.getTime()) * anchor.speed;
  const offMs = programme - wake.getTime();
  if (Math.abs(offMs) <= LAG_MS) return [];
  return [
    violation(
      'timer',
      id,
      `wakes at ${wake.toISOString()}, its timer rings ${Math.round(offMs / 1000)} s off`,
    ),
  ];
}

/** The timer that was set last and has neither rung nor been taken away. */
async function openTimer(client: Client, id: string): Promise<{ setAt: Date; lengthMs: number } | null> {
  const { events } = await client.workflow.getHandle(id).fetchHistory();
  const open = new Map<string, { setAt: Date; lengthMs: number }>();
  for (const event of events ?? []) {
    const {
      timerStartedEventAttributes: set,
      timerFiredEventAttributes: rung,
      timerCanceledEventAttributes: gone,
    } = event;
    if (set) {
      const { seconds, nanos } = set.startToFireTimeout ?? {};
      const lengthMs = Number(seconds ?? 0) * 1000 + (nanos ?? 0) / 1e6;
      const at = Number(event.eventTime?.seconds ?? 0) * 1000 + (event.eventTime?.nanos ?? 0) / 1e6;
      open.set(String(set.timerId), { setAt: new Date(at), lengthMs });
    }
    const over = rung ?? gone;
    if (over) open.delete(String(over.timerId));
  }
  return [...open.values()].at(-1) ?? null;
}
