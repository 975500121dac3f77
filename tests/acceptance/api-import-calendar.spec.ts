import { describe, expect, it } from '@jest/globals';
import { importTemplate } from '#documents';
import { DAY_COLUMNS, type DayCells } from '#domain';
import { importTables } from '../support/api/import-tables.js';
import { withApi } from '../support/api/index.js';
import { withDatabase } from '../support/database/index.js';

const OFFICE = 'van-phong-1';
const day = (date: string, change: DayCells = {}): DayCells => ({
  ...{ year: date.slice(0, 4), date, kind: 'Nghỉ', name: 'Tết Nguyên đán', document: '99/TB-BNV' },
  ...change,
});
const sheet = (rows: readonly DayCells[]) => importTemplate('Lịch làm việc', DAY_COLUMNS, rows, []);

describe('days of the calendar from a spreadsheet', () => {
  const database = withDatabase('api_import_calendar');
  const api = withApi(database, '2026-11-22T02:00:00Z');
  const { send, look, exported, undo } = importTables(api, 'calendar', OFFICE);
  const calendar = async () => (await api.ask('GET', '/api/calendar', { as: OFFICE })).body;

  it('propose what the calendar then takes, with its impact seen first', async () => {
    const rows = [day('2027-02-05'), day('2027-02-13', { kind: 'Làm bù', name: 'Làm bù Tết' })];
    const bytes = await sheet(rows);
    const seen = await look(bytes);
    expect(seen.counts).toEqual({ new: 2, changed: 0, same: 0, wrong: 0 });
    expect(seen.days).toEqual([
      expect.objectContaining({
        date: '2027-02-05',
        kind: 'off',
        status: 'confirmed',
        document: '99/TB-BNV',
      }),
      expect.objectContaining({ date: '2027-02-13', kind: 'work' }),
    ]);
    // Here nothing is saved: the proposal goes the way of every other.
    expect((await send(bytes, seen.basis)).status).toBe(409);
    const { weeklyRest, days } = await calendar();
    const proposed = { weeklyRest, days: [...days, ...(seen.days ?? [])] };
    const preview = await api.ask('POST', '/api/calendar/preview', {
      as: OFFICE,
      body: { calendar: proposed },
    });
    const body = { calendar: proposed, basis: preview.body.basis, cause: 'Nhập từ bảng tính lich.xlsx' };
    expect((await api.ask('PUT', '/api/calendar', { as: 'quan-tri', body })).status).toBe(200);
    expect((await look(bytes)).counts).toEqual({ new: 0, changed: 0, same: 2, wrong: 0 });
  });

  it('come back from their export with nothing to propose', async () => {
    const { name, bytes } = await exported();
    expect(name).toContain('lich-lam-viec.xlsx');
    const seen = await look(bytes);
    expect(seen.counts).toEqual({ new: 0, changed: 0, same: 3, wrong: 0 });
    expect(seen.days).toEqual([]);
  });

  it('are refused by cell, and then propose nothing', async () => {
    const seen = await look(
      await sheet([
        day('2027-04-30'),
        day('01/13/2026', { year: '2026' }),
        day('20/12/26', { year: '2026' }),
        day('2027-05-01', { year: '2026' }),
      ]),
    );
    expect(seen.rows.flatMap(({ faults }) => faults)).toEqual([
      { cell: 'B3', message: expect.stringContaining('không có tháng 13') },
      { cell: 'B4', message: expect.stringContaining('năm phải đủ bốn chữ số') },
      { cell: 'A5', message: 'Ngày 01/05/2027 không thuộc năm 2026.' },
    ]);
    expect(seen.days).toEqual([]);
    expect((await undo(1)).status).toBe(409);
    expect((await send(await sheet([day('2027-04-30')]), undefined, 'can-bo')).status).toBe(403);
  });
});
