import { describe, expect, it } from '@jest/globals';
import { share, statusTable } from '../index.js';
import { placeAndDate } from '../paper.js';
import { outlineOf, usual } from '../report/outline.js';
import { cellsOf } from './data-table.js';
import { formatNumber, written } from './format.js';

describe('numbers', () => {
  it.each<[number, string]>([
    [0, '0'],
    [1234.5, '1.234,5'],
    [16_303_827, '16.303.827'],
    [-1234.567, '-1.234,567'],
    [0.1 + 0.2, '0,3'],
    [-0.0001, '0'],
    [999_999.9996, '1.000.000'],
  ])('%d is written %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it('take as many places as their column says', () => {
    expect(written(95, { title: '', kind: 'percent', decimals: 1 })).toBe('95,0%');
    expect(written(1234.56, { title: '', kind: 'number', decimals: 0 })).toBe('1.235');
    expect(written('2027-12-18', { title: '', kind: 'date' })).toBe('18/12/2027');
    expect(written('2027-12-18', { title: '', kind: 'text' })).toBe('2027-12-18');
  });

  // The document prints 95,6 % for 22 of 23, which is 95,652…: rounded it is 95,7 %.
  it('of shares are rounded, not cut', () => {
    expect(share(22, 23)).toBe(95.7);
    expect(share(1, 8)).toBe(12.5);
    expect(share(1, 2000)).toBe(0.1);
  });

  it('of units add up in the last row', () => {
    const table = statusTable(null, 'Đơn vị', [
      { name: 'A', doneInTime: 19, doneLate: 30, openInTime: 2, openOverdue: 1 },
      { name: 'B', doneInTime: 0, doneLate: 8, openInTime: 30, openOverdue: 2 },
    ]);
    // 19 + 38 + 32 + 3 = 92
    expect(cellsOf(table.rows.at(-1)!)).toEqual([null, 'Tổng số', 92, 19, 38, 32, 3, 62]);
    expect(
      cellsOf(
        statusTable(null, '', [{ name: 'A', doneInTime: 0, doneLate: 0, openInTime: 0, openOverdue: 0 }])
          .rows[0]!,
      ).at(-1),
    ).toBeNull();
  });
});

describe('words', () => {
  it.each([
    ['2027-01-05', 'ngày 05 tháng 01 năm 2027'],
    ['2027-03-15', 'ngày 15 tháng 3 năm 2027'],
    ['2027-12-31', 'ngày 31 tháng 12 năm 2027'],
  ])('of a date: %s', (date, words) => {
    expect(placeAndDate('Thái Nguyên', date)).toBe(`Thái Nguyên, ${words}`);
  });

  it('of a subject set the period off from the years of the programme', () => {
    const subject = (programme: string) => usual('annual-report').subject({ programme, period: 'năm 2027' });
    expect(subject('Đề án giai đoạn 2026–2030')).toBe(
      'kết quả thực hiện Đề án giai đoạn 2026–2030, năm 2027',
    );
    expect(subject('Nghị quyết về kinh tế số')).toBe('kết quả thực hiện Nghị quyết về kinh tế số năm 2027');
  });

  it('of an outline are there for every report', () => {
    expect(outlineOf('interim-review')).toHaveLength(7);
    expect(outlineOf('six-month-report')[0]).toBe('Kết quả thực hiện');
  });
});
