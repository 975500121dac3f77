import pg from 'pg';
import type { Persistence } from '#persistence';
import { castMoulds, type Mould, OPEN_SHARES } from './moulds.js';
import type { Days, Size } from './province.js';

/** Years of the programme; the last is the present one, in which tasks are open. */
export const YEARS = 5;
/** Mails of a person in a year: every other week something is said. */
const MAILS_A_YEAR = 26;
const LINES_OF_A_MAIL = 2;
/** Tasks of the slots that are measured: one for each of so many officers. */
export const SPOKEN_TO = 100;
const CASES_OF_A_HUNDRED = 2;

/** Rows that the outbox has kept of its last month, for each open task. */
const OUTBOX_ROWS = 2;

/**
 * An installation in its fifth year: so many tasks are open, as many were closed in each year before.
 *
 * Real: calendar, ladder, units, people, programmes; one task of each kind with its chain, made by commands; whatever is
 * measured afterwards. Filled by the database: all other tasks are copies of those, with their own names, units, officers
 * and dates in snapshot and read model; their events are the mould's own under another name, so their chains do not
 * verify. Mails of the past have rows, lines and proofs, and no bytes: those are counted apart.
 */
export async function fill(
  persistence: Persistence,
  superuserUrl: string,
  size: Size,
  days: Days,
): Promise<void> {
  const moulds = await castMoulds(persistence, days);
  const client = new pg.Client(superuserUrl);
  await client.connect();
  try {
    // Copies refer to what is there: neither triggers nor foreign keys need to look, and nothing here must last.
    await client.query(`SET session_replication_role = replica`);
    await client.query(`SET synchronous_commit = off`);
    await client.query(`SET work_mem = '128MB'`);
    await client.query(NAMES);
    await client.query(NAMED, [
      size.open,
      sharesOf(moulds),
      moulds.completed,
      size.officers,
      size.units,
      size.programmes,
      days.due,
      days.today,
    ]);
    await client.query(AGGREGATES, [days.slots[0], days.slots.at(-1)]);
    for (const copy of [TASKS, DEADLINES, EVENTS]) await client.query(copy);
    await client.query(PLACE_OF_EVENTS);
    await client.query(CASES, [days.today]);
    await client.query(CASE_AGGREGATES, [days.today]);
    await client.query(MAILS, [size.officers, YEARS * MAILS_A_YEAR, days.today]);
    await client.query(LINES, [size.officers, YEARS * MAILS_A_YEAR, size.open]);
    await client.query(PROOFS);
    await client.query(CHECKPOINT, [days.today]);
    await client.query(SLOTS, [days.today]);
    await client.query(OUTBOX, [size.open * OUTBOX_ROWS, days.today]);
    await client.query('DROP TABLE bench_name');
    // What autovacuum does by itself after so many rows.
    await client.query('VACUUM (ANALYZE)');
    await client.query('CHECKPOINT');
  } finally {
    await client.end();
  }
}

function sharesOf(moulds: Record<Mould, string>): string[] {
  return Object.entries(OPEN_SHARES).flatMap(([kind, share]) =>
    Array<string>(share).fill(moulds[kind as Mould]),
  );
}

const NAMES = `
CREATE UNLOGGED TABLE bench_name (n int PRIMARY KEY, year int, nth int, id text, base text, programme text, code text,
  code_key text, title text, folded text, unit text, helper text, officer text, due date)`;

/** `year` 0 is the first; of the last, the first ones are active and due when the slots speak of it. */
const NAMED = `
INSERT INTO bench_name
SELECT n, year, nth, programme || '-' || code, base, programme, code,
  lpad((year + 1)::text, 6, '0') || '.' || lpad(nth::text, 6, '0'), title || ' ' || n, folded || ' ' || n, unit, helper, officer, due
FROM generate_series(0, ${YEARS} * $1::int - 1) AS n,
  LATERAL (SELECT n / $1::int AS year, n % $1::int AS nth) AS a,
  LATERAL (SELECT 'ct-' || nth % $6::int AS programme, 1 + year || '.' || nth AS code,
    CASE WHEN year < ${YEARS - 1} THEN $3::text WHEN nth < ${SPOKEN_TO} THEN ($2::text[])[1]
      ELSE ($2::text[])[1 + nth * 37 % 100] END AS base,
    CASE n % 20 WHEN 0 THEN 'Nền tảng dữ liệu dùng chung' WHEN 1 THEN 'Chuyển đổi số cấp xã' ELSE 'Việc thường xuyên' END AS title,
    CASE n % 20 WHEN 0 THEN 'nen tang du lieu dung chung' WHEN 1 THEN 'chuyen doi so cap xa' ELSE 'viec thuong xuyen' END AS folded,
    'so-' || nth % $4::int % $5::int AS unit, 'so-' || (nth % $4::int + 1) % $5::int AS helper, 'nguoi-' || nth % $4::int AS officer,
    CASE WHEN year < ${YEARS - 1} THEN $8::date - 365 * (${YEARS - 1} - year) + nth % 300
      WHEN nth < ${SPOKEN_TO} THEN $7::date
      WHEN nth % 25 = 0 THEN $8::date - 1 - nth % 60
      ELSE $8::date + 1 + nth * 7919 % 700 END AS due) AS b`;

