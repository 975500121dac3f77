import { type Persistence, ProgrammeEntity, UnitEntity } from '#persistence';
import type { TestDatabase } from '../database/index.js';
import { smallProvince } from '../database/province.js';

export const TASKS = 100_000;
const CASE_COUNT = 20_000;
const MAIL_COUNT = 50_000;
const UNITS = 200;
const OFFICERS = 500;

/** The tables that grow with the years. */
export const LARGE = ['aggregate', 'task', 'deadline', 'event', 'case_file', 'message', 'message_item'];

/** What tasks are called; each of these is one in twenty. */
const TITLES: readonly [title: string, folded: string][] = [
  ['Nền tảng dữ liệu dùng chung', 'nen tang du lieu dung chung'],
  ['Chuyển đổi số cấp xã', 'chuyen doi so cap xa'],
  ['Trung tâm đổi mới sáng tạo', 'trung tam doi moi sang tao'],
  ['Khu công nghệ thông tin tập trung', 'khu cong nghe thong tin tap trung'],
];

/** The tasks that are copied, and how many of a hundred are like each. */
const SHARES = { completed: 70, active: 20, submitted: 2, asked: 1, draft: 4, suspended: 3 } as const;
type Kind = keyof typeof SHARES;

/**
 * A province after many years: one task of each kind, made by the program, is copied by the database with its
 * deadlines, events, cases and mails. What makes a copy another task differs in its snapshot as in what lists read.
 */
export async function manyTasks(persistence: Persistence, database: TestDatabase): Promise<void> {
  await smallProvince(persistence);
  await manyPeople(persistence);
  const kinds = await oneOfEach(persistence);
  const bases = Object.entries(SHARES).flatMap(([kind, share]) => Array(share).fill(kinds[kind as Kind]));
  const caseId = `${kinds.active}.m1.1`;
  const open = { type: 'open', taskId: kinds.active, deadlineId: 'm1', programme: 'khcn' } as const;
  await persistence.unitOfWork({ id: 'system' }).executeCase(caseId, open);
  for (const table of LARGE) await database.ask(`ALTER TABLE ${table} SET (autovacuum_enabled = off)`);
  await database.ask(COPIES);
  const [titles, folded] = [TITLES.map(([title]) => title), TITLES.map(([, words]) => words)];
  await database.ask(NAMED, [TASKS - 1, bases, titles, folded, OFFICERS, UNITS]);
  for (const copy of [AGGREGATES, ROWS, DEADLINES, EVENTS]) await database.ask(copy);
  for (const copy of [CASE_AGGREGATES, CASES]) await database.ask(copy, [caseId, CASE_COUNT]);
  await database.ask(MAILS, [MAIL_COUNT - 1, OFFICERS]);
  await database.ask(LINES, [MAIL_COUNT - 1]);
  await database.ask('DROP TABLE copied');
  // What autovacuum does by itself after so many rows; one that looked at a table now would keep rows from being seen by all.
  await database.ask('VACUUM ANALYZE');
}

async function manyPeople(persistence: Persistence): Promise<void> {
  await persistence.directory.change(async (tx) => {
    const khcn = await tx.findOneByOrFail(ProgrammeEntity, { code: 'khcn' });
    for (const code of ['ct-2', 'ct-3', 'ct-4'])
      await tx.insert(ProgrammeEntity, { ...khcn, code } as object);
    const units = Array.from({ length: UNITS }, (_, i) => ({
      ...{ code: `dv-${i}`, name: `Đơn vị ${i}`, parent: 'dang-uy-ubnd', kind: 'department', aliases: [] },
    }));
    await tx.insert(UnitEntity, units as object[]);
    await tx.query(
      `INSERT INTO person (id, email, name, title, form_of_address, active, demo)
       SELECT 'cb-' || n, 'cb-' || n || '@demo.example', 'Cán bộ ' || n, '', '', true, true
       FROM generate_series(0, $1::int - 1) AS n`,
      [OFFICERS],
    );
    await tx.query(
      `INSERT INTO membership (person_id, unit_code, role)
       SELECT 'cb-' || n, 'dv-' || n % $2::int, 'officer' FROM generate_series(0, $1::int - 1) AS n`,
      [OFFICERS, UNITS],
    );
  });
}

async function oneOfEach(persistence: Persistence): Promise<Record<Kind, string>> {
  const work = persistence.unitOfWork({ id: 'van-phong-1' });
  const officer = persistence.unitOfWork({ id: 'can-bo' });
  const made = {} as Record<Kind, string>;
  for (const [i, kind] of (Object.keys(SHARES) as Kind[]).entries()) {
    const { id } = await work.createTask({
      ...{ programme: 'khcn', code: `1.${i + 1}`, kind: 'task', group: 1, title: `Mẫu ${kind}` },
      ...{ leadUnits: ['so-khcn'], officer: 'can-bo' },
      deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: { kind: 'by', date: '2026-12-31' } }],
    });
    made[kind] = id;
    if (kind === 'draft') continue;
    await work.executeTask(id, { type: 'activate' });
    if (kind === 'completed' || kind === 'submitted')
      await officer.executeTask(id, { type: 'submit-deliverable', deadlineId: 'm1' });
    if (kind === 'completed') await work.executeTask(id, { type: 'accept-deliverable', deadlineId: 'm1' });
    if (kind === 'suspended') await work.executeTask(id, { type: 'suspend', reason: 'Chờ.' });
    if (kind === 'asked') {
      const request = { type: 'request-extension', deadlineId: 'm1', newDue: '2027-03-31' } as const;
      await officer.executeTask(id, { ...request, reason: 'Chờ số liệu.' });
    }
  }
  return made;
}

