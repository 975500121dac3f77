import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The rows of mails, for a burst of them. What is not settled lies in the order in which it is sent, and none of its
 * columns changes on the way: together with room in the page that lets an update touch the row alone and no index.
 */
export class MailOrder1788000000005 implements MigrationInterface {
  readonly name = 'MailOrder1788000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE message SET (fillfactor = 50);
      DROP INDEX message_unsettled;
      CREATE INDEX message_unsettled ON message (class, slot, id) WHERE settled_at IS NULL;
      DROP INDEX message_slot;
      CREATE INDEX message_slot ON message (slot_date, recipient)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE message RESET (fillfactor);
      DROP INDEX message_unsettled;
      CREATE INDEX message_unsettled ON message (state, not_before) WHERE state IN ('planned', 'queued', 'sending', 'finishing');
      DROP INDEX message_slot;
      CREATE INDEX message_slot ON message (slot_date)`);
  }
}
