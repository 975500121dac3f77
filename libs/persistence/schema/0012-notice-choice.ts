import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a person has the mails of a day; nobody who has said nothing notices a change. */
export class NoticeChoice1788000000012 implements MigrationInterface {
  readonly name = 'NoticeChoice1788000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE person ADD COLUMN notice_choice text NOT NULL DEFAULT 'together'
        CHECK (notice_choice IN ('together', 'grave-apart'))
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE person DROP COLUMN notice_choice');
  }
}