const COPIES = `
CREATE TABLE copied (n int PRIMARY KEY, id text, base text, programme text, code text, code_key text, title text,
  folded text, unit text, officer text, due date) WITH (autovacuum_enabled = off)`;

const NAMED = `
INSERT INTO copied
SELECT n, 'khcn-x' || n, ($2::text[])[1 + n * 37 % 100], CASE WHEN n % 5 < 2 THEN 'khcn' ELSE 'ct-' || n % 5 END,
  10 + n / 1000 || '.' || n % 1000, lpad((10 + n / 1000)::text, 6, '0') || '.' || lpad((n % 1000)::text, 6, '0'),
  coalesce(($3::text[])[1 + n % 20], 'Việc thường xuyên') || ' ' || n,
  coalesce(($4::text[])[1 + n % 20], 'viec thuong xuyen') || ' ' || n,
  'dv-' || n % $5::int % $6::int, 'cb-' || n % $5::int, date '2026-06-01' + n * 7919 % 1500
FROM generate_series(0, $1::int) AS n`;

/** `jsonb_populate_record` takes a whole row and puts other values over some of its columns. */
const AGGREGATES = `
INSERT INTO aggregate SELECT r.* FROM copied c JOIN aggregate a ON a.id = c.base,
  LATERAL jsonb_populate_record(a, jsonb_build_object('id', c.id, 'programme', c.programme, 'state', a.state ||
    jsonb_build_object('id', c.id, 'code', c.code, 'title', c.title, 'programme', c.programme,
      'leadUnits', jsonb_build_array(c.unit), 'officer', c.officer))) AS r`;

const ROWS = `
INSERT INTO task SELECT r.* FROM copied c JOIN task t ON t.id = c.base,
  LATERAL jsonb_populate_record(t, jsonb_build_object('id', c.id, 'code', c.code, 'code_key', c.code_key,
    'programme', c.programme, 'title', c.title, 'search', c.code || ' ' || c.folded || ' bao cao', 'officer', c.officer,
    'lead_units', jsonb_build_array(c.unit), 'lead_unit', c.unit,
    'next_due', CASE WHEN t.next_due IS NOT NULL THEN c.due END,
    'open_due', CASE WHEN t.open_due IS NOT NULL THEN c.due END)) AS r`;

const DEADLINES = `
INSERT INTO deadline SELECT r.* FROM copied c JOIN deadline d ON d.task_id = c.base,
  LATERAL jsonb_populate_record(d, jsonb_build_object('task_id', c.id, 'legal_due', c.due, 'working_due', c.due)) AS r`;

const EVENTS = `
INSERT INTO event SELECT r.* FROM copied c JOIN event e ON e.aggregate_id = c.base AND e.seq <= 3,
  LATERAL jsonb_populate_record(e, jsonb_build_object('aggregate_id', c.id, 'recorded', 1000000 + c.n * 10 + e.seq,
    'at', e.at - interval '1 day' + c.n * interval '1 second',
    'actor', CASE WHEN c.n % 2 = 0 THEN 'system' ELSE c.officer END)) AS r`;

const CASE_STATUS = `(ARRAY['closed', 'closed', 'closed', 'closed', 'with-committee'])[1 + c.n % 5]`;
const CASE_AGGREGATES = `
INSERT INTO aggregate SELECT r.* FROM copied c JOIN aggregate a ON a.id = $1,
  LATERAL jsonb_populate_record(a, jsonb_build_object('id', c.id || '.m1.1', 'programme', c.programme, 'state',
    a.state || jsonb_build_object('id', c.id || '.m1.1', 'taskId', c.id, 'programme', c.programme,
      'status', ${CASE_STATUS}))) AS r
WHERE c.n < $2`;
const CASES = `
INSERT INTO case_file SELECT r.* FROM copied c JOIN case_file f ON f.id = $1,
  LATERAL jsonb_populate_record(f, jsonb_build_object('id', c.id || '.m1.1', 'task_id', c.id, 'programme', c.programme,
    'status', ${CASE_STATUS}, 'answer_due', c.due)) AS r
WHERE c.n < $2`;

const MAILS = `
INSERT INTO message (id, key, recipient, address, slot, slot_date, class, subject, state, message_id, sources, attempts,
  resends, not_after, created_at, settled_at)
SELECT 'm-' || n, 'k-' || n, 'cb-' || n % $2::int, 'cb@demo.example', at, at::date, 'routine', 'Nhắc hạn',
  CASE n % 100 WHEN 0 THEN 'failed' WHEN 1 THEN 'ambiguous' ELSE 'sent' END, 'm-' || n, '{}', 1, 0, at, at, at
FROM generate_series(0, $1::int) AS n, LATERAL (SELECT timestamptz '2026-01-05T01:00Z' + n / 200 * interval '1 day') AS s (at)`;
const LINES = `
INSERT INTO message_item (message_id, ordinal, aggregate_id, deadline_id, done_key, rung, kind, nominal, line)
SELECT 'm-' || n, 1, 'khcn-x' || n, 'm1', 'T-7', 'T-7', 'reminder', '2026-12-01', '{"taskCode":"1.1","taskTitle":"Mẫu"}'
FROM generate_series(0, $1::int) AS n`;
