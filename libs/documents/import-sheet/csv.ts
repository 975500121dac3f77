import { isUtf8 } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import { Unreadable } from '../plan-sheet/archive.js';
import type { RawCell } from '../plan-sheet/sheet.js';
import type { NamedSheet } from '../plan-sheet/workbook.js';

const MOST_ROWS = 3000;
const MOST_BYTES = 5 * 1024 * 1024;

/** A table of text as one sheet, its cells named as a spreadsheet would name them. */
export function csvSheet(bytes: Uint8Array): NamedSheet {
  if (bytes.length > MOST_BYTES) throw new Unreadable('Tệp lớn hơn 5 MB.');
  if (!isUtf8(bytes)) throw new Unreadable('Tệp CSV không phải mã UTF-8; lưu lại kiểu “CSV UTF-8”.');
  const text = new TextDecoder().decode(bytes);
  const rows = new Map<number, Map<number, RawCell>>();
  for (const [at, cells] of lines(text).entries()) {
    const filled = cells.flatMap((cell, column): [number, RawCell][] =>
      cell.trim() === '' ? [] : [[column + 1, { kind: 'text', text: cell }]],
    );
    if (filled.length > 0) rows.set(at + 1, new Map(filled));
  }
  if (rows.size > MOST_ROWS) throw new Unreadable(`Tệp có hơn ${MOST_ROWS} dòng có nội dung.`);
  return { name: '', rows, merged: [] };
}

function lines(text: string): string[][] {
  const head = text.slice(0, text.indexOf('\n') >>> 0);
  const delimiter = [';', '\t'].find((mark) => head.includes(mark)) ?? ',';
  try {
    return parse(text, { bom: true, relax_column_count: true, delimiter, max_record_size: 100_000 });
  } catch {
    throw new Unreadable(
      'Không đọc được tệp CSV; mở lại bằng chương trình bảng tính và lưu kiểu “CSV UTF-8”.',
    );
  }
}
