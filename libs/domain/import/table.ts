/**
 * What is imported from a spreadsheet, whatever it is about: columns by name, rows with the address of every cell, and
 * for each row whether it is new, changes something, changes nothing or is wrong.
 */

export interface ImportColumn<F extends string = string> {
  field: F;
  /** As the template heads it and as messages name it. */
  title: string;
  /** What else it may be called. */
  also?: readonly string[];
  /** `measure`: a number, or words where no number measures it. */
  kind: 'text' | 'date' | 'number' | 'measure';
  /** Every row needs it. */
  required?: true;
  longest: number;
}

/** Values as text: dates as `2026-12-20`, numbers as `1234.5`; an empty cell is not there. */
export interface ImportRow<F extends string = string> {
  /** From 1, as the spreadsheet counts. */
  row: number;
  cells: Readonly<Partial<Record<F, string>>>;
  /** `D7` of each column, filled or not. */
  refs: Readonly<Record<F, string>>;
  /** What is wrong with the cells themselves. */
  faults: readonly CellFault[];
}

export interface CellFault {
  /** `D7`; null for the row or the file as a whole. */
  cell: string | null;
  message: string;
}

export interface ImportTable<F extends string = string> {
  rows: readonly ImportRow<F>[];
  /** About the file: nothing of it can be taken. */
  faults: readonly CellFault[];
  /** What was put right while reading and changes no meaning. */
  notes: readonly CellFault[];
}

export interface CellChange {
  what: string;
  from: string | null;
  to: string | null;
}

export interface PreviewRow {
  row: number;
  /** By what the record knows it. */
  key: string;
  title: string;
  state: 'new' | 'changed' | 'same' | 'wrong';
  changes: readonly CellChange[];
  faults: readonly CellFault[];
  /** What the record will still lack of it; no reason to refuse the row. */
  missing?: readonly string[];
}

export interface ImportPreview<C> {
  rows: readonly PreviewRow[];
  /** About all rows together. */
  faults: readonly CellFault[];
  /** What saving would write; empty as soon as anything is wrong: all or nothing. */
  changes: readonly C[];
}

/** Wrong rows, or faults of all together, leave nothing to write. */
export function previewOf<C>(
  rows: readonly PreviewRow[],
  faults: readonly CellFault[],
  changes: readonly C[],
): ImportPreview<C> {
  const wrong = faults.length > 0 || rows.some(({ state }) => state === 'wrong');
  return { rows, faults, changes: wrong ? [] : changes };
}

/** The fields that say something else than before. */
export function changesOf<F extends string>(
  columns: readonly ImportColumn<F>[],
  before: Readonly<Partial<Record<F, string | null>>>,
  after: Readonly<Partial<Record<F, string | null>>>,
): CellChange[] {
  return columns.flatMap(({ field, title }) => {
    const [from, to] = [before[field] || null, after[field] || null];
    return from === to ? [] : [{ what: title, from, to }];
  });
}

/** For comparing names as people write them: case and spaces do not count, marks do. */
export const bareName = (text: string): string =>
  text.normalize('NFC').toLocaleLowerCase('vi').replace(/\s+/g, ' ').trim();
