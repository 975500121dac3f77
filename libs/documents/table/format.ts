import { formatDate } from '#domain';
import { widthOf } from '../letters.js';
import { type Cell, type Column, cellsOf, type DataTable, markOf } from './data-table.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MOST_DECIMALS = 3;

/** `1.234,5`: points between thousands, a comma before the places; three of them at most unless more are asked for. */
export function formatNumber(value: number, decimals = decimalsOf(value)): string {
  const [whole, places] = Math.abs(value).toFixed(decimals).split('.') as [string, string?];
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  const zero = Number(`${whole}.${places ?? 0}`) === 0;
  return `${value < 0 && !zero ? '-' : ''}${spaced}${places === undefined ? '' : `,${places}`}`;
}

/** How many places a value has, three at most. */
export function decimalsOf(value: number): number {
  const places = Number(value.toFixed(MOST_DECIMALS)).toString().split('.')[1];
  return places === undefined ? 0 : Math.min(places.length, MOST_DECIMALS);
}

export const isDate = (cell: Cell): cell is string => typeof cell === 'string' && DATE.test(cell);

/** A cell as a reader of a document sees it. */
export function written(cell: Cell, { kind, decimals }: Column): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `${formatNumber(cell, decimals)}${kind === 'percent' ? '%' : ''}`;
  return kind === 'date' && isDate(cell) ? formatDate(cell) : cell;
}

/** Words begin at the left, in a column of numbers they stand in the middle; numbers end at the right, thousands under each other. */
export function alignOf({ align, kind }: Column, cell: Cell): 'left' | 'center' | 'right' {
  if (align !== undefined) return align;
  if (kind === 'text') return 'left';
  return typeof cell === 'number' ? 'right' : 'center';
}

const USUAL_WIDTH = { text: 3, number: 1.1, date: 1.4, percent: 1.1 } as const;

/** The columns' shares of a width, which they fill. */
export function widthsOf(columns: readonly Column[], width: number): number[] {
  const shares = columns.map((column) => column.width ?? USUAL_WIDTH[column.kind]);
  const all = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => (share / all) * width);
}

/** No column takes more than this for one long word. */
const MOST_FOR_A_WORD = 0.25;

/** The same, but where a word, a number or a date would be cut in two its column takes from the wider ones. */
export function widthsFor(
  { columns, rows }: DataTable,
  width: number,
  size: number,
  padding: number,
): number[] {
  const wanted = widthsOf(columns, width);
  const needed = columns.map((column, i) => {
    const cells = rows.flatMap((row) =>
      markOf(row) === 'group' ? [] : [written(cellsOf(row)[i] ?? null, column)],
    );
    const words = [column.title, ...cells].flatMap((text) => text.split(/\s+/));
    const longest = Math.max(...words.map((word) => widthOf(word, size)));
    return Math.min(longest * BOLD + padding, width * MOST_FOR_A_WORD);
  });
  const lacking = wanted.reduce((sum, share, i) => sum + Math.max(0, (needed[i] ?? 0) - share), 0);
  const spare = wanted.reduce((sum, share, i) => sum + Math.max(0, share - (needed[i] ?? 0)), 0);
  if (lacking === 0 || lacking > spare) return wanted;
  return wanted.map((share, i) => {
    const need = needed[i] ?? 0;
    return share <= need ? need : share - ((share - need) / spare) * lacking;
  });
}

/** Heavy letters are wider, and the width of all is estimated. */
const BOLD = 1.1;
