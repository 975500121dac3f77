import { beforeAll, describe, expect, it } from '@jest/globals';
import { IndicatorEntity, ProgrammeEntity } from '#persistence';
import { withApi } from '../support/api/index.js';
import { draft } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';

/** Programme → plans for the long and the middle term and for each year → tasks; what no document says is missing. */
describe('the tree of plans over HTTP', () => {
  const database = withDatabase('plan_tree');
  const api = withApi(database, '2026-12-10T02:00:00Z');
  const tree = async (as: string) => (await api.ask('GET', '/api/programmes/khcn/plan-tree', { as })).body;

  beforeAll(async () => {
    await api.persistence.directory.change(async (tx) => {
      await tx.update(
        ProgrammeEntity,
        { code: 'khcn' },
        {
          data: {
            catalogue: [],
            period: { from: 2026, to: 2027 },
            decision: { number: null, date: null, body: 'tinh-uy' },
          } as never,
        },
      );
      const definition = {
        ...{ baselines: [], operator: '>=', unit: '%', frequency: null, modality: 'stated', source: {} },
      };
      const indicator = (code: string, more: object) => ({
        ...{ programme: 'khcn', code, groupCode: null, name: `Chỉ tiêu ${code}` },
        data: { ...definition, target: 55, year: null, ...more },
      });
      await tx.insert(IndicatorEntity, [
        indicator('KH-01', { year: 2027 }),
        indicator('KH-02', { frequency: 'annual' }),
        indicator('KH-03', {}),
      ] as object[]);
    });
    const basis = (title: string) => ({ basis: { title, number: '5-KH', date: '2026-02-01' } });
    await draft(api, '1.1', { leadUnits: ['so-khcn'], ...basis('Kế hoạch đầu tư công trung hạn') });
    await draft(api, '1.2', { leadUnits: ['so-tai-chinh'] });
  });

  it('shows every kind of plan, also those that are not there, and the targets each year inherits', async () => {
    const seen = await tree('van-phong-1');
    expect(seen).toMatchObject({
      document: { number: null, issuerUnit: 'tinh-uy' },
      missing: expect.stringContaining('chưa nêu số'),
      years: { from: 2026, to: 2027 },
      counts: { tasks: 2, inPlans: 1, targets: 3 },
      direct: [{ code: '1.2' }],
    });
    expect(
      seen.plans.map(
        (p: { kind: string; year: number | null; status: string; targets: { code: string }[] }) =>
          [p.kind, p.year, p.status, ...p.targets.map(({ code }) => code)].join(' '),
      ),
    ).toEqual([
      'long-term  missing',
      'medium-term  named',
      'annual 2026 missing KH-02',
      'annual 2027 missing KH-01 KH-02',
    ]);
  });

  it('shows a unit only the tasks that it may read, and says of an unknown programme that it is not there', async () => {
    expect((await tree('can-bo')).counts).toMatchObject({ tasks: 1, inPlans: 1 });
    expect((await tree('can-bo-2')).direct).toMatchObject([{ code: '1.2' }]);
    expect((await api.ask('GET', '/api/programmes/khong/plan-tree', { as: 'can-bo' })).status).toBe(404);
  });
});
