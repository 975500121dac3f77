import { beforeAll, describe, expect, it } from '@jest/globals';
import { openCatalogue, openTable } from '#contracts';
import { withApi } from '../support/api/index.js';
import { active, PROFILE } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';
import { giveKhcnFacts } from '../support/programme/khcn.js';

describe('open data', () => {
  const database = withDatabase('api_open_data');
  const api = withApi(database, '2026-11-22T02:00:00Z');

  beforeAll(async () => {
    await giveKhcnFacts(api.persistence);
    await active(api, '1.1');
    await active(api, '1.2', { ...PROFILE, classification: 'internal' });
    const value = { asOf: '2026-06-30', status: 'done', value: 20, source: '=1+1; bà Nguyễn Thị Mẫu' };
    const recorded = await api.ask('POST', '/api/indicators/KH-04/values', {
      as: 'van-phong-1',
      body: value,
    });
    expect(recorded.status).toBe(201);
  });

  const mark = async (dataset: string, open: boolean, as = 'van-phong-1') => {
    const { body } = await api.ask('GET', '/api/programmes/khcn/ledger', { as: 'van-phong-1' });
    return api.ask('POST', '/api/programmes/khcn/ledger/commands', {
      as,
      body: { type: 'mark-open', dataset, open },
      headers: { 'If-Match': `"${body.version}"` },
    });
  };

  it('is nothing until somebody opens it: closed and unknown look alike', async () => {
    expect(openCatalogue.parse((await api.ask('GET', '/api/open-data')).body)).toEqual({
      items: [],
      total: 0,
    });
    for (const file of [
      'indicators.json',
      'indicators.csv',
      'task-statistics.csv',
      'people.json',
      'indicators.xml',
      'x',
    ]) {
      const answer = await api.ask('GET', `/api/open-data/khcn/${file}`);
      expect({ file, status: answer.status, detail: answer.body.detail }).toEqual({
        file,
        status: 404,
        detail: 'Không có dữ liệu mở này.',
      });
    }
    expect(await mark('indicators', true, 'can-bo')).toMatchObject({ status: 403 });
  });

  it('of indicators is open to everybody, without persons', async () => {
    expect(await mark('indicators', true)).toMatchObject({ status: 200 });
    const { items } = openCatalogue.parse((await api.ask('GET', '/api/open-data')).body);
    expect(items).toMatchObject([{ dataset: 'indicators', since: '2026-11-22' }]);
    const json = await api.ask('GET', items[0]!.links.json);
    const table = openTable.parse(json.body);
    expect(table.rows).toHaveLength(69);
    expect(table.rows.find((row) => row['code'] === 'KH-04')).toMatchObject({
      value: 20,
      valueAsOf: '2026-06-30',
      target: '70 doanh nghiệp',
    });
    const csv = await api.ask('GET', items[0]!.links.csv);
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const lines = (csv.body as string).split('\r\n');
    expect(lines).toHaveLength(71);
    expect(lines[0]).toMatch(/^\uFEFF?code,group,name,/);
    for (const text of [JSON.stringify(json.body), csv.body as string]) {
      expect(text).not.toMatch(/Nguyễn|van-phong-1|can-bo|1\+1/);
    }
    expect((await api.ask('GET', '/api/open-data/khcn/task-statistics.json')).status).toBe(404);
  });

  it('of tasks counts by unit, without those of internal class', async () => {
    expect(await mark('task-statistics', true)).toMatchObject({ status: 200 });
    const { rows } = openTable.parse((await api.ask('GET', '/api/open-data/khcn/task-statistics.json')).body);
    expect(rows).toEqual([
      {
        unit: 'so-khcn',
        unitName: 'Sở Khoa học và Công nghệ',
        tasks: 1,
        tasksDone: 0,
        deadlines: 1,
        doneOnTime: 0,
        doneLate: 0,
        openInTime: 1,
        openOverdue: 0,
        undated: 0,
      },
    ]);
  });

  it('is closed again at once', async () => {
    expect(await mark('indicators', false)).toMatchObject({ status: 200 });
    expect((await api.ask('GET', '/api/open-data/khcn/indicators.json')).status).toBe(404);
    expect(await mark('indicators', false)).toMatchObject({ status: 409 });
  });
});
