import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Daily checkpoints of the record, and what is kept of each settled mail as proof of notice. */
export class Proof1788000000015 implements MigrationInterface {
  readonly name = 'Proof1788000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE checkpoint (
        no integer PRIMARY KEY, at timestamptz NOT NULL, up_to bigint NOT NULL, heads jsonb NOT NULL, mails jsonb NOT NULL,
        prev_hash text NOT NULL, hash text NOT NULL
      );
      CREATE TABLE mail_proof (
        message_id text PRIMARY KEY, checkpoint integer NOT NULL, facts jsonb NOT NULL, hash text NOT NULL
      );
      CREATE INDEX mail_proof_checkpoint ON mail_proof (checkpoint, message_id);
    `);
  }

  /** The next checkpoint begins a new chain: hashes that went out in mails are then found in backups only. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE mail_proof;
      DROP TABLE checkpoint;
    `);
  }
}
