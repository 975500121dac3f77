import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is measured: chains of indicators, of the money of a year, and of what a programme's standing body keeps. */
export class Measures1788000000007 implements MigrationInterface {
  readonly name = 'Measures1788000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE aggregate DROP CONSTRAINT aggregate_kind_check;
      ALTER TABLE aggregate ADD CONSTRAINT aggregate_kind_check
        CHECK (kind IN ('task', 'case', 'register', 'cycle', 'indicator', 'money', 'ledger'));
      CREATE INDEX aggregate_programme ON aggregate (programme, kind);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX aggregate_programme;
      ALTER TABLE event DISABLE TRIGGER USER;
      DELETE FROM event WHERE aggregate_id IN
        (SELECT id FROM aggregate WHERE kind IN ('indicator', 'money', 'ledger'));
      ALTER TABLE event ENABLE TRIGGER USER;
      DELETE FROM aggregate WHERE kind IN ('indicator', 'money', 'ledger');
      ALTER TABLE aggregate DROP CONSTRAINT aggregate_kind_check;
      ALTER TABLE aggregate ADD CONSTRAINT aggregate_kind_check
        CHECK (kind IN ('task', 'case', 'register', 'cycle'));
    `);
  }
}
