import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What names a mail in its return path, told to its mail server alone: the id of a mail is in answers, exports and logs.
 * Mails that were settled before have none; what comes back of them is not known any more.
 */
export class ReturnMarks1788000000021 implements MigrationInterface {
  readonly name = 'ReturnMarks1788000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE message ADD COLUMN return_mark uuid;
      ALTER TABLE message ALTER COLUMN return_mark SET DEFAULT gen_random_uuid();
      UPDATE message SET return_mark = gen_random_uuid() WHERE settled_at IS NULL;
      CREATE UNIQUE INDEX message_return_mark ON message (return_mark) WHERE return_mark IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE message DROP COLUMN return_mark');
  }
}
