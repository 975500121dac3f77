import type { CellFault, ImportColumn, ImportRow, ImportTable } from '#domain';
import { Unreadable } from '../plan-sheet/archive.js';
import { dueIn } from '../plan-sheet/cell-date.js';
import { type Heading, headingIn } from '../plan-sheet/columns.js';
import { nameOf, type RawCell } from '../plan-sheet/sheet.js';
import { type NamedSheet, sheetsIn } from '../plan-sheet/workbook.js';
import { plain } from '../text.js';
import { csvSheet } from './csv.js';

/** Rows of a workbook or of CSV by the names of their columns; every cell that cannot be taken is named, and why. */
export async function readImport<F extends string>(
  bytes: Uint8Array,
  columns: readonly ImportColumn<F>[],
): Promise<ImportTable<F>> {
  let sheets: NamedSheet[];
  try {
    sheets = isArchive(bytes) ? await sheetsIn(bytes) : [csvSheet(bytes)];
  } catch (error) {
    if (error instanceof Unreadable) return nothing(error.message);
    throw error;
  }
  const names = Object.fromEntries(
    columns.map(({ field, title, also = [] }) => [field, [title, ...also]]),
  ) as unknown as Record<F, readonly string[]>;
  const heading = headingIn(sheets, names);
  const wanted = columns.filter(({ required }) => required);
  const listed = (of: readonly ImportColumn[]) => of.map(({ title }) => `“${title}”`).join(', ');
  if (heading === null) return nothing(`Không thấy dòng tiêu đề có các cột ${listed(columns)}.`);
  const missing = wanted.filter(({ field }) => !heading.columns.has(field));
  if (missing.length > 0) return nothing(`Thiếu cột ${listed(missing)} ở dòng tiêu đề ${heading.row}.`);
  return new Reader(heading, columns).read();
}

/** What begins like an archive, or like an old workbook, is none of text. */
const isArchive = ([a, b]: Uint8Array): boolean => (a === 0x50 && b === 0x4b) || (a === 0xd0 && b === 0xcf);

const nothing = (message: string) => ({ rows: [], faults: [{ cell: null, message }], notes: [] });

class Reader<F extends string> {
  private readonly faults: CellFault[] = [];
  private readonly notes: CellFault[] = [];

  constructor(
    private readonly heading: Heading<F>,
    private readonly columns: readonly ImportColumn<F>[],
  ) {}

  read(): ImportTable<F> {
    const { sheet, row: headingRow } = this.heading;
    const filled = [...sheet.rows.keys()]
      .filter((row) => row > headingRow && this.columns.some(({ field }) => this.cell(row, field) !== null))
      .sort((a, b) => a - b);
    for (const { ref, from, to } of sheet.merged)
      if ([headingRow, ...filled].some((row) => row >= from.row && row <= to.row))
        this.faults.push({ cell: ref, message: `Các ô ${ref} bị gộp; hãy bỏ gộp và ghi đủ từng ô.` });
    if (filled.length === 0)
      this.faults.push({ cell: null, message: 'Không có dòng nào dưới dòng tiêu đề.' });
    return { rows: filled.map((row) => this.row(row)), faults: this.faults, notes: this.notes };
  }

  private row(row: number): ImportRow<F> {
    const faults: CellFault[] = [];
    const cells: Partial<Record<F, string>> = {};
    const refs = {} as Record<F, string>;
    for (const column of this.columns) {
      const at = this.heading.columns.get(column.field);
      const ref = at === undefined ? '' : nameOf(row, at);
      refs[column.field] = ref;
      const cell = this.cell(row, column.field);
      const fault = (message: string) => void faults.push({ cell: ref, message });
      const value = cell === null ? null : this.value(cell, column, ref, fault);
      if (value !== null) cells[column.field] = value;
      else if (cell === null && column.required) fault(`Thiếu ${column.title.toLocaleLowerCase('vi')}.`);
    }
    return { row, cells, refs, faults };
  }

  private value(
    cell: RawCell,
    { kind, title, longest }: ImportColumn<F>,
    ref: string,
    fault: (message: string) => void,
  ): string | null {
    if (cell.kind === 'formula')
      fault(`Ô là công thức “=${cell.formula.slice(0, 60)}”; hãy dán giá trị thay cho công thức.`);
    else if (cell.kind === 'error') fault(`Ô đang báo lỗi ${cell.text}.`);
    else if (cell.kind === 'truth') fault('Ô là giá trị đúng/sai (TRUE/FALSE), cần chữ.');
    else if (kind === 'date') {
      const due = dueIn(cell);
      if ('date' in due) return due.date;
      fault(`${title} ${'wrong' in due ? due.wrong : `“${due.words}” không phải một ngày`}.`);
    } else if (kind === 'measure' && cell.kind === 'text' && !LIKE_A_NUMBER.test(cell.text))
      return this.text(cell.text, title, longest, ref, fault);
    else if (kind === 'number' || kind === 'measure') {
      const number = cell.kind === 'number' ? cell.value : cell.kind === 'text' ? numberIn(cell.text) : null;
      if (number !== null) return String(number);
      fault(`${title} phải là số.`);
    } else if (cell.kind === 'text') return this.text(cell.text, title, longest, ref, fault);
    else
      fault(
        `${title} đang là ${cell.kind === 'date' ? 'ngày' : 'số'}, có thể đã mất chữ số 0; định dạng ô là Văn bản rồi gõ lại.`,
      );
    return null;
  }

  private text(
    given: string,
    title: string,
    longest: number,
    ref: string,
    fault: (message: string) => void,
  ): string | null {
    const composed = given.normalize('NFC');
    if (composed !== given)
      this.notes.push({
        cell: ref,
        message: 'Chữ có dấu ở dạng tổ hợp (NFD), đã đổi sang dạng dựng sẵn (NFC).',
      });
    const text = plain(composed).replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
    if (text === '') return null;
    if (/^[=+\-@]/.test(text))
      fault(`${title} bắt đầu bằng “${text[0]}”, như một công thức của bảng tính; hãy bỏ dấu ấy.`);
    else if (text.length > longest) fault(`${title} dài ${text.length} ký tự, nhiều nhất là ${longest}.`);
    else return text;
    return null;
  }

  private cell(row: number, field: F): RawCell | null {
    return this.heading.sheet.rows.get(row)?.get(this.heading.columns.get(field) ?? 0) ?? null;
  }
}

const LIKE_A_NUMBER = /^[\s\d.,+-]+$/;

/** Two names that look alike must not differ by what nobody sees. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/** `1.234,5` and `1234.5`; a single point or comma before three digits could mean either. */
function numberIn(text: string): number | null {
  const bare = text.replace(/\s/g, '');
  if (/^-?\d{1,3}(?:[.,]\d{3})$/.test(bare)) return null;
  const english = /^-?\d+(?:\.\d+)?$/.test(bare) ? bare : null;
  const vietnamese = /^-?\d{1,3}(?:\.\d{3})*(?:,\d+)?$|^-?\d+,\d+$/.test(bare)
    ? bare.replaceAll('.', '').replace(',', '.')
    : null;
  const number = Number(english ?? vietnamese ?? Number.NaN);
  return Number.isFinite(number) ? number : null;
}
