import type { DataSource } from 'typeorm';
import type { Instant } from '#contracts';
import { RecordedChanges } from '../reads/recorded-changes.js';
import { SettledPlace } from './place.js';

/** A receiver that is sent to, as one look at the tables finds it. */
export interface ActiveWebhook {
  id: string;
  address: string;
  /** The present secret, and the one before it while that is still good. */
  secrets: string[];
  /** See `SettledPlace`. */
  settled: bigint;
  /** Nothing that it was sent last has been taken. */
  failing: boolean;
  /** There are events that were not looked at for it, and room for them in its queue. */
  behind: boolean;
  /** Deliveries are due. */
  due: boolean;
}

/** The event that a delivery tells of. */
export interface DeliveredEvent {
  recorded: string;
  kind: string;
  type: string;
  aggregateId: string;
  programme: string;
  seq: number;
  at: Instant;
  actor: string;
  onBehalfOf: string | null;
  schemaVersion: number;
  data: unknown;
  hash: string;
}

/** A delivery that was taken in hand; it is given out again when it is not settled within the lease. */
export interface ClaimedDelivery {
  id: string;
  webhookId: string;
  messageId: string;
  /** This one among them. */
  attempts: number;
  createdAt: Instant;
  /** Null for a trial. */
  event: DeliveredEvent | null;
}

export type DeliveryOutcome = { state: 'delivered' } | { state: 'waiting'; inMs: number } | { state: 'dead' };

/** Events looked at in one go. */
const LOOK = 500;
/** More than these wait in the record, which forgets nothing, and not in the queue. */
const MOST_WAITING = 1_000;

/**
 * What has to be sent to whom. The record itself is the queue: each receiver has a place in it, so that nothing is lost
 * while it, or the worker, is away. All instants are real time, whatever the programme's clock says. Several workers may
 * do this at once.
 */
