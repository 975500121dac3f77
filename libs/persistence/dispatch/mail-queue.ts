import type { DataSource, EntityManager } from 'typeorm';
import type { MessageClass } from '../entities/index.js';
import { isHeld } from './engine-state.js';
import { ENGINE_CHANNEL, notifyEngine } from './notify.js';
import type { DispatchClock } from './ports.js';
import { prepared } from './prepared.js';
import { SENDER_LOCK } from './sender-session.js';

export interface QueuedMail {
  id: string;
  address: string;
  mime: Buffer;
  class: MessageClass;
  /** This try included. */
  attempts: number;
  /** The trace that it is part of; a digest has none. */
  traceparent: string | null;
  /** What names it in its return path: a UUID that is no id of ours, for its mail server alone. */
  returnMark: string;
}

/** How a try ended, in the words of the record. */
export type Settlement =
  | { id: string; state: 'sent' | 'failed' | 'ambiguous'; reply: string }
  /** It certainly did not go out: again, not before an instant. */
  | { id: string; state: 'queued'; reply: string; notBefore: Date };

/** What is left to hand over. */
export interface QueueState {
  held: boolean;
  /** Real milliseconds to the next try; null when nothing is left. */
  waitMs: number | null;
}

/** A mail that another process has in hand is looked at again after this. */
const IN_HAND_MS = 2_000;
/** A release is told (`CHANNEL.hold`); this is for the word of it that was lost. */
const HELD_MS = 60_000;

/** After a restart of PostgreSQL every sender lost its lock; the living ones need a moment to take it again. */
const LOCKS_RETURN_WITHIN = '5 seconds';

/**
 * The states of a frozen mail on its way out. `finishing` is committed before the terminating dot: what is in it when
 * its sender dies may or may not have arrived.
 */
export class MailQueue {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: DispatchClock,
  ) {}

  /** Takes mails that are due, the gravest first; none while mail is held. */
  async take(senderId: number, limit: number): Promise<QueuedMail[]> {
    const values = [senderId, this.now(), limit];
    const rows = await prepared<Omit<QueuedMail, 'mime'> & { mime: string }>(
      this.dataSource,
      'mail-take',
      TAKE,
      values,
    );
    return rows.map((row) => ({ ...row, mime: Buffer.from(row.mime, 'latin1') }));
  }

  /**
   * Whether digests of a slot that has come lie ready. Those composed ahead are not read: there may be thousands of
   * them, and this is asked in each burst again and again.
   */
  async isWaiting(): Promise<boolean> {
    const [row] = (await this.dataSource.query(
      `SELECT EXISTS (
         SELECT 1 FROM message WHERE settled_at IS NULL AND class = ANY('{grave,routine}') AND slot <= $1 AND state = 'queued'
           AND (not_before IS NULL OR not_before <= $1) AND not_after > $1
           AND NOT EXISTS (SELECT 1 FROM engine_state WHERE name = 'hold' AND value -> 'on' = 'true')) AS waiting`,
      [this.now()],
    )) as [{ waiting: boolean }];
    return row.waiting;
  }

  /** Puts back what a living sender took and never heard of, because the answer was lost. None of it is past its dot. */
  async giveBack(senderId: number, inHand: readonly string[]): Promise<number> {
    const [, count] = (await this.dataSource.query(
      `UPDATE message SET state = 'queued', sender_id = NULL, reply = 'taken, and its sender did not hear of it'
       WHERE settled_at IS NULL AND sender_id = $1 AND state = 'sending' AND id <> ALL($2)`,
      [senderId, inHand],
    )) as [unknown, number];
    if (count > 0) await notifyEngine(this.dataSource.manager);
    return count;
  }

  /** Commits how tries ended. A row that was taken from this sender meanwhile stays as it is. */
  async settle(senderId: number, settlements: readonly Settlement[]): Promise<void> {
    await this.note(senderId, { finishing: [], settlements });
  }

  /** Both in one commit: mails about to finish, and how tries of others ended. Answers which may be finished. */
  async note(
    senderId: number,
    { finishing, settlements }: { finishing: readonly string[]; settlements: readonly Settlement[] },
  ): Promise<ReadonlySet<string>> {
    const rows = await prepared<{ id: string | null }>(this.dataSource, 'mail-note', NOTE, [
      this.now(),
      settlements.map((s) => s.id),
      settlements.map((s) => s.state),
      settlements.map((s) => s.reply),
      settlements.map((s) => (s.state === 'queued' ? s.notBefore.toISOString() : null)),
      senderId,
      finishing,
    ]);
    return new Set(rows.flatMap(({ id }) => id ?? []));
  }

  /** Settles what dead senders had in hand; answers how many rows. */
  async recover(ownId: number | null): Promise<number> {
    const rows = (await this.dataSource.query(
      `SELECT DISTINCT sender_id AS id FROM message
       WHERE settled_at IS NULL AND state IN ('sending', 'finishing') AND sender_id IS NOT NULL
         AND now() - pg_postmaster_start_time() > interval '${LOCKS_RETURN_WITHIN}'`,
    )) as { id: number }[];
    let recovered = 0;
    for (const { id } of rows) if (id !== ownId) recovered += await this.recoverFrom(id);
    return recovered;
  }

  /** A mail whose day is over is not sent any more: its lines go into the person's next digest. */
  async expire(): Promise<number> {
    const [, count] = (await this.dataSource.query(
      `UPDATE message SET state = CASE WHEN resends > 0 THEN 'ambiguous' ELSE 'failed' END,
         reply = concat_ws(': ', 'expired', reply), settled_at = $1
       WHERE settled_at IS NULL AND state = 'queued' AND not_after <= $1`,
      [this.now()],
    )) as [unknown, number];
    return count;
  }

  async state(): Promise<QueueState> {
    const { manager } = this.dataSource;
    const held = await isHeld(manager);
    const [row] = (await manager.query(
      `SELECT count(*) FILTER (WHERE state = 'queued')::int AS queued,
              count(*) FILTER (WHERE state IN ('sending', 'finishing'))::int AS "inHand",
              min(coalesce(not_before, $1)) FILTER (WHERE state = 'queued') AS due,
              min(not_after) FILTER (WHERE state = 'queued') AS until
       FROM message WHERE settled_at IS NULL AND state IN ('queued', 'sending', 'finishing')`,
      [this.now()],
    )) as [{ queued: number; inHand: number; due: Date | null; until: Date | null }];
    const { queued, inHand, due, until } = row;
    if (queued + inHand === 0) return { held, waitMs: null };
    const waits = [inHand > 0 ? IN_HAND_MS : Number.POSITIVE_INFINITY];
    if (queued > 0) waits.push(held ? HELD_MS : this.clock.msUntil(due!), this.clock.msUntil(until!));
    return { held, waitMs: Math.ceil(Math.min(...waits)) };
  }

  private async recoverFrom(senderId: number): Promise<number> {
    return this.dataSource.transaction(async (tx: EntityManager) => {
      const [lock] = (await tx.query('SELECT pg_try_advisory_xact_lock($1, $2) AS free', [
        SENDER_LOCK,
        senderId,
      ])) as {
        free: boolean;
      }[];
      if (!lock!.free) return 0;
      const [, count] = (await tx.query(
        `UPDATE message AS m SET ${AFTER_TRY}, reply = 'sender died'
         FROM (SELECT id, CASE state WHEN 'sending' THEN 'queued' ELSE 'ambiguous' END AS state
               FROM message WHERE settled_at IS NULL AND sender_id = $2 AND state IN ('sending', 'finishing')) AS v
         WHERE m.id = v.id`,
        [this.now(), senderId],
      )) as [unknown, number];
      await notifyEngine(tx);
      return count;
    });
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}

