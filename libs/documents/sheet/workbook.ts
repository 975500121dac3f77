import { strFromU8, strToU8, unzipSync } from 'fflate';
import writeWorkbook, { type Cell as SheetCell, type Row as SheetRow } from 'write-excel-file/node';
import type { IsoDate } from '#contracts';
import { wrapped } from '../letters.js';
import { zipped } from '../pack.js';
import { type Cell, type Column, cellsOf, type DataTable, markOf, type Row } from '../table/data-table.js';
import { alignOf, decimalsOf, isDate, widthsOf, written } from '../table/format.js';
import { plain, xml } from '../text.js';

/** A sheet: lines of words, then at most one table whose heading stays in sight and on every printed page. */
export interface Sheet {
  name: string;
  lines: readonly { text: string; bold?: boolean }[];
  table: DataTable | null;
}

const FONT = { fontFamily: 'Times New Roman', fontSize: 12 };
const DATE = 'dd/mm/yyyy';
/** Text stays text when somebody edits the cell, whatever it begins with. */
const TEXT = '@';
/** Letters in the narrowest column. */
const NARROWEST = 6;
/** Points: a letter of a column's width, a little less than it is, and a line. */
const LETTER_WIDTH = 5.4;
const LINE_HEIGHT = 15.75;
const NAME_LENGTH = 31;

/** Numbers are numbers, dates are dates, all else is text; nothing is ever a formula. Same sheets, same bytes. */
export async function workbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const names = uniqueNames(sheets.map(({ name }) => name));
  const bytes = await writeWorkbook(
    sheets.map((sheet, i) => ({
      sheet: names[i] ?? '',
      data: dataOf(sheet),
      columns: columnsOf(sheet),
      orientation: 'landscape' as const,
      ...(sheet.table === null ? {} : { stickyRowsCount: headingRow(sheet) }),
    })),
    FONT,
  ).toBuffer();
  const parts = unzipSync(new Uint8Array(bytes));
  sheets.forEach((_, i) => {
    change(parts, `xl/worksheets/sheet${i + 1}.xml`, printSetup);
  });
  change(parts, 'xl/workbook.xml', (text) => text.replace('<definedNames/>', printTitles(sheets, names)));
  return zipped(parts);
}

function dataOf(sheet: Sheet): SheetRow[] {
  const { lines, table } = sheet;
  const words = lines.map(({ text, bold }): SheetRow => [textCell(text, bold ? { fontWeight: 'bold' } : {})]);
  if (table === null) return words;
  const { columns, rows, footnotes } = table;
  const widths = columnsOf(sheet).map(({ width }) => width);
  const titles = columns.map(({ title }) => title);
  return [
    ...words,
    titles.map((title) => textCell(title, { ...GRID, ...HEADING, height: heightOf(titles, widths) })),
    ...rows.map((row): SheetRow => {
      if (markOf(row) === 'group') return group(row, columns);
      const cells = cellsOf(row);
      const height = heightOf(
        columns.map((column, i) => written(cells[i] ?? null, column)),
        widths,
      );
      const bold = markOf(row) === null ? {} : { fontWeight: 'bold' as const };
      return columns.map((column, i) =>
        cellOf(cells[i] ?? null, column, { ...GRID, ...bold, wrap: true, height }),
      );
    }),
    ...footnotes.map((note): SheetRow => [textCell(note, { fontStyle: 'italic' })]),
  ];
}

/** The name of a group runs over its empty neighbours: cells that are joined cannot be sorted or read back. */
function group(row: Row, columns: readonly Column[]): SheetRow {
  const name = String(cellsOf(row).find((cell) => cell !== null) ?? '');
  return columns.map((_, i) => (i === 0 ? textCell(name, { ...GRID, fontWeight: 'bold' }) : { ...GRID }));
}

/** Points for the most lines that a cell of the row needs; programs do not all work it out when they open a file. */
function heightOf(texts: readonly string[], widths: readonly number[]): number {
  const lines = texts.map((text, i) => wrapped(text, (widths[i] ?? 10) * LETTER_WIDTH, FONT.fontSize).length);
  return Math.max(1, ...lines) * LINE_HEIGHT + 2;
}