/** One in three tasks is helped by the next unit. */
const COORDINATING = `CASE WHEN c.n % 3 = 0 THEN jsonb_build_array(c.helper) ELSE '[]'::jsonb END`;

const DATES = `jsonb_build_object('originalLegalDue', c.due, 'legalDue', c.due, 'workingDue', c.due,
  'rule', jsonb_build_object('kind', 'by', 'date', c.due))`;

/** `jsonb_populate_record` takes a whole row and puts other values over some of its columns. */
const AGGREGATES = `
INSERT INTO aggregate SELECT r.* FROM bench_name c JOIN aggregate a ON a.id = c.base,
  LATERAL jsonb_populate_record(a, jsonb_build_object('id', c.id, 'programme', c.programme,
    'next_slot', CASE WHEN a.closed OR a.next_slot IS NULL OR c.year < ${YEARS - 1} THEN NULL
      WHEN c.nth < ${SPOKEN_TO} THEN $1::date ELSE $2::date + 3 + c.nth % 200 END,
    'state', jsonb_set(a.state, '{deadlines,0}', (a.state #> '{deadlines,0}') || ${DATES}) ||
      jsonb_build_object('id', c.id, 'code', c.code, 'title', c.title, 'programme', c.programme,
        'leadUnits', jsonb_build_array(c.unit), 'coordinatingUnits', ${COORDINATING}, 'officer', c.officer))) AS r`;

const TASKS = `
INSERT INTO task SELECT r.* FROM bench_name c JOIN task t ON t.id = c.base,
  LATERAL jsonb_populate_record(t, jsonb_build_object('id', c.id, 'code', c.code, 'code_key', c.code_key,
    'programme', c.programme, 'title', c.title, 'search', c.code || ' ' || c.folded || ' to trinh', 'officer', c.officer,
    'lead_units', jsonb_build_array(c.unit), 'lead_unit', c.unit, 'coordinating_units', ${COORDINATING},
    'open_due', CASE WHEN t.open_due IS NOT NULL THEN c.due END, 'updated_at', t.updated_at - (${YEARS - 1} - c.year) * interval '365 days' - c.nth % 300 * interval '1 hour',
    'next_due', CASE WHEN t.next_due IS NOT NULL THEN c.due END,
    'next_working_due', CASE WHEN t.next_due IS NOT NULL THEN c.due END)) AS r`;

const DEADLINES = `
INSERT INTO deadline SELECT r.* FROM bench_name c JOIN deadline d ON d.task_id = c.base,
  LATERAL jsonb_populate_record(d, jsonb_build_object('task_id', c.id, 'original_legal_due', c.due, 'legal_due', c.due,
    'working_due', c.due, 'completed_on', CASE WHEN d.completed_on IS NOT NULL THEN c.due END)) AS r`;

const EVENTS = `
INSERT INTO event SELECT r.* FROM bench_name c JOIN event e ON e.aggregate_id = c.base,
  LATERAL jsonb_populate_record(e, jsonb_build_object('aggregate_id', c.id,
    'recorded', 1000000 + c.n::bigint * 40 + e.seq, 'command_id', NULL,
    'at', e.at - (${YEARS - 1} - c.year) * interval '365 days' - interval '1 day' + c.nth * interval '100 milliseconds',
    'actor', CASE WHEN e.actor = 'system' THEN e.actor ELSE c.officer END)) AS r`;

const PLACE_OF_EVENTS = `
SELECT setval(pg_get_serial_sequence('event', 'recorded'), (SELECT max(recorded) FROM event))`;

const CASES = `
INSERT INTO case_file (id, task_id, deadline_id, programme, status, opened_on, reached_on, answer_due, closed_on, closed_reason, version)
SELECT c.id || '.d1.1', c.id, 'd1', c.programme, CASE WHEN open THEN 'with-committee' ELSE 'closed' END,
  c.due + 10, c.due + 12, CASE WHEN open THEN $1::date + 3 + c.nth % 10 END,
  CASE WHEN NOT open THEN c.due + 20 END, CASE WHEN NOT open THEN 'accepted' END, 3
FROM bench_name c, LATERAL (SELECT c.year = ${YEARS - 1} AS open) AS o WHERE c.n % 100 < ${CASES_OF_A_HUNDRED}`;

