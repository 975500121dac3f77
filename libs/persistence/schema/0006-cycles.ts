import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cycles: their templates, their place in lists, what units answered and what they have typed so far. */
export class Cycles1788000000006 implements MigrationInterface {
  readonly name = 'Cycles1788000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE aggregate DROP CONSTRAINT aggregate_kind_check;
      ALTER TABLE aggregate ADD CONSTRAINT aggregate_kind_check CHECK (kind IN ('task', 'case', 'register', 'cycle'));
      CREATE TABLE cycle_template (
        programme text NOT NULL REFERENCES programme (code), kind text NOT NULL, version text NOT NULL, data jsonb NOT NULL,
        forms jsonb NOT NULL, saved_at timestamptz NOT NULL, saved_by text NOT NULL, current boolean NOT NULL,
        PRIMARY KEY (programme, kind, version)
      );
      CREATE UNIQUE INDEX cycle_template_current ON cycle_template (programme, kind) WHERE current;
      CREATE TABLE cycle (
        id text PRIMARY KEY REFERENCES aggregate (id), programme text NOT NULL REFERENCES programme (code), kind text NOT NULL,
        year integer NOT NULL, part integer, title text NOT NULL, status text NOT NULL, opened_on date NOT NULL, closed_on date,
        next_due date, units text[] NOT NULL, version integer NOT NULL
      );
      CREATE INDEX cycle_status ON cycle (programme, status, opened_on);
      CREATE TABLE cycle_submission (
        cycle_id text NOT NULL REFERENCES aggregate (id), stage text NOT NULL, unit text NOT NULL, round integer NOT NULL,
        form text NOT NULL, content jsonb NOT NULL, content_hash text NOT NULL, submitted_by text NOT NULL,
        submitted_at timestamptz NOT NULL, PRIMARY KEY (cycle_id, stage, unit, round)
      );
      CREATE TABLE cycle_draft (
        cycle_id text NOT NULL REFERENCES aggregate (id), stage text NOT NULL, unit text NOT NULL, content jsonb NOT NULL,
        revision integer NOT NULL, saved_by text NOT NULL, saved_at timestamptz NOT NULL, PRIMARY KEY (cycle_id, stage, unit)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE cycle_draft;
      DROP TABLE cycle_submission;
      DROP TABLE cycle;
      DROP TABLE cycle_template;
      DELETE FROM planned_item WHERE aggregate_id IN (SELECT id FROM aggregate WHERE kind = 'cycle');
      DELETE FROM case_file WHERE task_id IN (SELECT id FROM aggregate WHERE kind = 'cycle');
      DELETE FROM outbox WHERE topic LIKE 'cycle.%' OR key IN (SELECT id FROM aggregate WHERE kind = 'cycle'
        OR (kind = 'case' AND state ->> 'taskId' IN (SELECT id FROM aggregate WHERE kind = 'cycle')));
      ALTER TABLE event DISABLE TRIGGER USER;
      DELETE FROM event WHERE aggregate_id IN (SELECT id FROM aggregate WHERE kind = 'cycle'
        OR (kind = 'case' AND state ->> 'taskId' IN (SELECT id FROM aggregate WHERE kind = 'cycle')));
      ALTER TABLE event ENABLE TRIGGER USER;
      DELETE FROM aggregate WHERE kind = 'case' AND state ->> 'taskId' IN (SELECT id FROM aggregate WHERE kind = 'cycle');
      DELETE FROM aggregate WHERE kind = 'cycle';
      ALTER TABLE aggregate DROP CONSTRAINT aggregate_kind_check;
      ALTER TABLE aggregate ADD CONSTRAINT aggregate_kind_check CHECK (kind IN ('task', 'case', 'register'));
    `);
  }
}
