import type { ImportColumn } from '#domain';
import { type Sheet, workbook } from '../sheet/workbook.js';
import type { Cell, ColumnKind } from '../table/data-table.js';

interface List {
  name: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

/** A workbook to be filled in and read back: the table, then lists of what may stand in it. */
export function importTemplate<F extends string>(
  name: string,
  columns: readonly ImportColumn<F>[],
  rows: readonly Readonly<Partial<Record<F, string | null>>>[],
  lists: readonly List[],
): Promise<Uint8Array> {
  const of = (
    titles: readonly { title: string; kind: ColumnKind }[],
    cells: readonly (readonly Cell[])[],
  ) => ({
    ...{ title: null, unit: null, footnotes: [] },
    columns: titles,
    rows: cells,
  });
  const table = of(
    columns.map(({ title, kind }) => ({ title, kind: kind === 'measure' ? 'number' : kind })),
    rows.map((row) => columns.map(({ field, kind }) => cellOf(row[field] ?? null, kind))),
  );
  const sheets: Sheet[] = [
    { name, lines: [], table },
    ...lists.map((list) => ({
      name: list.name,
      lines: [],
      table: of(
        list.columns.map((title) => ({ title, kind: 'text' as const })),
        list.rows,
      ),
    })),
  ];
  return workbook(sheets);
}

/** A number as a number: as text, a point before three digits could mean thousands. */
function cellOf(text: string | null, kind: ImportColumn['kind']): Cell {
  const counted = kind === 'number' || kind === 'measure';
  const number = counted && text !== null ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : text;
}
