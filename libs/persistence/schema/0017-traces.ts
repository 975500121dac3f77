import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a trace goes on (W3C `traceparent`): what is carried out later belongs to the request that asked for it. */
export class Traces1788000000017 implements MigrationInterface {
  readonly name = 'Traces1788000000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE outbox ADD COLUMN traceparent text;
      ALTER TABLE message ADD COLUMN traceparent text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE outbox DROP COLUMN traceparent;
      ALTER TABLE message DROP COLUMN traceparent;
    `);
  }
}
