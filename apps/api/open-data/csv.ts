import type { OpenTable } from '#contracts';

type Cell = OpenTable['rows'][number][string];

/** RFC 4180 with the mark by which spreadsheets know UTF-8. */
export function csvOf({ columns, rows }: OpenTable): string {
  const lines = [
    columns.map(({ name }) => name),
    ...rows.map((row) => columns.map(({ name }) => row[name] ?? null)),
  ];
  return `\uFEFF${lines.map((cells) => cells.map(cellOf).join(',')).join('\r\n')}\r\n`;
}

/** A text that a spreadsheet would take for a formula is kept from being one. */
function cellOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const plain = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
