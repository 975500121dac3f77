import type { EntityManager } from 'typeorm';
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
  await tx.query(topic === 'changed' ? ADD_CHANGED : ADD, [topic, key, payload, at, activeTraceparent()]);
}

/** Row and notifications in one statement: every act pays for it. */
const ADD = `
WITH added AS (
  INSERT INTO outbox (topic, key, payload, created_at, available_at, attempts, traceparent)
  VALUES ($1, $2, $3, $4, $4, 0, $5) RETURNING topic, key
)
SELECT pg_notify('${CHANNEL.outbox}', topic) FROM added`;
const ADD_CHANGED = ADD.replace('SELECT pg', `SELECT pg_notify('${CHANNEL.changed}', key), pg`);