const GRID = { borderStyle: 'thin', alignVertical: 'top' } as const;
const HEADING = { fontWeight: 'bold', align: 'center', alignVertical: 'center', wrap: true } as const;

function textCell(text: string, look: object): SheetCell {
  return { value: plain(text), type: String, format: TEXT, ...look };
}

function cellOf(cell: Cell, column: Column, look: object): SheetCell {
  if (cell === null || cell === '') return { ...look };
  if (typeof cell === 'number') {
    const percent = column.kind === 'percent';
    const format = percent ? `${formatOf(cell, column)}%` : formatOf(cell, column);
    const value = percent ? Number((cell / 100).toPrecision(15)) : cell;
    return { value, type: Number, format, ...align(column), ...look };
  }
  if (column.kind === 'date' && isDate(cell))
    return { value: dayOf(cell), type: Date, format: DATE, align: 'center', ...look };
  return textCell(cell, { align: alignOf(column, cell), ...look });
}

function formatOf(value: number, { decimals = decimalsOf(value) }: Column): string {
  return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
}

const align = ({ align }: Column) => (align === undefined ? {} : { align });
const dayOf = (date: IsoDate) => new Date(`${date}T00:00:00Z`);

function columnsOf({ table }: Sheet): { width: number }[] {
  if (table === null) return [{ width: 100 }];
  const { columns } = table;
  const shares = widthsOf(columns, 1);
  const narrow = Math.min(...shares);
  return shares.map((share, i) => {
    const column = columns[i];
    // A number or a date that does not fit is shown as a row of signs.
    const longest = table.rows.map((row) => {
      const cell = cellsOf(row)[i] ?? null;
      const whole = typeof cell === 'number' || (column?.kind === 'date' && isDate(cell));
      return whole && column !== undefined ? written(cell, column).length + 2 : 0;
    });
    return { width: Math.min(60, Math.max(Math.round((share / narrow) * NARROWEST), ...longest)) };
  });
}

/** Which row, from 1, holds the heading of the table. */
const headingRow = ({ lines }: Sheet): number => lines.length + 1;

/** Excel takes 31 characters, none of `[]:*?/\` and no name twice. */
function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const clean =
      plain(name)
        .replace(/[[\]:*?/\\']/g, ' ')
        .trim() || 'Trang';
    let unique = clean.slice(0, NAME_LENGTH);
    for (let n = 2; taken.has(unique.toLocaleLowerCase('vi')); n += 1)
      unique = `${clean.slice(0, NAME_LENGTH - 5)} (${n})`;
    taken.add(unique.toLocaleLowerCase('vi'));
    return unique;
  });
}

function change(parts: Record<string, Uint8Array>, name: string, by: (text: string) => string): void {
  const part = parts[name];
  if (part !== undefined) parts[name] = strToU8(by(strFromU8(part)));
}

/** A4, wide, as many pages long as needed and one across, with the page number below. */
function printSetup(sheet: string): string {
  return sheet
    .replace(/<worksheet[^>]*>/, '$&<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
    .replace(
      /<pageMargins[^>]*\/>\s*<pageSetup[^>]*\/>/,
      '<pageMargins left="0.79" right="0.79" top="1.18" bottom="0.59" header="0.39" footer="0.3"/>' +
        '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
        '<headerFooter><oddFooter>&amp;C&amp;P/&amp;N</oddFooter></headerFooter>',
    );
}

function printTitles(sheets: readonly Sheet[], names: readonly string[]): string {
  const titles = sheets.flatMap((sheet, i) => {
    if (sheet.table === null) return [];
    const row = headingRow(sheet);
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">'${xml(names[i] ?? '')}'!$${row}:$${row}</definedName>`;
  });
  return titles.length === 0 ? '' : `<definedNames>${titles.join('')}</definedNames>`;
}
