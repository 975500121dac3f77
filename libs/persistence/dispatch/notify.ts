import type { EntityManager } from 'typeorm';

/** Heard by whoever waits for the engine to have done something; carries no data. */
export const ENGINE_CHANNEL = 'dondoc_engine';

/** Delivered when the transaction commits. */
export async function notifyEngine(tx: EntityManager): Promise<void> {
  await tx.query(`SELECT pg_notify('${ENGINE_CHANNEL}', '')`);
}
