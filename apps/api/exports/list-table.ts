import type { Instant } from '#contracts';
import type { Cell, Column, DataTable } from '#documents';
import { formatDate, localDate, localTime } from '#domain';
import type { Names } from '../naming/names.js';

/** A column of a list as it is exported: its Vietnamese title, and what stands in it. */
export interface ListColumn<Row> {
  title: string;
  of: (row: Row, names: Names) => Cell;
  kind?: 'number' | 'date';
  /** Against the others; three for words, one for a number, a little more for a date. */
  width?: number;
}

/** What a list is as a table; one description gives the workbook and the text. */
export interface ListTable<Row> {
  /** Begins the name of the file. */
  file: string;
  title: string;
  columns: readonly ListColumn<Row>[];
}

/** The rows of a list under its columns. */
export function dataTable<Row>({ columns }: ListTable<Row>, rows: readonly Row[], names: Names): DataTable {
  return {
    ...{ title: null, unit: null, footnotes: [] },
    columns: columns.map(
      ({ title, kind, width }): Column => ({
        title,
        kind: kind ?? 'text',
        ...(width === undefined ? {} : { width }),
      }),
    ),
    rows: rows.map((row) => columns.map(({ of }) => of(row, names))),
  };
}

/** `18/12/2026 08:00` of Asia/Ho_Chi_Minh. */
export function moment(at: Instant | null): Cell {
  return at === null ? null : `${formatDate(localDate(at))} ${localTime(at)}`;
}

/** Several in one cell; an empty one for none. */
export function joined(parts: readonly string[]): Cell {
  return parts.length === 0 ? null : parts.join('; ');
}

export function namesOf(refs: readonly { name: string }[]): Cell {
  return joined(refs.map(({ name }) => name));
}
