import { beforeAll, describe, expect, it } from '@jest/globals';
import { withApi } from '../support/api/index.js';
import { withDatabase } from '../support/database/index.js';
import { askedWhile, planOf, wholeTables } from '../support/plans/index.js';
import { LARGE, manyTasks, TASKS } from '../support/plans/many-tasks.js';

const OFFICE = 'van-phong-1';
const OFFICER = 'cb-7';
const HEAD = 'giam-doc';

const page = 'page=1&pageSize=50';
const tasks = (...filters: string[]) => filters.map((filter) => `/api/tasks?${filter}&${page}`);

/** What pages ask for, by whom; each filter of each list. */
const ASKED: readonly [who: string, address: string][] = [
  ...[OFFICER, HEAD].map((who): [string, string] => [
    who,
    '/api/tasks?officer=me&status=active,suspended&sort=due&pageSize=200',
  ]),
  [HEAD, '/api/tasks?unit=so-khcn&status=active,suspended&sort=due&pageSize=200'],
  ...[OFFICE, HEAD].flatMap((who) =>
    ['deadline=submitted', 'extension=drafted,signed', 'extension=signed'].map((filter): [string, string] => [
      who,
      `/api/tasks?status=active&sort=due&pageSize=200&${filter}`,
    ]),
  ),
  [OFFICER, '/api/cycles/work'],
  ...[
    ...tasks('sort=due', 'sort=code', 'sort=-updated', 'sort=due&programme=khcn', 'sort=due&unit=dv-9'),
    ...tasks(...['draft', 'active', 'suspended', 'stopped', 'completed'].map((one) => `status=${one}`)),
    ...tasks(
      ...['overdue', 'due-soon', 'awaiting-check', 'backlog', 'on-track', 'draft'].map((o) => `outlook=${o}`),
    ),
    ...tasks('status=active&outlook=overdue&unit=dv-9', 'status=active&programme=khcn&sort=code'),
    ...tasks(
      'q=dữ liệu',
      'q=du lieu dung chung',
      'q=NỀN TẢNG 4220',
      'q=12.345',
      'q=chuyen doi&status=active',
    ),
    '/api/tasks?sort=due&page=200&pageSize=50',
    ...['', '&state=with-committee', '&state=closed', '&programme=khcn'].map((f) => `/api/cases?${page}${f}`),
    ...['', '&recipient=cb-7', '&task=khcn-x77'].map((f) => `/api/messages?${page}${f}`),
    ...['by=people', 'by=people&programme=khcn', 'by=all&kind=case', 'by=people&actor=cb-7'].map(
      (filter) => `/api/audit?${filter}`,
    ),
    '/api/audit?by=people&from=2026-12-01&to=2026-12-05',
    '/api/cycles/work',
  ].map((address): [string, string] => [OFFICE, address]),
  ...[...tasks('sort=due', 'status=active', 'outlook=overdue', 'q=dữ liệu'), `/api/messages?${page}`].map(
    (address): [string, string] => [OFFICER, address],
  ),
];

describe(`lists over ${TASKS} tasks`, () => {
  const database = withDatabase('plans');
  const api = withApi(database, '2026-12-04T02:00:00Z', {
    province: (persistence) => manyTasks(persistence, database),
  });

  beforeAll(async () => {
    for (const who of [OFFICE, OFFICER, HEAD]) await api.token(who);
  });

  it.each(ASKED)('%s asks %s and no large table is read whole', async (who, address) => {
    const { dataSource } = api.persistence;
    const asked = await askedWhile(dataSource, async () => {
      expect(await api.ask('GET', encodeURI(address), { as: who })).toMatchObject({ status: 200 });
    });
    expect(asked.length).toBeGreaterThan(0);
    const whole: { table: string; text: string }[] = [];
    for (const query of asked) {
      const tables = await wholeTables(dataSource, query);
      for (const table of tables) if (LARGE.includes(table)) whole.push({ table, text: query.text });
    }
    expect(whole).toEqual([]);
  });

  it.each([
    [`page=1&pageSize=50`, 1_001],
    [`page=30&pageSize=50`, 1_501],
    [`q=12.345&page=1&pageSize=50`, 1],
  ])('counts no further than it tells: %s', async (query, total) => {
    const { body } = await api.ask('GET', `/api/tasks?sort=due&${query}`, { as: OFFICE });
    expect(body).toMatchObject({ total });
  });

  const DUE = 'task_active_by_due';
  it.each([
    ['outlook=overdue', DUE],
    ['outlook=due-soon', 'task_open_due'],
    ['outlook=awaiting-check', 'task_lasting'],
    ['outlook=backlog', 'task_lasting'],
    ['unit=dv-9', 'task_lead_units'],
  ])('finds %s by %s, not along the order of the list', async (filter, index) => {
    const { dataSource } = api.persistence;
    const asked = await askedWhile(dataSource, () =>
      api.ask('GET', `/api/tasks?sort=due&${filter}&${page}`, { as: OFFICE }),
    );
    const lists = asked.filter(({ text }) => /FROM "task" "t" WHERE.*ORDER BY/s.test(text));
    expect(lists).toHaveLength(1);
    const used = (await planOf(dataSource, lists[0]!)).flatMap((node) => node['Index Name'] ?? []);
    expect(used).toContain(index);
    expect(used).not.toContain('task_by_due');
  });
});