/**
 * What `v.state` makes of a row `m`. Ambiguity: a grave mail is sent once more, with the same bytes and the same
 * Message-ID; a routine one stays ambiguous and its lines go into the person's next digest.
 */
const RESEND = `(v.state = 'ambiguous' AND m.class = 'grave' AND m.resends = 0)`;
const AFTER_TRY = `
  state = CASE WHEN ${RESEND} THEN 'queued' ELSE v.state END,
  resends = m.resends + CASE WHEN ${RESEND} THEN 1 ELSE 0 END,
  settled_at = CASE WHEN ${RESEND} OR v.state = 'queued' THEN NULL ELSE $1::timestamptz END,
  sender_id = NULL`;

/**
 * In the order of the index over what is not settled, so that the first ones are found without sorting all. The bytes
 * are those of `buildMessage`, seven bits wide, and come as the text that they are: PostgreSQL needs a fifth of the time
 * that base64 costs it, and this side nothing.
 */
export const TAKE = `
WITH due AS (
  SELECT id FROM message WHERE settled_at IS NULL AND state = 'queued' AND (not_before IS NULL OR not_before <= $2)
    AND not_after > $2 AND NOT EXISTS (SELECT 1 FROM engine_state WHERE name = 'hold' AND value -> 'on' = 'true')
  ORDER BY class, slot, id LIMIT $3 FOR UPDATE OF message SKIP LOCKED
)
UPDATE message AS m SET state = 'sending', sender_id = $1, attempts = m.attempts + 1
FROM due WHERE m.id = due.id RETURNING m.id, m.address, convert_from(m.mime, 'UTF8') AS mime, m.class, m.attempts,
  m.traceparent, m.return_mark AS "returnMark"`;

/** A mail is in at most one of the two lists. Whoever waits for the engine is told of what was settled. */
const NOTE = `
WITH settled AS (
  UPDATE message AS m SET ${AFTER_TRY}, reply = v.reply, not_before = v.not_before
  FROM unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[]) AS v (id, state, reply, not_before)
  WHERE m.id = v.id AND m.sender_id = $6 AND m.state IN ('sending', 'finishing')
), marked AS (
  UPDATE message SET state = 'finishing', finishing_at = $1
  WHERE id = ANY($7::text[]) AND sender_id = $6 AND state = 'sending' RETURNING id
)
SELECT id FROM marked
UNION ALL SELECT NULL FROM (SELECT pg_notify('${ENGINE_CHANNEL}', '')) AS told WHERE cardinality($2::text[]) > 0`;
