import { beforeAll, describe, expect, it } from '@jest/globals';
import { indicatorList, indicatorView } from '#contracts';
import { withApi } from '../support/api/index.js';
import { active } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';
import { giveKhcnFacts } from '../support/programme/khcn.js';

const PLAN = { title: 'Kế hoạch', number: '20-KH/TU', date: '2026-12-18', issuer: null, line: null };

describe('indicators', () => {
  const database = withDatabase('api_indicators');
  const api = withApi(database, '2028-01-10T02:00:00Z');

  beforeAll(async () => {
    await giveKhcnFacts(api.persistence);
    await active(api, '1.1');
    await active(api, '3.4');
  });

  const list = async (query = '', as = 'van-phong-1') =>
    indicatorList.parse((await api.ask('GET', `/api/indicators?programme=khcn${query}`, { as })).body);
  const get = async (code: string, query = '', as = 'van-phong-1') =>
    indicatorView.parse((await api.ask('GET', `/api/indicators/${code}${query}`, { as })).body);
  const record = (code: string, body: object, as = 'van-phong-1', headers: Record<string, string> = {}) =>
    api.ask('POST', `/api/indicators/${code}/values`, {
      as,
      headers,
      body: { asOf: '2027-12-31', status: 'done', source: 'Sở KH&CN', ...body },
    });
  const act = async (code: string, body: object, as = 'van-phong-1', version?: number) =>
    api.ask('POST', `/api/indicators/${code}/commands`, {
      as,
      body,
      headers: { 'If-Match': `"${version ?? (await get(code)).version}"` },
    });

  it('are 69, all without data, with what the document leaves open', async () => {
    const all = await list();
    expect(all).toMatchObject({ total: 69, counts: { 'no-data': 69, reached: 0 }, asOf: '2028-01-10' });
    expect(all.groups.map((group) => group.code)).toEqual(['HT', 'NL', 'KH', 'DM', 'CS', 'AN']);
    expect((await list('&group=HT')).items).toHaveLength(5);
    expect(await get('HT-01')).toMatchObject({
      target: { text: '100%', year: 2030, yearInferred: true },
      responsible: null,
      baselines: [],
      path: { origin: 'none', points: [], because: 'Văn bản không nêu số gốc nên không có lộ trình.' },
      version: 0,
    });
    expect((await api.ask('GET', '/api/indicators/XX-99', { as: 'van-phong-1' })).status).toBe(404);
    expect((await api.ask('GET', '/api/indicators?programme=khac', { as: 'van-phong-1' })).status).toBe(400);
  });

  it('warn of tasks that nothing measures', async () => {
    // 1.1 is the task of the Đề án for which no indicator could be found.
    expect((await list()).unmeasured).toMatchObject([{ code: '1.1' }]);
    const warned = async (id: string) =>
      (await api.ask('GET', `/api/tasks/${id}`, { as: 'van-phong-1' })).body.warnings as string[];
    expect(await warned('khcn-1.1')).toContain('chưa có chỉ số đo tiến độ, hiệu quả');
    expect(await warned('khcn-3.4')).not.toContain('chưa có chỉ số đo tiến độ, hiệu quả');
    const ledger = '/api/programmes/khcn/ledger';
    const measured = { type: 'measure-task', task: '1.1', indicators: ['HT-01'] };
    const done = await api.ask('POST', `${ledger}/commands`, {
      as: 'van-phong-1',
      body: measured,
      headers: { 'If-Match': '"0"' },
    });
    expect(done).toMatchObject({ status: 200, body: { version: 1 } });
    expect((await list()).unmeasured).toEqual([]);
    expect(await warned('khcn-1.1')).not.toContain('chưa có chỉ số đo tiến độ, hiệu quả');
    expect((await get('HT-01')).tasks).toContainEqual(
      expect.objectContaining({ code: '1.1', inferred: false }),
    );
  });

  it('take numbers from the standing body, and from a unit its own', async () => {
    expect(await record('KH-04', { value: 36 }, 'can-bo')).toMatchObject({ status: 403 });
    expect(await record('KH-04', { value: 3, unit: 'so-tai-chinh' }, 'can-bo')).toMatchObject({
      status: 403,
    });
    expect(await record('KH-04', { value: 36 }, 'kiem-tra')).toMatchObject({ status: 403 });
    const given = await record('KH-04', { value: 36, document: PLAN });
    expect(given.status).toBe(201);
    expect(indicatorView.parse(given.body)).toMatchObject({
      judgement: { standing: 'behind', expected: 37, valueNo: 1 },
      latest: { value: 36, status: 'done', by: { id: 'van-phong-1' }, document: { number: '20-KH/TU' } },
    });
    expect(await record('KH-04', { value: 3, unit: 'so-khcn' }, 'can-bo')).toMatchObject({ status: 201 });
    expect((await get('KH-04')).judgement.valueNo).toBe(1);
    expect((await list()).counts).toMatchObject({ behind: 1, 'no-data': 68 });
    expect((await list('&standing=behind')).items.map((item) => item.code)).toEqual(['KH-04']);
  });

  it('show a unit only its own shares', async () => {
    expect((await get('KH-04', '', 'can-bo')).values.map((v) => v.no)).toEqual([1, 2]);
    expect((await get('KH-04', '', 'can-bo-2')).values.map((v) => v.no)).toEqual([1]);
  });

  it('are corrected by a later number, asked for twice they are recorded once', async () => {
    expect(await record('KH-04', { value: 40 })).toMatchObject({ status: 409 });
    const key = { 'Idempotency-Key': 'sua-1' };
    const corrected = await record('KH-04', { value: 40, corrects: 1 }, 'van-phong-1', key);
    expect(corrected).toMatchObject({
      status: 201,
      body: { judgement: { standing: 'on-path', valueNo: 3 } },
    });
    expect(await record('KH-04', { value: 40, corrects: 1 }, 'van-phong-1', key)).toMatchObject({
      status: 201,
    });
    const { values } = await get('KH-04');
    expect(values.map((v) => [v.no, v.value, v.correctedBy])).toEqual([
      [1, 36, 3],
      [2, 3, null],
      [3, 40, null],
    ]);
    const chain = (await database.ask(
      `SELECT type, actor FROM event WHERE aggregate_id = 'indicator/khcn/KH-04' ORDER BY seq`,
    )) as { type: string }[];
    expect(chain.map((event) => event.type)).toEqual(['value-recorded', 'value-recorded', 'value-recorded']);
    const { fault } = await api.persistence.check.verifyChains();
    expect(fault).toBeNull();
    expect(await api.persistence.check.checkDerived()).toEqual([]);
  });

  it('are known on a past day as they were then', async () => {
    api.clock.set('2028-02-10T02:00:00Z');
    await record('KH-04', { value: 45, asOf: '2028-02-01' });
    expect((await get('KH-04')).latest).toMatchObject({ value: 45 });
    expect((await get('KH-04', '?asOf=2028-01-31')).latest).toMatchObject({ value: 40 });
    expect((await get('KH-04', '?asOf=2028-01-09')).latest).toBeNull();
    api.clock.set('2028-01-10T02:00:00Z');
  });

  it('take a path, a base and shares of units from the standing body only, at the version it saw', async () => {
    const path = { type: 'set-path', points: [{ year: 2027, value: 20 }], document: PLAN };
    expect(await act('DM-03', path, 'can-bo')).toMatchObject({ status: 403 });
    expect(await act('DM-03', path, 'van-phong-1', 7)).toMatchObject({ status: 412 });
    expect(
      await api.ask('POST', '/api/indicators/DM-03/commands', { as: 'van-phong-1', body: path }),
    ).toMatchObject({
      status: 428,
    });
    expect(await act('DM-03', path)).toMatchObject({
      status: 200,
      body: { path: { origin: 'entered' }, version: 1 },
    });
    const shares = {
      type: 'allocate',
      year: 2027,
      parts: [
        { unit: 'so-khcn', target: 15 },
        { unit: 'so-tai-chinh', target: 4 },
      ],
      document: PLAN,
    };
    expect(await act('DM-03', shares)).toMatchObject({ status: 200 });
    expect((await get('DM-03')).allocations).toMatchObject([
      { year: 2027, sum: 19, against: 20, because: expect.stringContaining('thiếu 1') },
    ]);
    expect((await get('DM-03', '', 'can-bo')).allocations).toMatchObject([
      { parts: [{ unit: { code: 'so-khcn' }, target: 15 }], sum: null, against: null },
    ]);
    expect(
      await act('KH-13', {
        type: 'lock-base',
        value: 1500,
        unit: 'đơn',
        period: '2021–2025',
        document: PLAN,
      }),
    ).toMatchObject({ status: 200 });
    expect(await record('KH-13', { amount: 1800 })).toMatchObject({
      status: 201,
      body: { judgement: { standing: 'reached' }, latest: { value: 20, amount: 1800 } },
    });
  });

  it('that are measured twelve months after an acceptance have their day', async () => {
    const added = { type: 'add-follow-up', subject: 'Đề tài giống chè', acceptedOn: '2027-01-08' };
    expect(await act('KH-04', added)).toMatchObject({ status: 400 });
    expect(await act('KH-08', added)).toMatchObject({
      status: 200,
      // 08/01/2028 is a Saturday: a counted term ends on the next working day.
      body: { followUps: [{ no: 1, due: '2028-01-10', surveyedOn: null, overdue: false }] },
    });
    const survey = { type: 'record-follow-up', followUpNo: 1, on: '2028-01-10', applied: true };
    expect(await act('KH-08', survey)).toMatchObject({
      status: 200,
      body: { followUps: [{ applied: true }] },
    });
  });
});
