import type { EntityManager } from 'typeorm';
import {
  type CycleEvent,
  type CycleState,
  evolveCycle,
  REGISTER_ID,
  type RegisterEvent,
  replacedUnits,
} from '#domain';

type Reorganised = Extract<RegisterEvent, { type: 'units-reorganised' }>['data'];

/**
 * What reorganisations have to say to a cycle that was closed while they were carried out, in their order: only what is
 * open is handed over then. Nothing where it names none of their units, or has it already.
 *
 * @param on the day of recording, in Asia/Ho_Chi_Minh
 */
export async function reorganisedSince(
  tx: EntityManager,
  state: CycleState,
  on: string,
): Promise<CycleEvent[]> {
  const rows = (await tx.query(
    `SELECT data FROM event WHERE aggregate_id = $1 AND type = 'units-reorganised' ORDER BY seq`,
    [REGISTER_ID],
  )) as { data: Reorganised }[];
  const events: CycleEvent[] = [];
  let present = state;
  for (const { data } of rows) {
    const own = replacedUnits(present, data, on);
    events.push(...own);
    present = own.reduce(evolveCycle, present);
  }
  return events;
}
