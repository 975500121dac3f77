import type { EntityManager } from 'typeorm';
import { addDays, localDate } from '#domain';
import { SYSTEM } from '../record/actor.js';
import type { Checkpoint, MailFacts } from './checkpoint.js';

/** A mail is settled within days of its slot, or when an installation that stood still starts again. */
const DAYS_BACK = 92;

/** What of a mail is proved, as JSON of `MailFacts`; `m` is the row of `message`. */
const FACTS = `jsonb_build_object(
  'recipient', m.recipient, 'class', m.class, 'slotDate', m.slot_date::text, 'state', m.state, 'header', m.message_id,
  'attempts', m.attempts, 'resends', m.resends, 'mime', encode(sha256(m.mime), 'hex'),
  'reply', substring(m.reply from '[245][0-9]{2}'), 'frozenAt', ${iso('m.frozen_at')},
  'finishingAt', ${iso('m.finishing_at')}, 'settledAt', ${iso('m.settled_at')})`;

/** Of somebody: the synthetic reminders of checks are not part of the record. */
const OF_SOMEBODY = `m.recipient <> '${SYSTEM.id}'`;

/** Frozen and settled mails that no checkpoint has yet, by id (byte order). */
export async function settledMails(
  tx: EntityManager,
  last: Pick<Checkpoint, 'at'> | null,
): Promise<{ messageId: string; facts: MailFacts }[]> {
  const since = last === null ? '0001-01-01' : addDays(localDate(last.at), -DAYS_BACK);
  return tx.query(
    `SELECT m.id AS "messageId", ${FACTS} AS facts FROM message m
     WHERE m.slot_date >= $1 AND ${OF_SOMEBODY} AND m.settled_at IS NOT NULL AND m.frozen_at IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM mail_proof p WHERE p.message_id = m.id)
     ORDER BY m.id COLLATE "C"`,
    [since],
  ) as Promise<{ messageId: string; facts: MailFacts }[]>;
}

/**
 * Mails whose row is not what was proved, and such as stand there as settled before the last checkpoint but one
 * without any proof: that one must have seen them. Bytes that were taken away by then are not compared.
 */
export async function changedMails(
  tx: EntityManager,
): Promise<{ messageId: string; what: 'changed' | 'unproved' }[]> {
  return tx.query(
    `SELECT p.message_id AS "messageId", 'changed' AS what FROM mail_proof p LEFT JOIN message m ON m.id = p.message_id
     WHERE m.id IS NULL OR (${FACTS} - 'mime') <> (p.facts - 'mime')
        OR (m.mime IS NOT NULL AND encode(sha256(m.mime), 'hex') IS DISTINCT FROM p.facts ->> 'mime')
     UNION ALL
     SELECT m.id, 'unproved' FROM message m
     WHERE m.settled_at < (SELECT at FROM checkpoint ORDER BY no DESC OFFSET 1 LIMIT 1) AND m.frozen_at IS NOT NULL AND ${OF_SOMEBODY}
       AND NOT EXISTS (SELECT 1 FROM mail_proof p WHERE p.message_id = m.id)
     ORDER BY 1 LIMIT 20`,
  ) as Promise<{ messageId: string; what: 'changed' | 'unproved' }[]>;
}

function iso(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
