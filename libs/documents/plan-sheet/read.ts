import { plain } from '../text.js';
import { Unreadable } from './archive.js';
import { dueIn } from './cell-date.js';
import { FIELDS, type Field, type Heading, headingIn, NAMES, TITLES } from './columns.js';
import type { CellError, PlanRow, PlanSheet } from './rows.js';
import { type Area, nameOf, type RawCell } from './sheet.js';
import { type NamedSheet, sheetsIn } from './workbook.js';

const LONGEST = 2000;

/** The tasks of an annual plan from a workbook; every cell that cannot be taken is named, and why. */
export async function readPlanSheet(bytes: Uint8Array): Promise<PlanSheet> {
  let sheets: NamedSheet[];
  try {
    sheets = await sheetsIn(bytes);
  } catch (error) {
    if (error instanceof Unreadable) return wrongFile('', error.message);
    throw error;
  }
  const heading = headingIn(sheets, NAMES);
  if (heading === null) {
    const names = FIELDS.map((field) => `“${TITLES[field]}”`).join(', ');
    return wrongFile(sheets[0]?.name ?? '', `Không thấy dòng tiêu đề có các cột ${names}.`);
  }
  const missing = FIELDS.filter((field) => !heading.columns.has(field));
  if (missing.length > 0)
    return wrongFile(
      heading.sheet.name,
      `Thiếu cột ${missing.map((field) => `“${TITLES[field]}”`).join(', ')} ở dòng tiêu đề ${heading.row}.`,
    );
  return new Reader(heading).read();
}

function wrongFile(sheet: string, message: string): PlanSheet {
  return { rows: [], errors: [{ sheet, cell: null, message }], notes: [] };
}

class Reader {
  private readonly rows: PlanRow[] = [];
  private readonly errors: CellError[] = [];
  private readonly notes: CellError[] = [];
  private readonly codes = new Map<string, string>();

  constructor(private readonly heading: Heading) {}

  read(): PlanSheet {
    const { sheet, row: headingRow } = this.heading;
    const filled = [...sheet.rows.keys()]
      .filter((row) => row > headingRow && FIELDS.some((field) => this.cell(row, field) !== null))
      .sort((a, b) => a - b);
    for (const area of sheet.merged) this.refuseMerged(area, new Set([headingRow, ...filled]));
    for (const row of filled) {
      if (FIELDS.every((field) => field === 'title' || this.cell(row, field) === null)) this.readGroup(row);
      else this.readRow(row);
    }
    if (filled.length === 0) this.wrong(null, 'Không có dòng nhiệm vụ nào dưới dòng tiêu đề.');
    return { rows: this.rows, errors: this.errors, notes: this.notes };
  }

  /** `I | Hạ tầng số`: a row that only names what follows. */
  private readGroup(row: number): void {
    this.notes.push({
      sheet: this.heading.sheet.name,
      cell: this.ref(row, 'title'),
      message: 'Dòng chỉ có tên, được đọc là tên nhóm nhiệm vụ.',
    });
  }

  private readRow(row: number): void {
    const before = this.errors.length;
    const code = this.code(row);
    const [title, lead, product] = [
      this.text(row, 'title'),
      this.text(row, 'lead'),
      this.text(row, 'product'),
    ];
    const due = this.due(row);
    if (this.errors.length > before || code === null || title === null || lead === null || product === null)
      return;
    if (due === null) return;
    this.rows.push({ row, code, title, lead, product, ...due });
  }

  private code(row: number): string | null {
    const cell = this.cell(row, 'code');
    const ref = this.ref(row, 'code');
    // 3.10 typed as a number is 3.1 by now.
    if (cell?.kind === 'number' && !Number.isInteger(cell.value)) {
      this.wrong(
        ref,
        `Mã đang là số (${cell.value}), có thể đã mất chữ số 0 ở cuối; định dạng ô là Văn bản rồi gõ lại.`,
      );
      return null;
    }
    if (cell?.kind === 'date') {
      this.wrong(ref, 'Mã đã bị đổi thành ngày; định dạng ô là Văn bản rồi gõ lại.');
      return null;
    }
    const code = cell?.kind === 'number' ? String(cell.value) : this.text(row, 'code');
    if (code === null) return null;
    const first = this.codes.get(code);
    if (first !== undefined) this.wrong(ref, `Mã “${code}” đã có ở ô ${first}.`);
    else this.codes.set(code, ref);
    return code;
  }

  private due(row: number): Pick<PlanRow, 'due' | 'dueWords'> | null {
    const cell = this.readable(row, 'due');
    if (cell === null) return null;
    const due = dueIn(cell);
    if ('wrong' in due) {
      this.wrong(this.ref(row, 'due'), `Thời hạn ${due.wrong}.`);
      return null;
    }
    return 'date' in due ? { due: due.date, dueWords: null } : { due: null, dueWords: due.words };
  }

  private text(row: number, field: Field): string | null {
    const cell = this.readable(row, field);
    if (cell === null) return null;
    const ref = this.ref(row, field);
    if (cell.kind !== 'text') {
      this.wrong(ref, `${TITLES[field]} phải là chữ, ô đang là ${cell.kind === 'date' ? 'ngày' : 'số'}.`);
      return null;
    }
    const composed = cell.text.normalize('NFC');
    if (composed !== cell.text)
      this.notes.push({
        sheet: this.heading.sheet.name,
        cell: ref,
        message: 'Chữ có dấu ở dạng tổ hợp (NFD), đã đổi sang dạng dựng sẵn (NFC).',
      });
    const text = plain(composed).replace(/ +/g, ' ').trim();
    if (text.length <= LONGEST) return text;
    this.wrong(ref, `${TITLES[field]} dài ${text.length} ký tự, nhiều nhất là ${LONGEST}.`);
    return null;
  }

  /** What a cell says; its faults that no field forgives are named. */
  private readable(
    row: number,
    field: Field,
  ): Exclude<RawCell, { kind: 'formula' | 'error' | 'truth' }> | null {
    const cell = this.cell(row, field);
    const ref = this.ref(row, field);
    if (cell === null) this.wrong(ref, `Thiếu ${TITLES[field].toLocaleLowerCase('vi')}.`);
    else if (cell.kind === 'formula')
      this.wrong(ref, `Ô là công thức “=${cell.formula.slice(0, 60)}”; hãy dán giá trị thay cho công thức.`);
    else if (cell.kind === 'error') this.wrong(ref, `Ô đang báo lỗi ${cell.text}.`);
    else if (cell.kind === 'truth') this.wrong(ref, 'Ô là giá trị đúng/sai (TRUE/FALSE), cần chữ.');
    else return cell;
    return null;
  }

  /** Cells joined above the table, or in a row that only names a group, hide nothing. */
  private refuseMerged({ ref, from, to }: Area, rows: ReadonlySet<number>): void {
    const columns = [...this.heading.columns.values()];
    const touches = columns.some((column) => column >= from.column && column <= to.column);
    const held = [...rows].some((row) => row >= from.row && row <= to.row);
    if (touches && held) this.wrong(ref, `Các ô ${ref} bị gộp; hãy bỏ gộp và ghi đủ từng ô.`);
  }

  private cell(row: number, field: Field): RawCell | null {
    return this.heading.sheet.rows.get(row)?.get(this.heading.columns.get(field) ?? 0) ?? null;
  }

  private ref(row: number, field: Field): string {
    return nameOf(row, this.heading.columns.get(field) ?? 0);
  }

  private wrong(cell: string | null, message: string): void {
    this.errors.push({ sheet: this.heading.sheet.name, cell, message });
  }
}
