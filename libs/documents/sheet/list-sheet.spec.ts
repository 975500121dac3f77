import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { attributes, opened } from '../fixtures/opened.js';
import { type ListMatter, lists } from '../index.js';
import { sheetsIn } from '../plan-sheet/workbook.js';

const list = (rows: ListMatter['table']['rows']): ListMatter => ({
  title: 'Nhiệm vụ',
  facts: ['Số liệu lúc 09:12 ngày 11/12/2026', '=1+1'],
  table: {
    ...{ title: null, unit: null, footnotes: [], rows },
    columns: [
      { title: 'Tên', kind: 'text' },
      { title: 'Số', kind: 'number' },
    ],
  },
});
const NASTY = ['=1+1', '+84', '-5', '@SUM(A1)', '＝cmd()', '11/12/2026', '0012'];

describe('a list as a file', () => {
  it('has its facts above the heading, and text stays text', async () => {
    const bytes = await lists.xlsx(list(NASTY.map((text) => [text, 3])));
    expect(Object.values(opened(bytes).text).join('')).not.toMatch(/<f[ >]/);
    const [sheet] = await sheetsIn(bytes);
    const column = (at: number) => [...sheet!.rows.values()].map((row) => row.get(at));
    expect(sheet!.name).toBe('Nhiệm vụ');
    expect(column(1)).toEqual(
      ['Nhiệm vụ', 'Số liệu lúc 09:12 ngày 11/12/2026', '=1+1', 'Tên', ...NASTY].map((text) => ({
        ...{ kind: 'text', text },
      })),
    );
    expect(column(2).at(-1)).toEqual({ kind: 'number', value: 3 });
  });

  it('has dates that a workbook can sort, and that text spells as people do', async () => {
    const dated: ListMatter = {
      ...{ title: 'Nhiệm vụ', facts: [] },
      table: {
        ...{ title: null, unit: null, footnotes: [], rows: [['2026-12-18'], [null]] },
        columns: [{ title: 'Hạn', kind: 'date' }],
      },
    };
    const bytes = await lists.xlsx(dated);
    const [sheet] = await sheetsIn(bytes);
    expect(sheet!.rows.get(3)?.get(1)).toEqual({ kind: 'date', serial: 46374 });
    // Narrower, it is shown as a row of signs.
    expect(attributes(opened(bytes).text['xl/worksheets/sheet1.xml']!, 'width').map(Number)).toEqual([12]);
    expect(parse(lists.csv(dated), { bom: true })).toEqual([['Hạn'], ['18/12/2026'], ['']]);
  });

  it('has in text the heading first, and no cell that is a formula', () => {
    const lines = parse(lists.csv(list([...NASTY.map((text) => [text, -1]), [null, null]])), { bom: true });
    expect(lines[0]).toEqual(['Tên', 'Số']);
    expect(lines.at(-1)).toEqual(['', '']);
    expect(lines.slice(1, 4)).toEqual([
      ["'=1+1", '-1'],
      ["'+84", '-1'],
      ["'-5", '-1'],
    ]);
    for (const [cell] of lines.slice(1)) expect(cell).not.toMatch(/^[=+\-@＝＋－＠]/u);
  });
});
