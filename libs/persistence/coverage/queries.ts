import type { EntityManager } from 'typeorm';
import type { IsoDate } from '#contracts';
import type { NamedTask } from './finding.js';

/** Of one kind so many are listed; the count tells of the rest. */
export const MOST_LISTED = 100;

/** A row that knows how many there are in all. */
export type Counted<T> = T & { total: number };

const NAMED = 't.id AS task, t.code, t.title';

/** Steps of open tasks and their cases that were recorded as told to nobody, the latest first; `event_nobody` has them. */
export function unreachedSteps(
  db: EntityManager,
  since: string,
): Promise<Counted<NamedTask & { rung: string; slot: IsoDate }>[]> {
  return db.query(
    `SELECT ${NAMED}, e.data ->> 'rung' AS rung, e.data ->> 'slot' AS slot, count(*) OVER ()::int AS total
     FROM event e JOIN aggregate a ON a.id = e.aggregate_id AND NOT a.closed
       LEFT JOIN case_file c ON c.id = a.id JOIN task t ON t.id = coalesce(c.task_id, a.id)
     WHERE e.type = 'rung-skipped' AND e.data ->> 'reason' = 'nobody' AND e.at >= $1
       AND t.status IN ('active', 'suspended')
     ORDER BY e.at DESC, e.recorded DESC LIMIT ${MOST_LISTED}`,
    [since],
  );
}

/**
 * Whose last mail to the address they still have was refused for good or came back; what expired says nothing of the
 * address.
 */
export function refusedAddresses(
  db: EntityManager,
): Promise<Counted<{ person: string; address: string; reply: string; slot: IsoDate; message: string }>[]> {
  return db.query(
    `SELECT p.id AS person, m.address, coalesce(r.status, m.reply, '') AS reply, m.slot_date AS slot, m.id AS message,
       count(*) OVER ()::int AS total
     FROM person p CROSS JOIN LATERAL (
       SELECT * FROM message WHERE recipient = p.id AND state IN ('sent', 'failed')
       ORDER BY slot DESC, settled_at DESC LIMIT 1) m
       LEFT JOIN returned_mail r ON r.message_id = m.id AND r.kind = 'bounce' AND r.hard
         AND r.at >= coalesce(p.address_released_at, '-infinity')
     WHERE p.active AND (r.message_id IS NOT NULL OR m.state = 'failed' AND coalesce(m.reply, '') NOT LIKE 'expired%')
       AND lower(m.address) = lower(p.email)
     ORDER BY p.id LIMIT ${MOST_LISTED}`,
  );
}

export function workOfThoseWhoLeft(
  db: EntityManager,
): Promise<Counted<NamedTask & { person: string; as: 'officer' | 'watcher' }>[]> {
  const held = (as: 'officer' | 'watcher') =>
    `SELECT ${NAMED}, p.id AS person, '${as}' AS "as" FROM person p JOIN task t ON t.${as} = p.id
     WHERE NOT p.active AND t.status IN ('draft', 'active', 'suspended')`;
  return db.query(
    `SELECT *, count(*) OVER ()::int AS total FROM (${held('officer')} UNION ALL ${held('watcher')}) w
     ORDER BY person, code, "as" LIMIT ${MOST_LISTED}`,
  );
}

/** Live with only a unit: the nearest date first. */
export function tasksWithoutOfficer(
  db: EntityManager,
): Promise<Counted<NamedTask & { unit: string | null }>[]> {
  return db.query(
    `SELECT ${NAMED}, coalesce(t.lead_unit, t.held_by) AS unit, count(*) OVER ()::int AS total FROM task t
     WHERE t.officer IS NULL AND t.status = 'active'
     ORDER BY t.next_due NULLS LAST, t.id LIMIT ${MOST_LISTED}`,
  );
}

/**
 * The units that owe live tasks, or an answer to an open stage for which they have named nobody; the standing body
 * answers by its office.
 */
export async function debtors(db: EntityManager): Promise<string[]> {
  const rows = (await db.query(
    `SELECT coalesce(lead_unit, held_by) AS unit FROM task WHERE status IN ('active', 'suspended')
     UNION
     SELECT answer.key AS unit FROM aggregate a JOIN programme p ON p.code = a.programme
       CROSS JOIN jsonb_array_elements(a.state -> 'stages') AS stage CROSS JOIN jsonb_each(stage -> 'answers') AS answer
     WHERE a.kind = 'cycle' AND NOT a.closed AND a.state ->> 'status' = 'running'
       AND stage ->> 'status' = 'open' AND stage ->> 'late' = 'case'
       AND answer.value ->> 'status' IN ('asked', 'returned')
       AND NOT a.state -> 'focal' ? answer.key AND answer.key <> p.standing_body
     ORDER BY unit`,
  )) as { unit: string | null }[];
  return rows.flatMap(({ unit }) => unit ?? []);
}