/** As much of a case as its list reads. */
const CASE_AGGREGATES = `
INSERT INTO aggregate (id, kind, programme, seq, version, state, snapshot_schema, head_hash, workflow_generation, closed, updated_at)
SELECT f.id, 'case', f.programme, 3, 3, jsonb_build_object('id', f.id, 'taskId', f.task_id, 'deadlineId', f.deadline_id,
  'programme', f.programme, 'status', f.status, 'openedOn', f.opened_on, 'reachedOn', f.reached_on, 'answerDue', f.answer_due,
  'closedOn', f.closed_on, 'closedReason', f.closed_reason, 'done', '{}'::jsonb, 'version', 3),
  a.snapshot_schema, 'x', 1, f.closed_on IS NOT NULL, $1::date
FROM case_file f JOIN aggregate a ON a.id = f.task_id`;

/** Ids and places of the product's own kind: none comes beside the one before it. */
const MAIL = `md5('mail ' || o || ' ' || k)::uuid::text`;

const MAILS = `
INSERT INTO message (id, key, recipient, address, slot, slot_date, class, subject, state, message_id, sources, attempts,
  resends, not_after, reply, created_at, frozen_at, finishing_at, settled_at)
SELECT ${MAIL}, 'nguoi-' || o || '|' || at::date || '|routine', 'nguoi-' || o, 'nguoi-' || o || '@bench.example', at, at::date,
  CASE WHEN o % 50 = k % 50 THEN 'grave' ELSE 'routine' END, 'Đôn Đốc: 2 việc cần lưu ý ngày ' || at::date, 'sent',
  '<' || md5('mail ' || o || ' ' || k) || '@bench.example>',
  jsonb_build_object('ct-0-5.' || o || '|d1|1|T-7|nguoi-' || o || '|' || at::date, 4, 'ct-0-5.' || o + 1 || '|d1|1|T-3', 4),
  1, 0, at + interval '16 hours', '250 2.0.0 Ok: queued as 4F1D9A', at - interval '1 minute', at, at + interval '4 seconds',
  at + interval '5 seconds'
FROM generate_series(1, $2::int) AS k, generate_series(0, $1::int - 1) AS o,
  LATERAL (SELECT ($3::date - k * 14 + (o % 10))::timestamp AT TIME ZONE 'UTC' + interval '1 hour' AS at) AS s`;

const LINES = `
INSERT INTO message_item (message_id, ordinal, aggregate_id, deadline_id, done_key, rung, kind, nominal, line)
SELECT ${MAIL}, i, c.id, 'd1', 'd1|1|T-7|' || k, 'T-7', 'reminder', c.due,
  jsonb_build_object('taskId', c.id, 'taskCode', c.code, 'taskTitle', c.title, 'deliverable', 'Tờ trình kèm dự thảo kế hoạch',
    'legalDue', c.due, 'workingDue', c.due, 'daysLeft', 7, 'workingDaysLeft', 5, 'rung', 'T-7', 'role', 'officer',
    'unit', c.unit, 'why', 'Đồng chí là cán bộ được giao thực hiện', 'url', 'http://localhost:3000/viec/' || c.id)
FROM generate_series(1, $2::int) AS k
  CROSS JOIN generate_series(0, $1::int - 1) AS o
  CROSS JOIN generate_series(0, ${LINES_OF_A_MAIL - 1}) AS i
  CROSS JOIN LATERAL (SELECT greatest(0, ${YEARS - 1} - (k - 1) / ${MAILS_A_YEAR}) AS year) AS y
  JOIN bench_name c ON c.n = y.year * $3::int + (o + i * $1::int + k * 3 * $1::int) % $3::int`;

const PROOFS = `
INSERT INTO mail_proof (message_id, checkpoint, facts, hash)
SELECT m.id, 1, jsonb_build_object('recipient', m.recipient, 'class', m.class, 'slotDate', m.slot_date, 'state', m.state,
  'header', m.message_id, 'attempts', 1, 'resends', 0, 'mime', md5(m.id) || md5(m.key), 'reply', '250',
  'frozenAt', m.frozen_at, 'finishingAt', m.finishing_at, 'settledAt', m.settled_at), md5(m.key) || md5(m.id)
FROM message m`;

const CHECKPOINT = `
INSERT INTO checkpoint (no, at, up_to, heads, mails, prev_hash, hash)
SELECT 1, $1::date - interval '1 hour', coalesce(max(recorded), 0), '{}', '{"count":0,"hash":"x"}', 'x', 'y' FROM event`;

const SLOTS = `
INSERT INTO dispatch_slot (slot, state, started_at, finished_at, digests, repairs)
SELECT day, 'done', day, day + interval '2 hours', 0, 0
FROM generate_series($1::date - ${YEARS} * 365, $1::date, interval '1 day') AS day WHERE extract(isodow FROM day) < 6`;

const OUTBOX = `
INSERT INTO outbox (topic, key, payload, created_at, available_at, attempts, done_at)
SELECT 'changed', 'ct-0-5.' || n, '{"kind":"task","workflow":true}', at, at, 1, at
FROM generate_series(1, $1::int) AS n, LATERAL (SELECT $2::date - n % 29 * interval '1 day' AS at) AS s ORDER BY at`;
