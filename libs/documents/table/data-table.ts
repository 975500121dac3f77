import type { IsoDate } from '#contracts';

/** What a column holds; it decides how a value is written on paper and stored in a workbook. */
export type ColumnKind = 'text' | 'number' | 'date' | 'percent';

export interface Column {
  title: string;
  kind: ColumnKind;
  /** Share of the width, against the other columns; by default what the kind usually needs. */
  width?: number;
  /** By default words begin at the left, dates stand in the middle and numbers end at the right. */
  align?: 'left' | 'center' | 'right';
  /** Places after the decimal comma; by default those the value has, three at most. */
  decimals?: number;
}

/**
 * A number (for `percent`: 95.7 is 95,7 %), a date for `date`, or words: a word in a column of numbers is written as
 * it is (“đạt”, “chưa có số liệu”). Null is an empty cell.
 */
export type Cell = number | IsoDate | string | null;

/** `group` names the rows that follow in its first filled cell, across the table; `total` adds up. */
export interface MarkedRow {
  mark: 'group' | 'total';
  cells: readonly Cell[];
}

export type Row = readonly Cell[] | MarkedRow;

export interface DataTable {
  /** Null for the only table of an annex, which is named by it. */
  title: string | null;
  /** `triệu đồng`; stands above the table on the right. */
  unit: string | null;
  columns: readonly Column[];
  rows: readonly Row[];
  footnotes: readonly string[];
}

export const cellsOf = (row: Row): readonly Cell[] => ('mark' in row ? row.cells : row);
export const markOf = (row: Row): MarkedRow['mark'] | null => ('mark' in row ? row.mark : null);
