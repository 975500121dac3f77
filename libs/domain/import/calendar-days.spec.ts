import { describe, expect, it } from '@jest/globals';
import type { CalendarDay } from '#contracts';
import { DAY_COLUMNS, type DayCells, type DayField, dayCellsOf, previewDays } from './calendar-days.js';
import type { ImportRow } from './table.js';

const NEW_YEAR: CalendarDay = {
  ...{ date: '2027-01-01', kind: 'off', status: 'confirmed', name: 'Tết Dương lịch' },
  ...{ document: '12/TB-BNV', issuer: 'Bộ Nội vụ', issuedOn: '2026-10-01' },
};
const SWAPPED: CalendarDay = { date: '2027-01-09', kind: 'work', status: 'estimated', scope: 'province' };

const rows = (given: readonly DayCells[]): ImportRow<DayField>[] =>
  given.map((cells, i) => ({
    ...{ row: i + 2, cells, faults: [] },
    refs: Object.fromEntries(
      DAY_COLUMNS.map(({ field }, column) => [field, `${String.fromCharCode(65 + column)}${i + 2}`]),
    ) as Record<DayField, string>,
  }));
const look = (...given: DayCells[]) => previewDays(rows(given), [NEW_YEAR, SWAPPED]);
const ROW: DayCells = { year: '2027', date: '2027-02-05', kind: 'nghỉ', name: 'Tết', document: '99/TB-BNV' };

describe('a table of days', () => {
  it('proposes what is new, a day in exchange too', () => {
    const { rows: seen, changes } = look(ROW, {
      ...{ date: '2027-02-13', kind: 'Làm bù', status: 'dự kiến', scope: 'Tỉnh' },
    });
    expect(seen).toMatchObject([
      { state: 'new', key: '05/02/2027', title: 'Nghỉ: Tết' },
      { state: 'new', title: 'Làm bù' },
    ]);
    expect(changes).toEqual([
      {
        ...{ date: '2027-02-05', kind: 'off', status: 'confirmed', scope: 'national' },
        ...{ name: 'Tết', document: '99/TB-BNV' },
      },
      { date: '2027-02-13', kind: 'work', status: 'estimated', scope: 'province' },
    ]);
  });

  it('reads back what it writes as nothing to propose', () => {
    const { rows: seen, changes } = look(dayCellsOf(NEW_YEAR), dayCellsOf(SWAPPED));
    expect(seen.map(({ state }) => state)).toEqual(['same', 'same']);
    expect(changes).toEqual([]);
  });

  it('says what of a day changes, and leaves what is empty', () => {
    const { rows: seen, changes } = look({
      ...{ date: '2027-01-01', kind: 'Nghỉ', document: '12/TB-BNV', issuedOn: '2026-10-02' },
    });
    expect(seen[0]?.changes).toEqual([{ what: 'Ngày văn bản', from: '01/10/2026', to: '02/10/2026' }]);
    expect(changes).toEqual([{ ...NEW_YEAR, scope: 'national', issuedOn: '2026-10-02' }]);
  });

  it.each<[string, DayCells, string]>([
    ['a day of another year', { year: '2026' }, 'A2 Ngày 05/02/2027 không thuộc năm 2026.'],
    ['a kind that is none', { kind: 'lễ' }, 'C2 Loại chỉ nhận “Nghỉ”, “Làm bù”.'],
    [
      'a status that is none',
      { status: 'chắc' },
      'H2 Tình trạng chỉ nhận “Chính thức”, “Đề xuất”, “Dự kiến”.',
    ],
    ['a reach that is none', { scope: 'xã' }, 'I2 Phạm vi chỉ nhận “Toàn quốc”, “Tỉnh”.'],
    [
      'a day without a document that does not say how sure it is',
      { document: undefined as never },
      'H2 Thiếu tình trạng: không có văn bản thì ghi “Đề xuất” hoặc “Dự kiến”.',
    ],
  ])('refuses %s', (_, change, message) => {
    const given = Object.fromEntries(
      Object.entries({ ...ROW, ...change }).filter(([, value]) => value !== undefined),
    );
    const { rows: seen, changes } = look(given, { ...ROW, date: '2027-02-06' });
    expect(seen[0]?.faults.map(({ cell, message: said }) => `${cell} ${said}`)).toEqual([message]);
    expect(changes).toEqual([]);
  });

  it('refuses a day twice by the same document, not by another', () => {
    const { rows: seen } = look(ROW, ROW, { ...ROW, document: '100/TB-BNV' });
    expect(seen.map(({ faults }) => faults.map(({ cell, message }) => `${cell} ${message}`))).toEqual([
      [],
      ['B3 Ngày 05/02/2027 theo cùng văn bản đã có ở dòng 2.'],
      [],
    ]);
  });
});
