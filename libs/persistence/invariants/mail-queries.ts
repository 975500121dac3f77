import type { InvariantName } from './finding.js';

export interface MailQuery {
  invariant: InvariantName;
  /** True only between slots: while one is served it may be otherwise for moments. */
  atRest?: true;
  /** Answers `subject` and `problem` of every violation; `given` has one row: now, the serving slot, the class of sender locks. */
  text: string;
}

/** What the rows of mails, items and slots must say of each other, in SQL: cheap enough for every `doctor`. */
export const MAIL_QUERIES: readonly MailQuery[] = [
  {
    invariant: 'two-mails-in-a-slot',
    // Whoever has chosen to have what is grave apart has one of each class, and their keys say so.
    text: `SELECT recipient AS subject, count(*) || ' mails of slot ' || slot_date AS problem
           FROM message WHERE frozen_at IS NOT NULL AND class <> 'letter' GROUP BY recipient, slot_date
           HAVING count(*) > count(DISTINCT class) OR (count(*) > 1 AND NOT bool_and(key LIKE '%-apart'))`,
  },
  {
    invariant: 'told-twice',
    text: `SELECT i.aggregate_id AS subject, i.done_key || ' told to ' || m.recipient || ' by mails of '
             || string_agg(m.slot_date::text, ', ' ORDER BY m.slot_date) AS problem
           FROM message m JOIN message_item i ON i.message_id = m.id
           WHERE m.frozen_at IS NOT NULL AND i.kind <> 'rolled' AND i.done_key IS NOT NULL
           GROUP BY i.aggregate_id, i.done_key, m.recipient HAVING count(DISTINCT m.id) > 1`,
  },
  {
    // While its item still stands beside a frozen mail the fact is owed, not missing: it is recorded after the mails left.
    invariant: 'fact-missing',
    text: `SELECT i.aggregate_id AS subject, 'mail ' || m.id || ' tells ' || i.done_key AS problem
           FROM message m JOIN message_item i ON i.message_id = m.id JOIN aggregate a ON a.id = i.aggregate_id
           WHERE m.frozen_at IS NOT NULL AND i.kind <> 'rolled' AND i.done_key IS NOT NULL
             AND NOT (a.state -> 'done') ? i.done_key
             AND NOT EXISTS (SELECT 1 FROM planned_item p WHERE p.aggregate_id = i.aggregate_id AND p.done_key = i.done_key
               AND p.slot = m.slot_date AND p.recipient = m.recipient AND m.sources ? p.key)`,
  },
  {
    invariant: 'notice-unproven',
    atRest: true,
    text: `SELECT e.aggregate_id AS subject,
             (e.data ->> 'rung') || ' of slot ' || (e.data ->> 'slot') || ' was to be told to ' || t.person AS problem
           FROM event e CROSS JOIN LATERAL jsonb_array_elements_text(e.data -> 'to') AS t (person)
           WHERE e.type IN ('reminded', 'escalated') AND NOT EXISTS (
             SELECT 1 FROM message m JOIN message_item i ON i.message_id = m.id
             WHERE m.recipient = t.person AND m.slot_date >= (e.data ->> 'slot')::date AND m.frozen_at IS NOT NULL
               AND i.aggregate_id = e.aggregate_id AND i.rung = e.data ->> 'rung'
               AND i.deadline_id IS NOT DISTINCT FROM coalesce(e.data ->> 'deadlineId', i.deadline_id))`,
  },
  {
    invariant: 'told-after-end',
    text: `SELECT i.aggregate_id AS subject, 'mail ' || m.id || ' tells ' || i.done_key || ', and it had ended at ' || last.at AS problem
           FROM message m JOIN message_item i ON i.message_id = m.id
           JOIN LATERAL (
             SELECT e.type <> 'reopened' AND coalesce(e.data ->> 'status', 'stopped') = 'stopped' AS ended, e.at FROM event e
             WHERE e.aggregate_id = i.aggregate_id AND e.at < m.frozen_at
               AND e.type IN ('task-completed', 'stopped', 'reopened', 'conclusion-applied')
             ORDER BY e.seq DESC LIMIT 1) last ON last.ended
           WHERE m.frozen_at IS NOT NULL AND i.kind <> 'rolled' AND i.done_key IS NOT NULL`,
  },
  {
    invariant: 'command-twice',
    // All events of one doing carry the same instant; some acts concern several aggregates, each once.
    text: `SELECT command_id AS subject, 'done ' || count(DISTINCT at) || ' times to ' || aggregate_id AS problem
           FROM event WHERE command_id IS NOT NULL GROUP BY command_id, aggregate_id HAVING count(DISTINCT at) > 1`,
  },
  {
    invariant: 'command-lost',
    text: `SELECT actor || '/' || key AS subject, 'answered with ' || status || ', and no event is its' AS problem
           FROM idempotency k
           WHERE status < 300 AND jsonb_typeof(body -> 'events') = 'array' AND body -> 'events' <> '[]'
             AND NOT EXISTS (SELECT 1 FROM event e WHERE e.command_id = k.actor || '/' || k.key)`,
  },
  {
    invariant: 'resent',
    text: `SELECT id AS subject, class || ', sent again ' || resends || ' times' AS problem
           FROM message WHERE resends > 1 OR (class <> 'grave' AND resends > 0)`,
  },
  {
    invariant: 'mail-stuck',
    text: `SELECT id AS subject, state || ' although its day is over' AS problem
           FROM given, message
           WHERE state IN ('sending', 'finishing') AND not_after < given.now - interval '15 minutes'`,
  },
  {
    invariant: 'mail-stuck',
    atRest: true,
    text: `SELECT id AS subject, state || ' by a sender that is dead' AS problem FROM given, message
           WHERE state IN ('sending', 'finishing') AND NOT EXISTS (
             SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid = given.sender_lock AND objid = sender_id AND granted)`,
  },
  {
    invariant: 'mail-stuck',
    atRest: true,
    text: `SELECT id AS subject, 'queued although its day is over' AS problem
           FROM given, message WHERE state = 'queued' AND not_after < given.now`,
  },
  {
    invariant: 'mail-state',
    text: `SELECT id AS subject, state || CASE WHEN settled_at IS NULL THEN ', not settled' ELSE ', settled' END AS problem
           FROM message
           WHERE (settled_at IS NOT NULL) <> (state IN ('sent', 'failed', 'ambiguous', 'superseded'))
              OR (frozen_at IS NULL) <> (state IN ('planned', 'superseded'))`,
  },
  {
    invariant: 'slot-left-over',
    atRest: true,
    text: `SELECT key AS subject, 'planned for slot ' || slot || ', which is over' AS problem
           FROM given, planned_item WHERE slot < given.serving
           UNION ALL SELECT id, 'composed for slot ' || slot_date || ', which is over'
           FROM given, message WHERE state = 'planned' AND slot_date < given.serving`,
  },
  {
    invariant: 'slot-left-over',
    // A quarter of an hour after its day has ended in Vietnam.
    text: `SELECT slot::text AS subject, 'its dispatch never ended' AS problem FROM given, dispatch_slot
           WHERE finished_at IS NULL AND slot + time '17:15' < given.now AT TIME ZONE 'UTC' AND NOT EXISTS (
             SELECT 1 FROM message WHERE slot_date = slot AND class <> 'letter' AND state IN ('queued', 'sending', 'finishing'))`,
  },
  {
    invariant: 'outbox-parked',
    text: `SELECT id::text AS subject, topic || ' of ' || key || ': ' || coalesce(last_error, '') AS problem
           FROM outbox WHERE parked_at IS NOT NULL AND done_at IS NULL`,
  },
];
