import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lists over a hundred thousand tasks: each order and each filter that cuts has an index. Columns that change while
 * mails are sent (`aggregate.state`, `message.state`) have none, so that a burst goes on touching rows and no index.
 */
export class ListIndexes1788000000014 implements MigrationInterface {
  readonly name = 'ListIndexes1788000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE deadline ADD COLUMN extension text;
      UPDATE deadline d SET extension = CASE WHEN asked.request ->> 'signedOn' IS NULL THEN 'drafted' ELSE 'signed' END
        FROM (
          SELECT g.id AS task_id, one ->> 'id' AS id, one -> 'extension' AS request
          FROM aggregate g CROSS JOIN LATERAL jsonb_array_elements(g.state -> 'deadlines') AS one
          WHERE g.kind = 'task') AS asked
        WHERE d.task_id = asked.task_id AND d.id = asked.id AND jsonb_typeof(asked.request) = 'object';
      CREATE INDEX deadline_extension ON deadline (extension, task_id) WHERE extension IS NOT NULL;
      CREATE INDEX deadline_status ON deadline (status, task_id);
      CREATE INDEX task_by_due ON task (next_due, programme, code_key, id);
      CREATE INDEX task_status ON task (status);
      CREATE INDEX task_by_code ON task (code_key, programme, id);
      CREATE INDEX task_by_update ON task (updated_at DESC NULLS LAST, programme, code_key, id);
      CREATE INDEX task_lead_units ON task USING gin (lead_units);
      CREATE INDEX task_coordinating_units ON task USING gin (coordinating_units);
      CREATE INDEX task_held_by ON task (held_by);
      CREATE INDEX case_file_by_answer ON case_file (answer_due, id);
      CREATE INDEX message_by_slot ON message (slot DESC, id)`);
    await runner.query(SEARCH);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX IF EXISTS task_search;
      DROP INDEX message_by_slot;
      DROP INDEX case_file_by_answer;
      DROP INDEX task_held_by;
      DROP INDEX task_coordinating_units;
      DROP INDEX task_lead_units;
      DROP INDEX task_by_update;
      DROP INDEX task_by_code;
      DROP INDEX task_status;
      DROP INDEX task_by_due;
      DROP INDEX deadline_status;
      DROP INDEX deadline_extension;
      ALTER TABLE deadline DROP COLUMN extension`);
  }
}

/**
 * Parts of words are found by their trigrams. The extension comes with PostgreSQL and its owner may create it; where it
 * was left out of the server, or may not be created, search is as it was: right, and slower.
 */
const SEARCH = `
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX task_search ON task USING gin (search gin_trgm_ops);
EXCEPTION WHEN insufficient_privilege OR feature_not_supported OR undefined_file OR undefined_object THEN
  RAISE WARNING 'pg_trgm is not there: searching tasks reads all of them';
END $$`;
