import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { localDate } from '#domain';
import { buildMessage, composeCheck, domainOf, messageIdFor } from '#mail';
import type { MailSettings } from '../dispatch/digest.js';
import { notifyEngine } from '../dispatch/notify.js';
import type { DispatchClock } from '../dispatch/ports.js';
import { SYSTEM } from '../record/actor.js';
import { enqueue } from '../record/enqueue.js';
import { activeTraceparent } from '../record/traceparent.js';

/** A check that was not delivered by then is no longer sent: the next ones have taken its place. */
const WORTH_SENDING_MS = 30 * 60_000;

/** How far a check has come: which link has not done its part yet, or that it is done. */
export type CheckStanding = 'outbox' | 'workflow' | 'mail' | 'done';

/**
 * Synthetic reminders: a row of the outbox, a workflow with its timer and its activity, a frozen mail, the sender. They go
 * the way of every reminder, belong to no person and no task, and stand in no list and no count.
 */
export class ChainChecks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: DispatchClock,
    private readonly mail: MailSettings,
  ) {}

  /** Begins a check; those of half an hour ago go away. */
  async begin(): Promise<string> {
    const id = randomUUID();
    const at = this.clock.now().toISOString();
    await this.dataSource.transaction(async (tx) => {
      await tx.query('DELETE FROM message WHERE recipient = $1 AND not_after < $2', [SYSTEM.id, at]);
      await enqueue(tx, at, 'check', id, {});
    });
    return id;
  }

  /** Freezes the mail of a check, once. */
  async freeze(id: string, address: string): Promise<void> {
    const now = this.clock.now();
    const key = keyOf(id);
    const { from, replyTo } = this.mail;
    const messageId = messageIdFor(key, domainOf(from.address));
    const words = composeCheck(now.toISOString());
    const to = { name: '', address };
    const mime = await buildMessage({ from, replyTo, to, ...words, messageId, date: now });
    const at = now.toISOString();
    await this.dataSource.transaction(async (tx) => {
      const until = new Date(now.getTime() + WORTH_SENDING_MS).toISOString();
      await tx.query(
        `INSERT INTO message (id, key, recipient, address, slot, slot_date, class, subject, state, mime, message_id, sources,
           attempts, resends, not_after, created_at, frozen_at, traceparent)
         VALUES ($1, $2, $3, $4, $5, $6, 'letter', $7, 'queued', $8, $9, '{}', 0, 0, $10, $5, $5, $11)
         ON CONFLICT (key) DO NOTHING`,
        [
          ...[
            randomUUID(),
            key,
            SYSTEM.id,
            address,
            at,
            localDate(at),
            words.subject,
            mime,
            messageId,
            until,
          ],
          activeTraceparent(),
        ],
      );
      await notifyEngine(tx);
    });
  }

  async standing(id: string): Promise<CheckStanding> {
    const [row] = (await this.dataSource.query(
      `SELECT EXISTS (SELECT 1 FROM outbox WHERE topic = 'check' AND key = $1 AND done_at IS NOT NULL) AS told,
              (SELECT state FROM message WHERE key = $2) AS mail`,
      [id, keyOf(id)],
    )) as [{ told: boolean; mail: string | null }];
    if (row.mail !== null) return row.mail === 'sent' ? 'done' : 'mail';
    return row.told ? 'workflow' : 'outbox';
  }
}

function keyOf(id: string): string {
  return `check/${id}/${SYSTEM.id}`;
}
