import { setTimeout as pause } from 'node:timers/promises';
import type { IsoDate } from '#contracts';
import type { Persistence } from '#persistence';

const SETTLES_WITHIN_MS = 5 * 60_000;
const LOOK_EVERY_MS = 250;

/** How much of a slot lies ready shortly before it. */
export async function slotReady({ dataSource }: Persistence, slot: IsoDate): Promise<Record<string, number>> {
  const [row] = (await dataSource.query(
    `SELECT (SELECT count(*)::int FROM planned_item WHERE slot = $1) AS "plannedBefore",
            (SELECT count(*)::int FROM message WHERE slot_date = $1 AND state = 'planned') AS "composedBefore"`,
    [slot],
  )) as [Record<string, number>];
  return row;
}

/** Waits until the slot is over, and says what the record has of it. */
export async function settled(
  persistence: Persistence,
  slot: IsoDate,
): Promise<Record<string, string | number>> {
  const { dataSource, check } = persistence;
  const end = Date.now() + SETTLES_WITHIN_MS;
  for (;;) {
    const [row] = (await dataSource.query(
      `SELECT EXISTS (SELECT 1 FROM dispatch_slot WHERE slot = $1 AND finished_at IS NOT NULL) AS over`,
      [slot],
    )) as [{ over: boolean }];
    if (row.over) break;
    if (Date.now() > end) throw new Error(`the slot of ${slot} does not end`);
    await pause(LOOK_EVERY_MS);
  }
  const states = (await dataSource.query(
    'SELECT state, count(*)::int AS count FROM message WHERE slot_date = $1 GROUP BY state ORDER BY state',
    [slot],
  )) as { state: string; count: number }[];
  const [{ facts, repairs }] = (await dataSource.query(
    `SELECT (SELECT count(*)::int FROM event WHERE type = 'reminded' AND data ->> 'slot' = $1::text) AS facts,
            (SELECT repairs FROM dispatch_slot WHERE slot = $1::date) AS repairs`,
    [slot],
  )) as [{ facts: number; repairs: number }];
  const { fault, events } = await check.verifyChains();
  return {
    ...Object.fromEntries(states.map(({ state, count }) => [`mails ${state}`, count])),
    facts,
    repairs,
    chain: fault === null ? `holds over ${events} events` : fault.problem,
  };
}
