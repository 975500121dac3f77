import { describe, expect, it } from '@jest/globals';
import type { SubmissionRow } from '#contracts';
import { matrixRows, wantedRows } from './matrix-rows.js';

const row = (code: string, name: string, stage: string, status: SubmissionRow['status']): SubmissionRow => ({
  ...{ unit: { code, name }, stage, status, round: 0, on: null, reworkDue: null, focal: null },
});
const ROWS = matrixRows([
  row('phuong-duc-xuan', 'Phường Đức Xuân', 'de-xuat', 'accepted'),
  row('phuong-duc-xuan', 'Phường Đức Xuân', 'lay-y-kien', 'asked'),
  row('so-khcn', 'Sở Khoa học và Công nghệ', 'de-xuat', 'missing'),
  row('dang-uy', 'Đảng ủy UBND tỉnh', 'du-thao', 'returned'),
]);
const found = (wanted: Partial<Parameters<typeof wantedRows>[1]>) =>
  wantedRows(ROWS, { stage: '', states: [], text: '', ...wanted }).map(({ unit }) => unit.code);

describe('the matrix unit × stage', () => {
  it('has one row a unit', () => {
    expect(ROWS).toHaveLength(3);
    expect(Object.keys(ROWS[0]!.cells)).toEqual(['de-xuat', 'lay-y-kien']);
  });

  it('finds by stage, by state and without diacritics', () => {
    expect(found({})).toHaveLength(3);
    expect(found({ stage: 'de-xuat' })).toEqual(['phuong-duc-xuan', 'so-khcn']);
    expect(found({ stage: 'de-xuat', states: ['chua-gui'] })).toEqual(['so-khcn']);
    expect(found({ states: ['chua-gui', 'tra-lai'] })).toHaveLength(3);
    expect(found({ text: ' duc xuan ' })).toEqual(['phuong-duc-xuan']);
    expect(found({ text: 'khcn khong co' })).toEqual([]);
  });
});
