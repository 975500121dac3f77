import { beforeAll, describe, expect, it } from '@jest/globals';
import { outlook, type TaskListItem } from '#contracts';
import { withApi } from '../support/api/index.js';
import { active, command, draft, PROFILE } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';
import { SMALL_CALENDAR } from '../support/database/province.js';

/** Around the New Year's holiday, a Friday: the last working days before it differ from the dates themselves. */
const DUE = [
  ...['2026-11-20', '2026-11-28', '2026-11-29', '2026-11-30', '2026-12-01', '2026-12-22', '2026-12-24'],
  ...[
    '2026-12-27',
    '2026-12-31',
    '2027-01-01',
    '2027-01-02',
    '2027-01-03',
    '2027-01-04',
    '2027-02-14',
    '2027-06-30',
  ],
];

/** A Tết of ten days: a date within it is counted to itself. */
const TET = ['2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11', '2027-02-12'];

const DAYS = [
  '2026-11-23',
  '2026-11-21',
  '2026-11-28',
  '2026-12-24',
  '2026-12-31',
  '2027-01-01',
  '2027-01-03',
  '2027-02-05',
];

describe('tasks by how they stand', () => {
  const database = withDatabase('api_outlook');
  const api = withApi(database, '2026-11-20T02:00:00Z');

  const profile = (...rules: object[]) => ({
    ...PROFILE,
    deadlines: rules.map((rule, i) => ({ id: `m${i + 1}`, deliverable: `Báo cáo ${i + 1}`, rule })),
  });
  const by = (date: string) => ({ kind: 'by', date });

  beforeAll(async () => {
    const tet = TET.map((date) => ({
      date,
      kind: 'off' as const,
      status: 'confirmed' as const,
      name: 'Tết',
    }));
    const calendar = { ...SMALL_CALENDAR, version: 'thu-2', days: [...SMALL_CALENDAR.days, ...tet] };
    await api.persistence.settings.saveCalendar(calendar, 'quan-tri');
    for (const [i, date] of DUE.entries()) {
      const id = await active(api, `1.${i + 1}`, profile(by(date)));
      if (i % 2 === 0) await command(api, 'can-bo', id, { type: 'acknowledge' });
    }
    const submit = { type: 'submit-deliverable', deadlineId: 'm1' };
    const waiting = await active(api, '2.1', profile(by('2026-12-01')));
    await command(api, 'can-bo', waiting, submit);
    const mixed = await active(api, '2.2', profile(by('2026-12-01'), by('2026-11-30')));
    await command(api, 'can-bo', mixed, submit);
    const returned = await active(api, '2.3', profile(by('2026-11-20')));
    await command(api, 'can-bo', returned, submit);
    await command(api, 'kiem-tra', returned, { type: 'return-deliverable', deadlineId: 'm1', note: 'thiếu' });
    const done = await active(api, '2.4', profile(by('2026-12-01')));
    await command(api, 'can-bo', done, submit);
    await command(api, 'kiem-tra', done, { type: 'accept-deliverable', deadlineId: 'm1' });
    const half = await active(api, '2.5', profile(by('2026-12-01'), by('2027-06-30')));
    await command(api, 'can-bo', half, submit);
    await command(api, 'kiem-tra', half, { type: 'accept-deliverable', deadlineId: 'm1' });
    await active(api, '2.6', profile({ kind: 'continuous' }));
    await active(api, '2.7', profile(by('2027-06-30'), { kind: 'continuous' }));
    await draft(api, '3.1');
    const stopped = await active(api, '3.2', profile(by('2026-12-01')));
    await command(api, 'van-phong-1', stopped, { type: 'stop', reason: 'thôi' });
    const suspended = await active(api, '3.3', profile(by('2026-12-01')));
    await command(api, 'van-phong-1', suspended, { type: 'suspend', reason: 'chờ' });
    await database.ask(`UPDATE task SET open_due = NULL, lasting = 'backlog' WHERE id = 'khcn-1.15'`);
  }, 120_000);

  const list = async (query: string, as = 'van-phong-1') => {
    const { body } = await api.ask('GET', `/api/tasks?${query}`, { as });
    return body as { items: TaskListItem[]; total: number };
  };
  const codes = (items: readonly TaskListItem[]) => items.map(({ code }) => code).sort();

  it.each(DAYS)('finds in the database what the marks of the list say, on %s', async (day) => {
    // A backlog of the read model alone: marks are told from the snapshot.
    const known = (code: string) => code !== '1.15';
    api.clock.set(`${day}T02:00:00Z`);
    const { items, total } = await list('pageSize=200');
    expect(items).toHaveLength(total);
    const seen = new Set<string>();
    for (const mark of outlook.options) {
      const wanted = items.filter((item) => item.outlook === mark && known(item.code));
      const found = await list(`pageSize=200&outlook=${mark}`);
      expect({ mark, codes: codes(found.items).filter(known) }).toEqual({ mark, codes: codes(wanted) });
      expect(found.total).toBe(found.items.length);
      if (wanted.length > 0) seen.add(mark);
    }
    expect(seen.size).toBeGreaterThan(6);
  });

  it('counts all matches, whatever the page, and joins several marks', async () => {
    api.clock.set('2026-11-28T02:00:00Z');
    expect(codes((await list('pageSize=200&outlook=backlog')).items)).toEqual(['1.15']);
    const { total } = await list('pageSize=200&outlook=overdue,due-soon');
    const page = await list('pageSize=2&page=2&outlook=overdue,due-soon&sort=code');
    expect(page).toMatchObject({ total });
    expect(page.items).toHaveLength(2);
    expect((await api.ask('GET', '/api/tasks?outlook=late', { as: 'van-phong-1' })).status).toBe(400);
  });

  it('finds what waits to be checked, also where another deadline looks worse', async () => {
    api.clock.set('2026-12-24T02:00:00Z');
    const { items } = await list('deadline=submitted&status=active');
    expect(items.map(({ code, outlook: mark }) => [code, mark]).sort()).toEqual([
      ['2.1', 'awaiting-check'],
      ['2.2', 'overdue'],
    ]);
  });

  it('takes several units, and lists a unit with those directly below it', async () => {
    expect((await list('pageSize=200&unit=so-tai-chinh')).total).toBe(0);
    const both = await list('pageSize=200&unit=so-tai-chinh,so-khcn');
    expect(both.total).toBe((await list('pageSize=200&unit=so-khcn')).total);
    expect(both.total).toBeGreaterThan(0);
    const units = async (query: string) =>
      (await api.ask('GET', `/api/units?${query}`, { as: 'can-bo' })).body as {
        items: { code: string }[];
        total: number;
      };
    const below = await units('unit=dang-uy-ubnd');
    expect(below.items.map(({ code }) => code).sort()).toEqual(['dang-uy-ubnd', 'so-khcn', 'so-tai-chinh']);
    expect(below.total).toBe(3);
    expect((await units('unit=so-khcn')).items.map(({ code }) => code)).toEqual(['so-khcn']);
    expect((await units('unit=khong-co')).total).toBe(0);
  });
});
