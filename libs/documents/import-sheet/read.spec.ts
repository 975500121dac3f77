import { describe, expect, it } from '@jest/globals';
import type { ImportColumn } from '#domain';
import { date, formula, type Given, number, rawWorkbook } from '../fixtures/raw-workbook.js';
import { importTemplate, readImport } from '../index.js';

type Field = 'code' | 'name' | 'on' | 'amount';
const COLUMNS: readonly ImportColumn<Field>[] = [
  { field: 'code', title: 'Mã', kind: 'text', required: true, longest: 10 },
  { field: 'name', title: 'Tên', also: ['Họ tên'], kind: 'text', longest: 20 },
  { field: 'on', title: 'Ngày', kind: 'date', longest: 20 },
  { field: 'amount', title: 'Số', kind: 'number', longest: 20 },
];
const HEAD = ['Mã', 'Họ tên', 'Ngày', 'Số'];
const one = (...row: Given[]) => readImport(rawWorkbook([['Danh sách'], HEAD, row]), COLUMNS);
const csv = (text: string) => readImport(new TextEncoder().encode(text), COLUMNS);

describe('a table that is imported', () => {
  it('gives its rows with the address of every cell', async () => {
    const { rows, faults } = await one('01', 'Nguyễn Văn A', date(46374), number(12.5));
    expect(faults).toEqual([]);
    expect(rows).toEqual([
      {
        row: 3,
        cells: { code: '01', name: 'Nguyễn Văn A', on: '2026-12-18', amount: '12.5' },
        refs: { code: 'A3', name: 'B3', on: 'C3', amount: 'D3' },
        faults: [],
      },
    ]);
  });

  it.each<[string, string]>([
    ['comma', '\uFEFFMã,Họ tên,Ngày,Số\r\n01,"Nguyễn, A",18/12/2026,"1.234,5"\r\n'],
    ['semicolon', 'Mã;Tên;Ngày;Số\n01;Nguyễn, A;2026-12-18;1234.5\n'],
  ])('is read from CSV with %s', async (_, text) => {
    const { rows, faults } = await csv(text);
    expect(faults).toEqual([]);
    expect(rows[0]).toMatchObject({
      ...{ row: 2, faults: [], refs: { on: 'C2' } },
      cells: { code: '01', name: 'Nguyễn, A', on: '2026-12-18', amount: '1234.5' },
    });
  });

  it.each<[string, Given[], string, RegExp]>([
    ['a formula', [formula('A1&amp;1', 'x')], 'A3', /công thức/],
    ['what begins like one', ['=1+1'], 'A3', /bắt đầu bằng “=”/],
    ['what a spreadsheet would run', ['@SUM(1)'], 'A3', /bắt đầu bằng “@”/],
    ['a code that became a number', [number(1)], 'A3', /mất chữ số 0/],
    ['an error', [{ raw: ' t="e"><v>#REF!</v>' }], 'A3', /#REF!/],
    ['what is too long', ['x'.repeat(11)], 'A3', /dài 11 ký tự/],
    ['nothing where something must be', [null, 'A'], 'A3', /Thiếu mã/],
    ['a day that is none', ['1', null, '31/02/2026'], 'C3', /không có ngày 31/],
    ['a number that could be two', ['1', null, null, '1.234'], 'D3', /phải là số/],
    ['letters for a number', ['1', null, null, 'nhiều'], 'D3', /phải là số/],
  ])('names the cell of %s', async (_, row, cell, message) => {
    const { rows } = await one(...row);
    expect(rows[0]?.faults).toEqual([{ cell, message: expect.stringMatching(message) }]);
  });

  it('puts decomposed letters together, and drops what nobody sees', async () => {
    const { rows, notes } = await one('01', 'Trần\u200B  Thị \u202EMẫu'.normalize('NFD'));
    expect(rows[0]?.cells.name).toBe('Trần Thị Mẫu');
    expect(notes).toMatchObject([{ cell: 'B3' }]);
  });

  it.each<[string, () => ReturnType<typeof csv>, RegExp]>([
    ['without its columns', () => csv('a,b\n1,2\n'), /Không thấy dòng tiêu đề/],
    ['without one it needs', () => csv('Tên,Ngày\nA,18/12/2026\n'), /Thiếu cột “Mã”/],
    ['without rows', () => csv('Mã,Tên\n'), /Không có dòng nào/],
    ['of other letters', () => readImport(new Uint8Array([0x4d, 0xe3, 0x2c]), COLUMNS), /UTF-8/],
    ['of more rows than are read', () => csv(`Mã,Tên\n${'1,A\n'.repeat(3001)}`), /hơn 3000 dòng/],
    ['of the old kind', () => readImport(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), COLUMNS), /kiểu cũ/],
    [
      'with joined cells',
      () => readImport(rawWorkbook([HEAD, ['1', 'A']], { merged: ['A2:B2'] }), COLUMNS),
      /bị gộp/,
    ],
  ])('is refused %s', async (_, read, message) => {
    expect((await read()).faults[0]?.message).toMatch(message);
  });

  it('is read from its own template', async () => {
    const filled = [{ code: '007', name: '=không phải công thức' }];
    const bytes = await importTemplate(
      'Bảng',
      COLUMNS,
      [{ code: '007', name: 'Nguyễn Văn A' }],
      [{ name: 'Danh mục', columns: ['Mã'], rows: [['x']] }],
    );
    const { rows, faults } = await readImport(bytes, COLUMNS);
    expect(faults).toEqual([]);
    expect(rows).toMatchObject([{ row: 2, cells: { code: '007', name: 'Nguyễn Văn A' } }]);
    const odd = await readImport(await importTemplate('Bảng', COLUMNS, filled, []), COLUMNS);
    expect(odd.rows[0]?.faults).toHaveLength(1);
  });
});
