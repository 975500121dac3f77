import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails that came back, and addresses that mail is not sent to any more. */
export class ReturnedMails1788000000016 implements MigrationInterface {
  readonly name = 'ReturnedMails1788000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE returned_mail (
        message_id text NOT NULL, kind text NOT NULL CHECK (kind IN ('bounce', 'auto-reply')), at timestamptz NOT NULL,
        status text, hard boolean NOT NULL, PRIMARY KEY (message_id, kind)
      );
      ALTER TABLE person ADD COLUMN suspended_address text, ADD COLUMN address_released_at timestamptz;
    `);
  }

  /** Acts on the addresses stay in the register; whose address was suspended is mailed again. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE person DROP COLUMN suspended_address, DROP COLUMN address_released_at;
      DROP TABLE returned_mail;
    `);
  }
}