export class WebhookQueue {
  private readonly recorded: RecordedChanges;
  private readonly places = new Map<string, SettledPlace>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: { now(): Date },
  ) {
    this.recorded = new RecordedChanges(dataSource);
  }

  /**
   * Nobody while mail is held: what was restored from a backup, for a trial perhaps, must not speak to the receivers of
   * the real one.
   */
  async active(): Promise<ActiveWebhook[]> {
    const rows = (await this.dataSource.query(
      `SELECT w.id, w.address, w.secret, w.settled::text, w.failing_since IS NOT NULL AS failing,
              CASE WHEN w.previous_until > $1 THEN w.previous_secret END AS previous,
              w.settled < (SELECT coalesce(max(recorded), 0) FROM event) AND $2 > (
                SELECT count(*) FROM (SELECT FROM webhook_delivery d
                                      WHERE d.webhook_id = w.id AND d.state = 'waiting' LIMIT $2) waiting
              ) AS behind,
              EXISTS (SELECT FROM webhook_delivery d
                      WHERE d.webhook_id = w.id AND d.state = 'waiting' AND d.available_at <= $1) AS due
       FROM webhook w WHERE w.state = 'active'
         AND NOT EXISTS (SELECT FROM engine_state WHERE name = 'hold' AND value @> '{"on": true}')
       ORDER BY w.id`,
      [this.now(), MOST_WAITING],
    )) as (Omit<ActiveWebhook, 'secrets' | 'settled'> & {
      secret: string;
      previous: string | null;
      settled: string;
    })[];
    return rows.map(({ secret, previous, settled, ...row }) => ({
      ...row,
      secrets: previous === null ? [secret] : [secret, previous],
      settled: BigInt(settled),
    }));
  }

  /**
   * Queues what was recorded since the last look and concerns the receiver.
   *
   * @returns whether there is more
   */
  async look({ id, settled }: Pick<ActiveWebhook, 'id' | 'settled'>): Promise<boolean> {
    const known = this.places.get(id);
    // Another worker, or an administrator, has moved it.
    const place = known?.settled === settled ? known : new SettledPlace(settled);
    const seen = await this.recorded.after(settled, LOOK);
    const recorded = seen.changes.map((change) => change.recorded.toString());
    if (recorded.length > 0) await this.enqueue(id, recorded);
    const more = place.take(seen, LOOK);
    this.places.set(id, place);
    if (place.settled > settled) {
      // Only from where this look began: what an administrator has set in between stands.
      await this.dataSource.query('UPDATE webhook SET settled = $3 WHERE id = $1 AND settled = $2', [
        id,
        settled.toString(),
        place.settled.toString(),
      ]);
    }
    return more;
  }

  /** Concurrent claims skip each other; the oldest first, and none of a receiver that was stopped meanwhile. */
  async claim(webhookId: string, limit: number, leaseMs: number): Promise<ClaimedDelivery[]> {
    const now = this.clock.now();
    const [rows] = (await this.dataSource.query(
      `UPDATE webhook_delivery SET attempts = attempts + 1, available_at = $3
       WHERE id IN (SELECT id FROM webhook_delivery
                    WHERE webhook_id = $1 AND state = 'waiting' AND available_at <= $2
                      AND EXISTS (SELECT FROM webhook w WHERE w.id = $1 AND w.state = 'active')
                    ORDER BY available_at, id LIMIT $4 FOR UPDATE SKIP LOCKED)
       RETURNING id, webhook_id AS "webhookId", message_id AS "messageId", attempts, recorded,
                 created_at AS "createdAt"`,
      [webhookId, now.toISOString(), new Date(now.getTime() + leaseMs).toISOString(), limit],
    )) as [
      (Omit<ClaimedDelivery, 'createdAt' | 'event'> & { createdAt: Date; recorded: string | null })[],
      number,
    ];
    const events = await this.eventsAt(rows.flatMap(({ recorded }) => (recorded === null ? [] : [recorded])));
    return rows.map(({ recorded, createdAt, ...row }) => ({
      ...row,
      createdAt: createdAt.toISOString(),
      event: recorded === null ? null : (events.get(recorded) ?? null),
    }));
  }

  /**
   * Writes down what became of an attempt, unless the delivery was given out again since.
   *
   * @returns since when the receiver has taken nothing; null when it took this
   */
  async settle(
    { id, webhookId, attempts }: ClaimedDelivery,
    outcome: DeliveryOutcome,
    answer: { status: number } | { failure: string },
  ): Promise<Instant | null> {
    const now = this.clock.now();
    const { state } = outcome;
    return this.dataSource.transaction(async (tx) => {
      const change =
        state === 'delivered'
          ? 'failing_since = NULL, last_delivered_at = $2'
          : 'failing_since = coalesce(failing_since, $2)';
      const [[webhook]] = (await tx.query(
        `UPDATE webhook SET ${change} WHERE id = $1 RETURNING failing_since AS since`,
        [webhookId, now.toISOString()],
      )) as [{ since: Date | null }[], number];
      const availableAt = new Date(now.getTime() + (outcome.state === 'waiting' ? outcome.inMs : 0));
      await tx.query(
        `UPDATE webhook_delivery SET state = $3, available_at = $4, last_status = $5, last_error = $6, settled_at = $7
         WHERE id = $1 AND attempts = $2 AND state = 'waiting'`,
        [
          ...[id, attempts, state, availableAt.toISOString()],
          'status' in answer ? answer.status : null,
          'failure' in answer ? answer.failure : null,
          state === 'waiting' ? null : now.toISOString(),
        ],
      );
      return webhook?.since?.toISOString() ?? null;
    });
  }

  private async enqueue(webhookId: string, recorded: readonly string[]): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO webhook_delivery
         (webhook_id, recorded, message_id, type, subject, state, attempts, available_at, created_at)
       SELECT w.id, e.recorded, 'evt_' || left(e.hash, 32), 'vn.dondoc.' || a.kind || '.' || e.type,
              e.aggregate_id, 'waiting', 0, $3, $3
       FROM webhook w, event e JOIN aggregate a ON a.id = e.aggregate_id
       WHERE w.id = $1 AND e.recorded = ANY ($2::bigint[]) AND (w.programme IS NULL OR w.programme = a.programme)
         AND w.types && ARRAY['vn.dondoc.*', 'vn.dondoc.' || a.kind || '.*', 'vn.dondoc.' || a.kind || '.' || e.type]
       ORDER BY e.recorded
       ON CONFLICT (webhook_id, recorded) DO NOTHING`,
      [webhookId, recorded, this.now()],
    );
  }

  private async eventsAt(places: readonly string[]): Promise<ReadonlyMap<string, DeliveredEvent>> {
    if (places.length === 0) return new Map();
    const rows = (await this.dataSource.query(
      `SELECT e.recorded::text, a.kind, e.type, e.aggregate_id AS "aggregateId", a.programme, e.seq, e.at, e.actor,
              e.on_behalf_of AS "onBehalfOf", e.schema_version AS "schemaVersion", e.data, e.hash
       FROM event e JOIN aggregate a ON a.id = e.aggregate_id WHERE e.recorded = ANY ($1::bigint[])`,
      [places],
    )) as (Omit<DeliveredEvent, 'at'> & { at: Date })[];
    return new Map(rows.map((row) => [row.recorded, { ...row, at: row.at.toISOString() }]));
  }

  private now(): Instant {
    return this.clock.now().toISOString();
  }
}
