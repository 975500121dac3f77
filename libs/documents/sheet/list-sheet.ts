import { csv } from '../table/csv.js';
import { cellsOf, type DataTable } from '../table/data-table.js';
import { written } from '../table/format.js';
import { type Sheet, workbook } from './workbook.js';

/** A list as somebody has filtered it: what it is of, and its rows. */
export interface ListMatter {
  title: string;
  /** Lines above the table: of when it is, and what it was narrowed to. */
  facts: readonly string[];
  table: DataTable;
}

/** One sheet to reckon with. */
export function listWorkbook({ title, facts, table }: ListMatter): Promise<Uint8Array> {
  const sheet: Sheet = {
    name: title,
    lines: [{ text: title, bold: true }, ...facts.map((text) => ({ text }))],
    table,
  };
  return workbook([sheet]);
}

/** Lines of text for another program: the titles, then the rows and nothing else. Dates are as people write them. */
export function listCsv({ table: { columns, rows } }: ListMatter): string {
  const lines = rows.map((row) =>
    cellsOf(row).map((cell, i) => {
      const column = columns[i];
      return column?.kind === 'date' ? written(cell, column) : cell;
    }),
  );
  return csv([columns.map(({ title }) => title), ...lines]);
}
