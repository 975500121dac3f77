import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases that are concluded, sessions of the committee, stand-ins, and the chain of administrative acts. */
export class Deciding1788000000004 implements MigrationInterface {
  readonly name = 'Deciding1788000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE aggregate DROP CONSTRAINT aggregate_kind_check;
      ALTER TABLE aggregate ADD CONSTRAINT aggregate_kind_check CHECK (kind IN ('task', 'case', 'register'));
      ALTER TABLE message DROP CONSTRAINT message_class_check;
      ALTER TABLE message ADD CONSTRAINT message_class_check CHECK (class IN ('routine', 'grave', 'letter'));
      ALTER TABLE aggregate ADD COLUMN snapshot_schema integer NOT NULL DEFAULT 1;
      ALTER TABLE attachment ADD COLUMN act text NOT NULL DEFAULT 'submission' 
        CHECK (act IN ('submission', 'extension', 'input', 'case'));
      ALTER TABLE case_file ADD COLUMN concluded_on date, ADD COLUMN outcome text, ADD COLUMN session text;
      CREATE TABLE committee_session (
        id text PRIMARY KEY, programme text NOT NULL REFERENCES programme (code), held_on date NOT NULL, title text NOT NULL,
        created_by text NOT NULL, created_at timestamptz NOT NULL, cancelled_at timestamptz
      );
      CREATE INDEX committee_session_next ON committee_session (programme, held_on) WHERE cancelled_at IS NULL;
      CREATE TABLE stand_in (
        id text PRIMARY KEY, person text NOT NULL REFERENCES person (id), by_person text REFERENCES person (id),
        scope text NOT NULL CHECK (scope IN ('work', 'sign')), since date NOT NULL, until date NOT NULL CHECK (until >= since),
        document jsonb, created_by text NOT NULL, created_at timestamptz NOT NULL, ended_on date
      );
      CREATE INDEX stand_in_person ON stand_in (person, until);
      CREATE INDEX stand_in_by ON stand_in (by_person, until);
      ALTER TABLE planned_item ADD COLUMN in_place_of text;
      CREATE INDEX event_nobody ON event (at) WHERE type = 'rung-skipped' AND data ->> 'reason' = 'nobody';
      CREATE INDEX task_watcher ON task (watcher) WHERE watcher IS NOT NULL;
      CREATE INDEX task_without_officer ON task (programme, id) WHERE officer IS NULL AND status = 'active';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX task_without_officer;
      DROP INDEX task_watcher;
      DROP INDEX event_nobody;
      ALTER TABLE planned_item DROP COLUMN in_place_of;
      ALTER TABLE attachment DROP COLUMN act;
      DROP TABLE stand_in;
      DROP TABLE committee_session;
      ALTER TABLE aggregate DROP COLUMN snapshot_schema;
      ALTER TABLE case_file DROP COLUMN session, DROP COLUMN outcome, DROP COLUMN concluded_on;
      ALTER TABLE event DISABLE TRIGGER USER;
      DELETE FROM event WHERE aggregate_id IN (SELECT id FROM aggregate WHERE kind = 'register');
      ALTER TABLE event ENABLE TRIGGER USER;
      DELETE FROM aggregate WHERE kind = 'register';
      DELETE FROM message WHERE class = 'letter';
      ALTER TABLE message DROP CONSTRAINT message_class_check;
      ALTER TABLE message ADD CONSTRAINT message_class_check CHECK (class IN ('routine', 'grave'));
      ALTER TABLE aggregate DROP CONSTRAINT aggregate_kind_check;
      ALTER TABLE aggregate ADD CONSTRAINT aggregate_kind_check CHECK (kind IN ('task', 'case'));
    `);
  }
}
