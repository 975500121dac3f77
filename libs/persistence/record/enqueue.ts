import type { EntityManager } from 'typeorm';
import { asRow } from '../as-row.js';
import { OutboxEntity } from '../entities/index.js';
import { CHANNEL, type OutboxPayloads, type OutboxTopic } from '../outbox-topics.js';
import { activeTraceparent } from './traceparent.js';

/** Adds a row to the outbox in the transaction that made it true, and wakes the relay when that commits. */
export async function enqueue<T extends OutboxTopic>(
  tx: EntityManager,
  at: string,
  topic: T,
  key: string,
  payload: OutboxPayloads[T],
): Promise<void> {
  await tx.insert(
    OutboxEntity,
    asRow<OutboxEntity>({
      topic,
      key,
      payload: payload as Record<string, unknown>,
      createdAt: at,
      availableAt: at,
      attempts: 0,
      traceparent: activeTraceparent(),
    }),
  );
  await tx.query('SELECT pg_notify($1, $2)', [CHANNEL.outbox, topic]);
  if (topic === 'changed') await tx.query('SELECT pg_notify($1, $2)', [CHANNEL.changed, key]);
}
