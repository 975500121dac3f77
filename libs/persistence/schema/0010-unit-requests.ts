import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What units ask to be added or changed, what supervising bodies recommend; files of the check of an investment. */
export class UnitRequests1788000000010 implements MigrationInterface {
  readonly name = 'UnitRequests1788000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE aggregate DROP CONSTRAINT aggregate_kind_check;
      ALTER TABLE aggregate ADD CONSTRAINT aggregate_kind_check CHECK (kind IN
        ('task', 'case', 'register', 'cycle', 'indicator', 'money', 'ledger', 'amendment', 'supervision'));
      ALTER TABLE attachment DROP CONSTRAINT attachment_act_check;
      ALTER TABLE attachment ADD CONSTRAINT attachment_act_check
        CHECK (act IN ('submission', 'extension', 'input', 'case', 'answer', 'duplication'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE attachment SET act = 'input' WHERE act = 'duplication';
      ALTER TABLE attachment DROP CONSTRAINT attachment_act_check;
      ALTER TABLE attachment ADD CONSTRAINT attachment_act_check
        CHECK (act IN ('submission', 'extension', 'input', 'case', 'answer'));
      DELETE FROM planned_item WHERE aggregate_id IN (SELECT id FROM aggregate WHERE kind = 'supervision');
      DELETE FROM outbox WHERE key IN (SELECT id FROM aggregate WHERE kind = 'supervision');
      ALTER TABLE event DISABLE TRIGGER USER;
      DELETE FROM event WHERE aggregate_id IN
        (SELECT id FROM aggregate WHERE kind IN ('amendment', 'supervision'));
      ALTER TABLE event ENABLE TRIGGER USER;
      DELETE FROM aggregate WHERE kind IN ('amendment', 'supervision');
      DELETE FROM membership WHERE role = 'supervisor';
      ALTER TABLE aggregate DROP CONSTRAINT aggregate_kind_check;
      ALTER TABLE aggregate ADD CONSTRAINT aggregate_kind_check
        CHECK (kind IN ('task', 'case', 'register', 'cycle', 'indicator', 'money', 'ledger'));
    `);
  }
}
