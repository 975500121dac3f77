import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that came with a unit's answer in a cycle. */
export class AnswerFiles1788000000009 implements MigrationInterface {
  readonly name = 'AnswerFiles1788000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE attachment DROP CONSTRAINT attachment_act_check;
      ALTER TABLE attachment ADD CONSTRAINT attachment_act_check
        CHECK (act IN ('submission', 'extension', 'input', 'case', 'answer'));
    `);
  }

  /** Only while no answer has any; what was answered is part of the record. */
  async down(runner: QueryRunner): Promise<void> {
    const bound: unknown[] = await runner.query(`SELECT 1 FROM attachment WHERE act = 'answer' LIMIT 1`);
    if (bound.length > 0)
      throw new Error('files of answers are part of the record: restore a backup instead');
    await runner.query(`
      ALTER TABLE attachment DROP CONSTRAINT attachment_act_check;
      ALTER TABLE attachment ADD CONSTRAINT attachment_act_check
        CHECK (act IN ('submission', 'extension', 'input', 'case'));
    `);
  }
}
