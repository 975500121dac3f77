import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { csvOf } from './csv.js';

describe('a table as CSV', () => {
  const columns = [
    { name: 'name', title: 'Tên' },
    { name: 'value', title: 'Giá trị' },
  ];
  const lines = (rows: { name: string | null; value: number | boolean | null }[]) =>
    csvOf({ programme: 'khcn', dataset: 'indicators', asOf: '2026-11-22', columns, rows }).split('\r\n');

  it('begins with the mark of UTF-8 and the names of its columns', () => {
    expect(lines([{ name: 'Chỉ tiêu', value: 0.79 }])).toEqual(['\uFEFFname,value', 'Chỉ tiêu,0.79', '']);
  });

  it('quotes what would break a row, and leaves what is missing empty', () => {
    expect(
      lines([
        { name: 'a, "b"\nc', value: null },
        { name: null, value: true },
      ]),
    ).toEqual(['\uFEFFname,value', '"a, ""b""\nc",', ',true', '']);
  });

  /** As the document of the format says: of a text that begins so, one apostrophe is taken away. */
  const asItWas = (text: string) => (/^'+[=+\-@\t\r\n＝＋－＠]/u.test(text) ? text.slice(1) : text);

  it.each(['=1+1', "'=1+1", "''-2", '＝cmd()', '@x', "'quoted'", "it's", 'a=b', '\n=1', 'x'])(
    'is no formula and reads back as %j',
    (text) => {
      const csv = csvOf({
        ...{ programme: 'khcn', dataset: 'indicators', asOf: '2026-11-22', columns: columns.slice(0, 1) },
        rows: [{ name: text }],
      });
      const [, [cell]] = parse(csv, { bom: true }) as [unknown, [string]];
      expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u);
      expect(asItWas(cell)).toBe(text);
    },
  );

  it.each(['=1+1', '+84', '-1', '@x', '\tx'])(
    'keeps a spreadsheet from calculating %j; a number stays one',
    (text) => {
      expect(lines([{ name: text, value: -1 }])[1]).toBe(`'${text},-1`);
    },
  );
});
