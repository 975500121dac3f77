import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The day on which a programme ended; null while it runs. */
export class ProgrammeEnd1788000000020 implements MigrationInterface {
  readonly name = 'ProgrammeEnd1788000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE programme ADD COLUMN closed_on date');
  }

  /** That it ended stays in the register; its tasks could be worked on again. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE programme DROP COLUMN closed_on');
  }
}
