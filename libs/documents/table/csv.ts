type CsvCell = string | number | boolean | null;

/** RFC 4180 with the mark by which spreadsheets know UTF-8. */
export function csv(lines: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${lines.map((cells) => cells.map(cellOf).join(',')).join('\r\n')}\r\n`;
}

/** What a spreadsheet would calculate, also where it is written wide, or stands behind apostrophes already. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/**
 * A text that a spreadsheet would take for a formula gets one apostrophe in front. So does one that has apostrophes
 * there already: whoever takes one away from such a text has what it was (`docs/operations/open-data.md`).
 */
function cellOf(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const plain = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
