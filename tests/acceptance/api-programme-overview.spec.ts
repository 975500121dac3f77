import { beforeAll, describe, expect, it } from '@jest/globals';
import type { OverviewTask, ProgrammeOverview } from '#contracts';
import { ObligationEntity, ProgrammeEntity } from '#persistence';
import { type Wanted, wantedOf, wantedTasks } from '../../apps/web/src/screens/programme/wanted.js';
import { withApi } from '../support/api/index.js';
import { active, draft } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';
import { yearlyPlans } from '../support/database/province.js';

const by = (date: string) => ({ id: 'm1', deliverable: 'Báo cáo', rule: { kind: 'by', date } });

/** A programme on one page: what is known of its tasks, what nobody has said, and the dates of its documents. */
describe('the overview of a programme over HTTP', () => {
  const database = withDatabase('overview');
  const api = withApi(database, '2026-12-10T02:00:00Z');
  const asked = async (as: string): Promise<ProgrammeOverview> =>
    (await api.ask('GET', '/api/programmes/khcn/overview', { as })).body;
  const one = (overview: ProgrammeOverview, code: string): OverviewTask =>
    overview.items.find((task) => task.code === code)!;

  beforeAll(async () => {
    await api.persistence.directory.change((tx) =>
      tx.update(
        ProgrammeEntity,
        { code: 'khcn' },
        {
          data: {
            catalogue: [],
            groups: [{ number: 1, name: 'Lãnh đạo, chỉ đạo' }],
            period: { from: 2026, to: 2030 },
          } as never,
        },
      ),
    );
    await yearlyPlans(api.persistence, [2026, 2027]);
    await api.persistence.dataSource.manager.insert(ObligationEntity, {
      ...{ programme: 'khcn', id: 'NV-02', title: 'Báo cáo khi được hỏi', data: { openings: [] } },
    });
    const lead = (unit: string, officer: string, due: string, more: object = {}) => ({
      ...{ leadUnits: [unit], officer, deadlines: [by(due)] },
      ...more,
    });
    await active(
      api,
      '1.1',
      lead('so-khcn', 'can-bo', '2026-11-30', { coordinatingUnits: ['so-tai-chinh'] }),
    );
    await active(api, '1.2', lead('so-tai-chinh', 'can-bo-2', '2031-03-31'));
    await draft(api, '1.10', { group: 1 });
    await draft(api, '1.3', { leadUnits: ['so-khcn'], deadlines: [by('2027-06-30')] });
    await draft(api, '1.4', {
      leadUnits: ['so-khcn'],
      deadlines: [{ id: 'm1', deliverable: 'Thường xuyên', rule: { kind: 'continuous' } }],
    });
  });

  it('tells tasks in the order of their codes, with their dates; of drafts those that their rules give', async () => {
    const overview = await asked('van-phong-1');
    expect(overview).toMatchObject({
      ...{ programme: 'khcn', asOf: '2026-12-10', scope: 'programme', total: 5 },
      years: { from: 2026, to: 2030, stated: true },
      groups: [{ number: 1, name: 'Lãnh đạo, chỉ đạo' }],
    });
    expect(overview.items.map(({ code }) => code)).toEqual(['1.1', '1.2', '1.3', '1.4', '1.10']);
    expect(one(overview, '1.1')).toMatchObject({
      ...{ outlook: 'overdue', assignedOn: '2026-10-01', nextDue: '2026-11-30', workingDaysLeft: -8 },
      leads: [{ code: 'so-khcn', name: 'Sở Khoa học và Công nghệ' }],
      coordinating: [{ code: 'so-tai-chinh', name: 'Sở Tài chính' }],
      deadlines: [{ due: '2026-11-30', originalDue: '2026-11-30', outlook: 'overdue' }],
    });
    expect(one(overview, '1.3').deadlines).toMatchObject([{ due: '2027-06-30', outlook: 'draft' }]);
  });

  it('says what is missing, and invents nothing', async () => {
    const overview = await asked('van-phong-1');
    expect(one(overview, '1.10')).toMatchObject({
      ...{ leads: [], heldBy: null, deadlines: [], nextDue: null, assignedOn: null },
      missing: ['lead', 'coordinating', 'due'],
    });
    expect(one(overview, '1.1').missing).toEqual([]);
    // Its rule says that there is no date.
    expect(one(overview, '1.4').missing).toEqual(['coordinating']);
  });

  it('marks the days that documents name, and the rest days of every year with a date', async () => {
    const { marks, span, restDays } = await asked('van-phong-1');
    expect(marks.map(({ code, on, legalDue, workingDue }) => [code, on, legalDue, workingDue])).toEqual([
      ['NV-01-2026', '2025-12-20', '2025-12-19', '2025-12-19'],
      ['NV-01-2027', '2026-12-20', '2026-12-19', '2026-12-18'],
    ]);
    expect(span).toEqual({ from: 2025, to: 2031 });
    expect([restDays[0], restDays.at(-1)]).toEqual(['2025-01-04', '2031-12-28']);
    expect(restDays).toContain('2027-01-01');
  });

  it('shows a unit the tasks that it may read, and everybody the same dates of documents', async () => {
    const [office, mine, other] = await Promise.all(['van-phong-1', 'can-bo', 'can-bo-2'].map(asked));
    expect(mine!.items.map(({ code }) => code)).toEqual(['1.1', '1.3', '1.4']);
    expect(mine).toMatchObject({ scope: 'own-units', total: 3 });
    expect(other!.items.map(({ code }) => code)).toEqual(['1.1', '1.2']);
    expect(mine!.marks).toEqual(office!.marks);
    expect((await api.ask('GET', '/api/programmes/khong/overview', { as: 'can-bo' })).status).toBe(404);
  });

  it.each<Partial<Wanted>>([
    { lead: ['so-khcn'] },
    { lead: ['so-khcn', 'so-tai-chinh'], missing: ['coordinating'] },
    { coordinating: ['so-tai-chinh'] },
    { group: ['1'] },
    { missing: ['lead', 'due'] },
    { missing: ['due'] },
    { status: ['draft'], kind: ['task'] },
    { kind: ['obligation'] },
    { outlook: ['overdue'] },
  ])('is narrowed by the page as the list of tasks is: %j', async (change) => {
    const { items } = await asked('van-phong-1');
    const shown = wantedTasks(
      items,
      wantedOf((name) => change[name] ?? []),
    ).map(({ code }) => code);
    const query = new URLSearchParams({ programme: 'khcn', sort: 'code' });
    for (const [name, values] of Object.entries(change)) query.set(name, values.join(','));
    const { status, body } = await api.ask('GET', `/api/tasks?${query}`, { as: 'van-phong-1' });
    expect({ status, codes: body.items.map(({ code }: OverviewTask) => code) }).toEqual({
      ...{ status: 200, codes: shown },
    });
  });
});
