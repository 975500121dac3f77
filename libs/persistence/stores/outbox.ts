import type { DataSource } from 'typeorm';
import { IsNull, Not } from 'typeorm';
import { OutboxEntity } from '../entities/index.js';
import type { OutboxPayloads, OutboxTopic } from '../outbox-topics.js';

/** A claimed row. It is claimed again when neither `done`, `retry` nor `park` follows within the lease. */
export type OutboxRow = {
  [T in OutboxTopic]: {
    id: string;
    topic: T;
    key: string;
    payload: OutboxPayloads[T];
    attempts: number;
    /** The trace that it is part of; null where nothing was traced. */
    traceparent: string | null;
  };
}[OutboxTopic];

const LEASE_MS = 60_000;

/** What other parts of the engine must still be told of committed changes. */
export class Outbox {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: { now(): Date },
  ) {}

  /**
   * Claims by state, never by "id greater than the last": numbers are given before transactions commit. Of each key only
   * the oldest row is given out, so that what belongs together arrives in order. Concurrent claims skip each other.
   */
  async claim(limit: number): Promise<OutboxRow[]> {
    const now = this.clock.now();
    const [rows] = (await this.dataSource.query(
      `UPDATE outbox SET attempts = attempts + 1, available_at = $2
       WHERE id IN (
         SELECT id FROM outbox AS candidate
         WHERE done_at IS NULL AND parked_at IS NULL AND available_at <= $1
           AND NOT EXISTS (
             SELECT 1 FROM outbox AS earlier
             WHERE earlier.key = candidate.key AND earlier.id < candidate.id
               AND earlier.done_at IS NULL AND earlier.parked_at IS NULL
           )
         ORDER BY available_at, id LIMIT $3 FOR UPDATE SKIP LOCKED
       )
       RETURNING id, topic, key, payload, attempts, traceparent`,
      [now.toISOString(), new Date(now.getTime() + LEASE_MS).toISOString(), limit],
    )) as [OutboxRow[], number];
    return rows.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  }

  async done(id: string): Promise<void> {
    await this.dataSource.manager.update(OutboxEntity, { id }, { doneAt: this.clock.now().toISOString() });
  }

  /** Gives it out again after `delayMs`. */
  async retry(id: string, error: string, delayMs: number): Promise<void> {
    const availableAt = new Date(this.clock.now().getTime() + delayMs).toISOString();
    await this.dataSource.manager.update(OutboxEntity, { id }, { availableAt, lastError: error });
  }

  /** Sets it aside for a person to look at; later rows of its key go on. */
  async park(id: string, error: string): Promise<void> {
    const parkedAt = this.clock.now().toISOString();
    await this.dataSource.manager.update(OutboxEntity, { id }, { parkedAt, lastError: error });
  }

  /** For `doctor` and the health of the engine. */
  async backlog(): Promise<{ pending: number; parked: number; oldest: string | null }> {
    const [row] = (await this.dataSource.query(
      `SELECT count(*)::int AS pending, min(created_at) AS oldest,
              (SELECT count(*)::int FROM outbox WHERE parked_at IS NOT NULL AND done_at IS NULL) AS parked
       FROM outbox WHERE parked_at IS NULL AND done_at IS NULL`,
    )) as [{ pending: number; parked: number; oldest: Date | null }];
    return { ...row, oldest: row.oldest?.toISOString() ?? null };
  }

  parked(): Promise<OutboxEntity[]> {
    return this.dataSource.manager.find(OutboxEntity, {
      where: { parkedAt: Not(IsNull()), doneAt: IsNull() },
      order: { id: 'ASC' },
    });
  }
}
