import { Unreadable } from './archive.js';
import { walk } from './xml.js';

export type RawCell =
  | { kind: 'text'; text: string }
  | { kind: 'number'; value: number }
  | { kind: 'date'; serial: number }
  | { kind: 'formula'; formula: string }
  | { kind: 'error'; text: string }
  | { kind: 'truth' };

export interface Area {
  ref: string;
  from: { row: number; column: number };
  to: { row: number; column: number };
}

export interface SheetContent {
  /** By row and column, both from 1; empty cells are not there. */
  rows: ReadonlyMap<number, ReadonlyMap<number, RawCell>>;
  merged: readonly Area[];
}

export interface Lookup {
  strings: readonly string[];
  dates: ReadonlySet<number>;
  since1904: boolean;
}

const MOST_ROWS = 3000;
const MOST_COLUMNS = 100;
const MOST_MERGED = 5000;
const SHIFT_1904 = 1462;

export function readSheet(part: string, lookup: Lookup): SheetContent {
  const rows = new Map<number, Map<number, RawCell>>();
  const merged: Area[] = [];
  let open: Open | null = null;
  let inside: 'v' | 'f' | 't' | null = null;
  let row = 0;
  let column = 0;
  walk(part, {
    open: (name, attributes) => {
      if (name === 'row') {
        row = Number(attributes['r'] ?? row + 1);
        column = 0;
      } else if (name === 'c') {
        const at = attributes['r'] === undefined ? { row, column: column + 1 } : position(attributes['r']);
        column = at.column;
        open = {
          ...at,
          type: attributes['t'] ?? 'n',
          style: Number(attributes['s'] ?? 0),
          value: '',
          formula: null,
        };
      } else if (name === 'f' && open !== null) {
        open.formula = '';
        inside = 'f';
      } else if (name === 'v' || name === 't') inside = name;
      else if (name === 'mergeCell' && merged.length < MOST_MERGED)
        merged.push(area(attributes['ref'] ?? ''));
    },
    text: (text) => {
      if (open === null || inside === null) return;
      if (inside === 'f') open.formula = (open.formula ?? '') + text;
      else open.value += text;
    },
    close: (name) => {
      if (name === 'v' || name === 'f' || name === 't') inside = null;
      if (name !== 'c' || open === null) return;
      const cell = cellOf(open, lookup);
      if (cell !== null && open.column <= MOST_COLUMNS) place(rows, open, cell);
      open = null;
    },
  });
  return { rows, merged };
}

interface Open {
  row: number;
  column: number;
  type: string;
  style: number;
  value: string;
  formula: string | null;
}

function place(rows: Map<number, Map<number, RawCell>>, { row, column }: Open, cell: RawCell): void {
  const cells = rows.get(row) ?? new Map<number, RawCell>();
  cells.set(column, cell);
  rows.set(row, cells);
  if (rows.size > MOST_ROWS) throw new Unreadable(`Trang tính có hơn ${MOST_ROWS} dòng có nội dung.`);
}

function cellOf(
  { type, style, value, formula }: Open,
  { strings, dates, since1904 }: Lookup,
): RawCell | null {
  if (formula !== null) return { kind: 'formula', formula };
  if (type === 's') return filled(strings[Number(value)] ?? '');
  if (type === 'inlineStr' || type === 'str') return filled(value);
  if (type === 'e') return { kind: 'error', text: value };
  if (type === 'b') return { kind: 'truth' };
  if (value === '') return null;
  // A day as text, as some programs write it.
  if (type === 'd') return filled(value.slice(0, 10));
  const number = Number(value);
  if (!Number.isFinite(number)) return { kind: 'error', text: value };
  if (dates.has(style)) return { kind: 'date', serial: number + (since1904 ? SHIFT_1904 : 0) };
  return { kind: 'number', value: number };
}

const filled = (text: string): RawCell | null => (text.trim() === '' ? null : { kind: 'text', text });

function position(ref: string): { row: number; column: number } {
  const [, letters, digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(ref.replace(/\$/g, '')) ?? [];
  if (letters === undefined) throw new Unreadable('Tệp đã hỏng: địa chỉ ô không đúng.');
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(digits), column };
}

function area(ref: string): Area {
  const [from, to] = ref.split(':');
  return { ref, from: position(from ?? ''), to: position(to ?? from ?? '') };
}

/** `D7` */
export function nameOf(row: number, column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row}`;
}
