import { beforeAll, describe, expect, it } from '@jest/globals';
import { moneyView } from '#contracts';
import { withApi } from '../support/api/index.js';
import { active, PROFILE } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';
import { giveKhcnFacts } from '../support/programme/khcn.js';

describe('money', () => {
  const database = withDatabase('api_money');
  const api = withApi(database, '2027-10-10T02:00:00Z');

  beforeAll(async () => {
    await giveKhcnFacts(api.persistence);
    await active(api, '1.1', { ...PROFILE, group: 1 });
  });

  const get = async (as = 'van-phong-1', query = '') =>
    moneyView.parse((await api.ask('GET', `/api/money?programme=khcn${query}`, { as })).body);
  const record = (body: object, as = 'van-phong-1') =>
    api.ask('POST', '/api/money/entries', {
      as,
      body: { programme: 'khcn', source: 'FV-0122', year: 2027, on: '2027-02-01', ...body },
    });

  it('is planned as the document says, every total beside its parts, and what is open is said', async () => {
    const money = await get();
    expect(money.sources.map((s) => [s.id, s.planned, s.depth])).toEqual([
      ['FV-00', 16_303_827, 0],
      ['FV-01', 3_888_827, 1],
      ['FV-02', 12_415_000, 1],
      ['FV-011', 370_850, 2],
      ['FV-012', 3_517_977, 2],
      ['FV-0121', 537_000, 3],
      ['FV-0122', 2_980_977, 3],
    ]);
    expect(money.checks.map((c) => c.match)).toEqual([true, true, true]);
    expect(money.years).toEqual([]);
    expect(money.missing).toEqual([
      'Vốn không chia theo năm, theo nhiệm vụ; nguồn ngân sách là "dự kiến".',
      'Chưa có kế hoạch vốn của năm nào được nhập.',
    ]);
    expect(money.warnings).toEqual([]);
  });

  it('is recorded by the standing body, adds up by source, year, group and task, and warns', async () => {
    expect(await record({ kind: 'allocated', amount: 100 }, 'can-bo')).toMatchObject({ status: 403 });
    expect(await record({ kind: 'allocated', amount: 100, source: 'FV-01' })).toMatchObject({ status: 400 });
    expect(await record({ kind: 'allocated', amount: 100, task: '1.1' })).toMatchObject({ status: 201 });
    expect(await record({ kind: 'disbursed', amount: 120, task: '1.1' })).toMatchObject({ status: 201 });
    expect(await record({ kind: 'allocated', amount: 300, group: 3 })).toMatchObject({ status: 201 });
    const money = await get();
    expect(money.sources.find((s) => s.id === 'FV-00')).toMatchObject({
      allocated: 400,
      disbursed: 120,
      rate: 30,
    });
    expect(money.years).toEqual([{ year: 2027, planned: null, allocated: 400, disbursed: 120, rate: 30 }]);
    expect(money.groups.filter((g) => g.allocated > 0).map((g) => [g.group, g.allocated])).toEqual([
      [1, 100],
      [3, 300],
    ]);
    expect(money.tasks).toMatchObject([{ code: '1.1', allocated: 100, disbursed: 120, rate: 120 }]);
    expect(money.warnings.map((w) => w.kind)).toEqual(['behind-the-year', 'disbursed-over-allocated']);
    expect(money.warnings[1]!.sentence).toBe(
      'Nhiệm vụ 1.1 (Nhiệm vụ 1.1), năm 2027: đã giải ngân 120 triệu đồng, nhiều hơn số đã giao 100 triệu đồng.',
    );
  });

  it('of a task goes with the task', async () => {
    const other = await get('can-bo-2');
    expect(other.tasks).toEqual([]);
    expect(other.entries.map((e) => e.task)).toEqual([null]);
    expect(other.warnings.map((w) => w.kind)).toEqual(['behind-the-year']);
    expect(other.years).toMatchObject([{ allocated: 400 }]);
    expect((await get('can-bo')).tasks).toHaveLength(1);
  });

  it('is corrected by a later entry, and known on a past day as it was then', async () => {
    api.clock.set('2027-10-20T02:00:00Z');
    expect(await record({ kind: 'disbursed', amount: 90, task: '1.1', corrects: 2 })).toMatchObject({
      status: 201,
    });
    expect((await get()).years).toMatchObject([{ disbursed: 90 }]);
    expect((await get('van-phong-1', '&asOf=2027-10-19')).years).toMatchObject([{ disbursed: 120 }]);
    expect(await record({ kind: 'disbursed', amount: 80, task: '1.1', corrects: 2 })).toMatchObject({
      status: 409,
    });
    expect((await api.persistence.check.verifyChains()).fault).toBeNull();
    expect(await api.persistence.check.checkDerived()).toEqual([]);
  });
});
