import type { FormContent, Measured } from '#contracts';
import type { Cell } from '#documents';

/** Said where nothing is known: a blank would be read as nothing to say. */
export const NO_DATA = 'chưa có số liệu';
export const NO_TEXT = '…………………………………… (chưa có nội dung)';

/** What somebody wrote, a paragraph a line. */
export function linesOf(text: string | null): string[] {
  return (text ?? '').split(/\r?\n/).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}

export function textOf(content: FormContent, field: string): string | null {
  const value = content[field];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** What was written under a heading, or that nothing was. */
export function writtenOr(content: FormContent, field: string): string[] {
  const lines = linesOf(textOf(content, field));
  return lines.length === 0 ? [NO_TEXT] : lines;
}

export type Cells = Record<string, string | number | null>;

export function rowsOf(content: FormContent, field: string): Cells[] {
  const rows = content[field];
  return Array.isArray(rows) ? rows : [];
}

export function wordIn(row: Cells, column: string): string | null {
  const value = row[column];
  const said = value === null || value === undefined ? '' : String(value).trim();
  return said === '' ? null : said;
}

export function measuredCell(value: Measured | null): Cell {
  if (typeof value === 'boolean') return value ? 'có' : 'không';
  if (value === 'reached') return 'đạt';
  if (value === 'in-progress') return 'đang thực hiện';
  return value === 'not-started' ? 'chưa thực hiện' : value;
}

/** The first letter small, to stand inside a sentence. */
export const inside = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
