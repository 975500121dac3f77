import { beforeAll, describe, expect, it } from '@jest/globals';
import { indicatorView } from '#contracts';
import { importTemplate } from '#documents';
import { VALUE_COLUMNS, type ValueField } from '#domain';
import { importTables } from '../support/api/import-tables.js';
import { withApi } from '../support/api/index.js';
import { withDatabase } from '../support/database/index.js';
import { giveKhcnFacts } from '../support/programme/khcn.js';

type Row = Partial<Record<ValueField, string>>;

const OFFICE = 'van-phong-1';
const row = (code: string, value: string, change: Row = {}): Row => ({
  ...{ programme: 'khcn', code, period: '2027', status: 'Thực hiện', value, source: 'Sở KH&CN' },
  ...change,
});
const ROWS = [
  row('KH-04', '42', { note: 'Báo cáo số 3' }),
  row('KH-04', '30', { period: '2026' }),
  row('KH-04', '4', { unit: 'Sở Tài chính', status: 'Ước thực hiện' }),
  row('HT-01', '81.5', { period: '2027-Q3' }),
];
const sheet = (rows: readonly Row[]) => importTemplate('Số liệu', VALUE_COLUMNS, rows, []);

describe('numbers of indicators from a spreadsheet', () => {
  const database = withDatabase('api_import_values');
  const api = withApi(database, '2028-01-10T02:00:00Z');
  const { send, exported, history, undo, ...tables } = importTables(api, 'values', OFFICE);
  const look = async (rows: readonly Row[]) => tables.look(await sheet(rows));
  const save = async (rows: readonly Row[]) => tables.save(await sheet(rows));
  const indicator = async (code: string) =>
    indicatorView.parse(
      (await api.ask('GET', `/api/indicators/${code}?programme=khcn`, { as: OFFICE })).body,
    );

  beforeAll(() => giveKhcnFacts(api.persistence));

  it('are refused by cell, and none is recorded', async () => {
    const bytes = await sheet([...ROWS, row('KH-99', '1'), row('KH-04', 'nhiều', { period: '2026-06' })]);
    const seen = await tables.look(bytes);
    expect(seen.counts).toEqual({ new: 4, changed: 0, same: 0, wrong: 2 });
    expect(seen.rows.flatMap(({ faults }) => faults)).toEqual([
      { cell: 'B6', message: 'Chương trình khcn không có chỉ tiêu “KH-99”.' },
      { cell: 'G7', message: 'Giá trị “nhiều” không phải số; xem trang Giá trị bằng chữ của tệp mẫu.' },
    ]);
    expect((await send(bytes, seen.basis)).status).toBe(400);
    expect((await indicator('KH-04')).values).toEqual([]);
    expect((await send(bytes, undefined, 'can-bo')).status).toBe(403);
  });

  it('are recorded whole by the office, and come back from their export with nothing to change', async () => {
    expect((await save(ROWS)).saved).toBe(true);
    const { values, latest, judgement } = await indicator('KH-04');
    expect(values.map(({ asOf, status, value, unit }) => [asOf, status, value, unit?.code ?? null])).toEqual([
      ['2027-12-31', 'done', 42, null],
      ['2026-12-31', 'done', 30, null],
      ['2027-12-31', 'estimated', 4, 'so-tai-chinh'],
    ]);
    expect(latest).toMatchObject({ value: 42, by: { id: OFFICE }, note: 'Báo cáo số 3' });
    expect(judgement.valueNo).toBe(1);
    expect(await history()).toMatchObject([{ written: 4, mayUndo: true, touched: [] }]);
    const { name, bytes } = await exported();
    expect(name).toContain('so-lieu.xlsx');
    expect((await tables.look(bytes)).counts).toEqual({ new: 0, changed: 0, same: 4, wrong: 0 });
  });

  it('replace what is there, and give its place back when they are taken back', async () => {
    const seen = await look([row('KH-04', '45')]);
    expect(seen.rows[0]).toMatchObject({
      state: 'changed',
      changes: [{ what: 'Giá trị', from: '42', to: '45' }],
    });
    await save([row('KH-04', '45')]);
    expect((await indicator('KH-04')).latest).toMatchObject({ no: 4, value: 45, corrects: 1 });
    const [last, first] = await history();
    expect(first).toMatchObject({ mayUndo: false, touched: ['KH-04'] });
    expect((await undo(first?.no ?? 0)).status).toBe(409);
    expect((await undo(last?.no ?? 0)).status).toBe(200);
    const { latest, values } = await indicator('KH-04');
    expect(latest).toMatchObject({ no: 1, value: 42, correctedBy: null });
    expect(values[3]).toMatchObject({ no: 4, withdrawnOn: '2028-01-10' });
    expect((await look([row('KH-04', '42')])).counts).toMatchObject({ same: 1 });
  });

  it('are not recorded over what somebody recorded since', async () => {
    const bytes = await sheet([row('HT-01', '90')]);
    const { basis } = await tables.look(bytes);
    const body = { asOf: '2026-12-31', status: 'done', value: 60, source: 'Sở KH&CN' };
    expect((await api.ask('POST', '/api/indicators/HT-01/values', { as: OFFICE, body })).status).toBe(201);
    expect((await send(bytes, basis)).status).toBe(412);
  });
});
