import { beforeAll, describe, expect, it } from '@jest/globals';
import { Dispatch, migrate, migrateBack, type Persistence, Pruning } from '#persistence';
import { recipientsOfUnrolled } from '../../libs/persistence/dispatch/rolled.js';
import { APP_ROLE, StandingClock, withDatabase } from '../support/database/index.js';
import { smallProvince } from '../support/database/province.js';
import { askedWhile, planOf } from '../support/plans/index.js';

const SLOT = '2026-12-07';
const DAY = { from: '2022-01-03', days: 1_200 };
const MAILS_A_DAY = 20;

/** What each slot and each hour looks for, over the mails and outbox rows of five years: found, and not looked for. */
describe('the way of a slot after years', () => {
  const database = withDatabase('growth_plans');
  const clock = new StandingClock(`${SLOT}T01:00:00Z`);
  let persistence: Persistence;
  let dispatch: Dispatch;

  beforeAll(async () => {
    persistence = await database.persistence(clock);
    await smallProvince(persistence);
    const from = { name: 'Đôn Đốc', address: 'dondoc@demo.example' };
    const mail = { from, replyTo: from, publicUrl: 'http://localhost:3000', allowedDomains: 'any' as const };
    dispatch = new Dispatch(persistence, clock, mail);
    await database.ask(
      `INSERT INTO message (id, key, recipient, address, slot, slot_date, class, subject, state, message_id, sources,
         attempts, resends, not_after, reply, created_at, frozen_at, settled_at)
       SELECT 'm' || day || '-' || i, 'k' || day || '-' || i, 'can-bo', 'cb@demo.example', at, at::date, 'routine', 'x',
         'sent', 'x', '{}', 1, 0, at + interval '16 hours', '250 2.0.0 Ok', at, at, at
       FROM generate_series(1, $2::int) AS day, generate_series(1, $3::int) AS i,
         LATERAL (SELECT ($1::date + day * interval '1 day')::timestamptz AS at) AS s`,
      [DAY.from, DAY.days, MAILS_A_DAY],
    );
    await database.ask(
      `INSERT INTO outbox (topic, key, payload, created_at, available_at, attempts, done_at)
       SELECT 'changed', 'k' || n, '{}', $1, $1, 1, $1 FROM generate_series(1, 20000) AS n`,
      [`${SLOT}T00:00:00Z`],
    );
    await database.ask('VACUUM ANALYZE');
  });

  const WORK: [what: string, table: string, work: () => Promise<unknown>][] = [
    [
      'mails that may not have arrived',
      'message',
      () => recipientsOfUnrolled(persistence.dataSource.manager, SLOT),
    ],
    ['what is left when a slot closes', 'message', () => dispatch.closing.close(SLOT, () => undefined)],
    ['mails ready for any sender', 'message', () => dispatch.queue.isWaiting()],
    ['what is left to hand over', 'message', () => dispatch.queue.state()],
    ['letters that are due', 'message', () => dispatch.letters.dueIn()],
    ['rows that wait in the outbox', 'outbox', () => persistence.outbox.backlog()],
    ['rows set aside', 'outbox', () => persistence.outbox.parked()],
  ];

  it.each(WORK)('does not read the table for %s', async (_, table, work) => {
    const { dataSource } = persistence;
    const asked = (await askedWhile(dataSource, work, /^\s*(SELECT|WITH|UPDATE)\b/i)).filter(({ text }) =>
      text.includes(table),
    );
    expect(asked.length).toBeGreaterThan(0);
    for (const query of asked) {
      const reads = (await planOf(dataSource, query)).filter((node) => node['Relation Name'] === table);
      expect(reads.map((node) => [node['Node Type'], query.text])).not.toContainEqual([
        'Seq Scan',
        query.text,
      ]);
      // By days or by people it would still be a month of everybody's.
      expect(reads.map((node) => node['Index Name'])).not.toContain('message_slot');
    }
  });

  it('finds texts that are to go by their own index', async () => {
    const { dataSource } = persistence;
    const pruning = new Pruning(dataSource, { programme: clock, real: clock }, { mailTextDays: 400 });
    const asked = await askedWhile(dataSource, () => pruning.turn(), /mime = NULL/);
    const nodes = await planOf(dataSource, asked[0]!);
    expect(nodes.map((node) => node['Index Name'])).toContain('message_text');
  });

  it('is not held up by indexes while a mail goes out', async () => {
    const rows = await database.ask<{ name: string; columns: string }>(
      `SELECT c.relname AS name, pg_get_indexdef(i.indexrelid) AS columns FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
       WHERE i.indrelid = 'message'::regclass`,
    );
    // What changes between fetching and outcome; an index that names one of these makes each update touch all of them.
    const changing = /\b(state|sender_id|attempts|finishing_at|frozen_at)\b/;
    expect(rows.filter(({ columns }) => changing.test(columns)).map(({ name }) => name)).toEqual([]);
  });
});

describe('the read model of how tasks stand', () => {
  const database = withDatabase('growth_rows');

  it('is made of what is there by the migration, as it is by the program', async () => {
    const persistence = await database.persistence(new StandingClock('2026-12-04T02:00:00Z'));
    await smallProvince(persistence);
    const office = persistence.unitOfWork({ id: 'van-phong-1' });
    const officer = persistence.unitOfWork({ id: 'can-bo' });
    const made = async (
      code: string,
      ...rules: ({ kind: 'by'; date: string } | { kind: 'continuous' })[]
    ) => {
      const deadlines = rules.map((rule, i) => ({ id: `m${i + 1}`, deliverable: 'Báo cáo', rule }));
      const input = { programme: 'khcn', code, kind: 'task' as const, group: 1, title: 'Việc' };
      const { id } = await office.createTask({
        ...input,
        leadUnits: ['so-khcn'],
        officer: 'can-bo',
        deadlines,
      });
      if (rules.length > 0) await office.executeTask(id, { type: 'activate' });
      return id;
    };
    const by = (date: string) => ({ kind: 'by' as const, date });
    const [, acknowledged, submitted, returned] = [
      await made('1.1', by('2026-12-31'), by('2026-12-20')),
      await made('1.2', by('2027-03-31')),
      await made('1.3', by('2027-01-31'), by('2027-02-28')),
      await made('1.4', by('2026-12-18')),
      await made('1.5', { kind: 'continuous' }),
      await made('1.6'),
    ];
    await officer.executeTask(acknowledged, { type: 'acknowledge' });
    for (const id of [submitted, returned])
      await officer.executeTask(id, { type: 'submit-deliverable', deadlineId: 'm1' });
    await office.executeTask(returned, {
      type: 'return-deliverable',
      deadlineId: 'm1',
      note: 'Thiếu phụ lục.',
    });
    const rows = () =>
      database.ask('SELECT code, open_due::text, lasting, acknowledged FROM task ORDER BY code');
    const byProgram = await rows();
    expect(byProgram.map((row) => (row as { lasting: string }).lasting)).toEqual([
      'done',
      'done',
      'awaiting-check',
      'done',
      'on-track',
      'scheduled',
    ]);
    while ((await migrateBack(database.ownerUrl)).undone !== 'Growth1788000000018');
    await migrate(database.ownerUrl, APP_ROLE);
    expect(await rows()).toEqual(byProgram);
  });
});
