import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { attributes, differing, opened } from '../fixtures/opened.js';
import { PLAN } from '../fixtures/plan.js';
import { INTERIM_REVIEW } from '../fixtures/reports.js';
import { type Cell, type DataTable, type ReportMatter, reports } from '../index.js';
import { sheetsIn } from '../plan-sheet/workbook.js';

const TABLE: DataTable = {
  title: null,
  unit: 'triệu đồng',
  columns: [
    { title: 'Tên', kind: 'text' },
    { title: 'Số', kind: 'number' },
    { title: 'Ngày', kind: 'date' },
    { title: 'Tỷ lệ', kind: 'percent' },
  ],
  rows: [],
  footnotes: ['=1+1'],
};
const NASTY = ['=1+1', '+84', '-5', '@SUM(A1)', '\t=1', '0012', '18/12/2027', "'x", 'Tie\u0302\u0301ng'];

const book = (rows: readonly (readonly Cell[])[], sheet = 'Bảng', over: Partial<ReportMatter> = {}) =>
  reports.xlsx({
    ...PLAN,
    annexes: [{ title: 'Số liệu', sheet, tables: [{ ...TABLE, rows }] }],
    ...over,
  });

/** Row 5 on: below title, unit, heading. */
const FIRST = 4;

describe('a workbook', () => {
  it('holds text as text, whatever it begins with', async () => {
    const bytes = await book(NASTY.map((text) => [text, null, null, null]));
    const { text } = opened(bytes);
    expect(Object.values(text).join('')).not.toMatch(/<f[ >]|hyperlink|externalLink/);
    const sheet = (await sheetsIn(bytes)).find(({ name }) => name === 'Bảng')!;
    NASTY.forEach((given, i) => {
      const cell = sheet.rows.get(FIRST + i)?.get(1);
      expect(cell).toEqual({ kind: 'text', text: given.replace('\t', ' ').normalize('NFC') });
    });
  });

  it('holds numbers as numbers, dates as dates, percents as shares', async () => {
    const bytes = await book([
      ['a', 1_234_567.5, '2027-12-18', 95.7],
      ['b', 12, 'thường xuyên', 100],
      ['c', 'chưa có', null, null],
    ]);
    const sheet = (await sheetsIn(bytes)).find(({ name }) => name === 'Bảng')!;
    expect([...sheet.rows.get(FIRST)!.values()].slice(1)).toEqual([
      { kind: 'number', value: 1_234_567.5 },
      { kind: 'date', serial: 46374 + 365 },
      { kind: 'number', value: 0.957 },
    ]);
    expect(sheet.rows.get(FIRST + 1)?.get(3)).toEqual({ kind: 'text', text: 'thường xuyên' });
    expect(sheet.rows.get(FIRST + 2)?.get(2)).toEqual({ kind: 'text', text: 'chưa có' });
    const formats = attributes(opened(bytes).text['xl/styles.xml']!, 'formatCode');
    expect(formats).toEqual(expect.arrayContaining(['#,##0', '#,##0.0', '#,##0.0%', 'dd/mm/yyyy', '@']));
  });

  it('keeps its heading in sight and prints wide on A4', async () => {
    const { text } = opened(await book([['a', 1, null, null]]));
    const sheet = text['xl/worksheets/sheet2.xml']!;
    expect(sheet).toMatch(/<pane ySplit="3"[^>]*state="frozen"/);
    expect(sheet).toContain(
      '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    );
    expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(sheet).not.toContain('mergeCell');
    expect(text['xl/workbook.xml']).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="1">'Bảng'!$3:$3</definedName>`,
    );
  });

  it('gives every sheet a name that Excel takes', async () => {
    const long = `Chỉ tiêu: [năm] ${'x'.repeat(40)}`;
    const annex = { title: 'A', sheet: long, tables: [TABLE, TABLE] };
    const { text } = opened(await book([], '', { annexes: [annex, { ...annex, sheet: ' / ' }] }));
    const names = attributes(text['xl/workbook.xml']!, 'name').filter((name) => !name.startsWith('_xlnm'));
    expect(names).toHaveLength(5);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(5);
    for (const name of names) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/);
  });

  it('is the same bytes for the same matter, and tells the date on its first sheet alone', async () => {
    const once = await reports.xlsx(INTERIM_REVIEW);
    const folder = process.env['DONDOC_DRAFTS'];
    if (folder !== undefined) await writeFile(join(folder, 'INTERIM_REVIEW.xlsx'), once);
    if (folder !== undefined) await writeFile(join(folder, 'PLAN.xlsx'), await reports.xlsx(PLAN));
    expect(Buffer.from(once).equals(Buffer.from(await reports.xlsx(INTERIM_REVIEW)))).toBe(true);
    const next = await reports.xlsx({ ...INTERIM_REVIEW, date: '2028-09-16' });
    expect(differing(opened(once).parts, opened(next).parts)).toEqual(['xl/sharedStrings.xml']);
  });
});
