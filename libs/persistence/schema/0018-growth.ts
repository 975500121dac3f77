import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What keeps questions as quick over a hundred thousand open tasks as over a thousand (docs/adr/0023): lists by how tasks
 * stand find theirs through an index, what is looked for at every slot is not looked for among all mails, and tables of
 * which each slot writes many rows are cleaned when a fiftieth of them has changed, not a fifth.
 */
export class Growth1788000000018 implements MigrationInterface {
  readonly name = 'Growth1788000000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(READ_MODEL);
    await runner.query(INDEXES);
    await runner.query(CLEANING);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE message RESET (${NAMES});
      ALTER TABLE message_item RESET (${NAMES});
      ALTER TABLE event RESET (${NAMES});
      ALTER TABLE aggregate RESET (${NAMES});
      ALTER TABLE task RESET (${NAMES});
      ALTER TABLE deadline RESET (${NAMES});
      ALTER TABLE outbox RESET (autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold);
      ALTER TABLE planned_item RESET (autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold);
      DROP INDEX outbox_parked;
      DROP INDEX message_doubtful;
      DROP INDEX message_text;
      ALTER TABLE task DROP COLUMN open_due, DROP COLUMN lasting, DROP COLUMN acknowledged`);
  }
}

/** As `lastingLook` says of a state. */
const READ_MODEL = `
ALTER TABLE task ADD COLUMN open_due date, ADD COLUMN lasting text NOT NULL DEFAULT 'scheduled',
  ADD COLUMN acknowledged boolean NOT NULL DEFAULT false;
UPDATE task t SET open_due = seen.open_due, lasting = seen.lasting,
  acknowledged = (SELECT g.state ->> 'acknowledgedOn' IS NOT NULL FROM aggregate g WHERE g.id = t.id)
FROM (
  SELECT k.id, min(d.due) FILTER (WHERE d.status IN ('open', 'rework')) AS open_due,
    CASE WHEN bool_or(d.status = 'submitted') THEN 'awaiting-check'
      WHEN bool_or(d.status = 'backlog') THEN 'backlog'
      WHEN bool_or(d.status = 'continuous') THEN 'on-track'
      WHEN count(d.status) = 0 OR bool_or(d.status = 'waiting-event' OR d.status IN ('open', 'rework') AND d.due IS NULL)
        THEN 'scheduled'
      ELSE 'done' END AS lasting
  FROM task k LEFT JOIN LATERAL (
    SELECT status, CASE status WHEN 'rework' THEN coalesce(rework_due, legal_due) ELSE legal_due END AS due
    FROM deadline WHERE task_id = k.id) AS d ON true
  GROUP BY k.id) AS seen
WHERE t.id = seen.id;
ALTER TABLE task ALTER COLUMN lasting DROP DEFAULT, ALTER COLUMN acknowledged DROP DEFAULT;
CREATE INDEX task_open_due ON task (open_due) WHERE status = 'active';
CREATE INDEX task_lasting ON task (lasting, next_due, programme, code_key, id) WHERE status = 'active';
CREATE INDEX task_active_by_due ON task (next_due, programme, code_key, id, open_due) WHERE status = 'active'`;

/**
 * None of them names a column that changes between the fetching of a mail and its outcome: on the way an update goes on
 * touching the row alone. In order: bytes that may be removed one day; mails that may not have arrived; rows set aside.
 */
const INDEXES = `
CREATE INDEX message_text ON message (settled_at) WHERE mime IS NOT NULL AND settled_at IS NOT NULL;
CREATE INDEX message_doubtful ON message (slot_date, recipient)
  WHERE settled_at IS NOT NULL AND rolled_into IS NULL AND coalesce(reply, '') NOT LIKE '2%';
CREATE INDEX outbox_parked ON outbox (id) WHERE parked_at IS NOT NULL AND done_at IS NULL`;

const NAMES = `autovacuum_vacuum_scale_factor, autovacuum_vacuum_insert_scale_factor, autovacuum_analyze_scale_factor`;
const BY_A_FIFTIETH = `autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02,
  autovacuum_analyze_scale_factor = 0.02`;
/** Queues, of which nearly all rows are dead or done: cleaned by the thousand, however long they are. */
const BY_THE_THOUSAND = `autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000`;

const CLEANING = `
ALTER TABLE message SET (${BY_A_FIFTIETH});
ALTER TABLE message_item SET (${BY_A_FIFTIETH});
ALTER TABLE event SET (${BY_A_FIFTIETH});
ALTER TABLE aggregate SET (${BY_A_FIFTIETH});
ALTER TABLE task SET (${BY_A_FIFTIETH});
ALTER TABLE deadline SET (${BY_A_FIFTIETH});
ALTER TABLE outbox SET (${BY_THE_THOUSAND});
ALTER TABLE planned_item SET (${BY_THE_THOUSAND})`;
