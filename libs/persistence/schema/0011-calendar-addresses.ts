import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Secret addresses at which calendar programs read a person's dates; only hashes. */
export class CalendarAddresses1788000000011 implements MigrationInterface {
  readonly name = 'CalendarAddresses1788000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE calendar_address (
        hash text PRIMARY KEY, person_id text NOT NULL REFERENCES person (id), label text NOT NULL,
        created_at timestamptz NOT NULL, last_read_at timestamptz, revoked_at timestamptz
      );
      CREATE INDEX calendar_address_person ON calendar_address (person_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE calendar_address');
  }
}
