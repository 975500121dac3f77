import type { DataSource } from 'typeorm';
import { IsNull, LessThan } from 'typeorm';
import { asRow } from '../as-row.js';
import { IdempotencyEntity } from '../entities/index.js';

export type KeyClaim =
  /** Go on, then `complete` (or `abandon` when nothing came of it). */
  | { outcome: 'new' }
  /** The same request was answered before: with this. */
  | { outcome: 'repeated'; status: number; body: unknown }
  /** The key was used for another request. */
  | { outcome: 'reused' }
  /** The same request is being worked on at this moment. */
  | { outcome: 'running' };

/** A claim without an answer is taken over after this time: its process died. */
const ABANDONED_AFTER_MS = 60_000;

/** Answers to requests that carried an `Idempotency-Key`, kept per actor. */
export class IdempotencyStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: { now(): Date },
  ) {}

  async claimKey(actor: string, key: string, requestHash: string): Promise<KeyClaim> {
    const now = this.clock.now();
    const createdAt = now.toISOString();
    const { manager } = this.dataSource;
    const inserted = await manager
      .createQueryBuilder()
      .insert()
      .into(IdempotencyEntity)
      .values(asRow<IdempotencyEntity>({ actor, key, requestHash, status: null, body: null, createdAt }))
      .orIgnore()
      .returning('key')
      .execute();
    if ((inserted.raw as unknown[]).length > 0) return { outcome: 'new' };
    const known = await manager.findOneBy(IdempotencyEntity, { actor, key });
    if (known === null) return this.claimKey(actor, key, requestHash); // abandoned in between
    if (known.requestHash !== requestHash) return { outcome: 'reused' };
    if (known.status !== null) return { outcome: 'repeated', status: known.status, body: known.body };
    const abandonedBefore = new Date(now.getTime() - ABANDONED_AFTER_MS).toISOString();
    const taken = await manager.update(
      IdempotencyEntity,
      { actor, key, status: IsNull(), createdAt: LessThan(abandonedBefore) },
      { createdAt },
    );
    return taken.affected === 1 ? { outcome: 'new' } : { outcome: 'running' };
  }

  async complete(actor: string, key: string, status: number, body: unknown): Promise<void> {
    await this.dataSource.manager.update(
      IdempotencyEntity,
      { actor, key },
      asRow<IdempotencyEntity>({ status, body }),
    );
  }

  /** Nothing was done: the key may be used again. */
  async abandon(actor: string, key: string): Promise<void> {
    await this.dataSource.manager.delete(IdempotencyEntity, { actor, key, status: IsNull() });
  }
}
