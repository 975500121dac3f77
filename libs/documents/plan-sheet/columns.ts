import type { NamedSheet } from './workbook.js';

export type Field = 'code' | 'title' | 'lead' | 'due' | 'product';

/** How the heading of a column may be called; compared without case, marks or signs. */
export const NAMES: Record<Field, readonly string[]> = {
  code: ['Mã', 'Mã nhiệm vụ', 'Mã số', 'Số hiệu', 'Ký hiệu'],
  title: ['Nhiệm vụ', 'Tên nhiệm vụ', 'Nội dung nhiệm vụ', 'Nội dung'],
  lead: ['Chủ trì', 'Cơ quan chủ trì', 'Đơn vị chủ trì', 'Cơ quan, đơn vị chủ trì'],
  due: ['Thời hạn', 'Thời hạn hoàn thành', 'Hạn hoàn thành', 'Thời gian hoàn thành'],
  product: ['Sản phẩm', 'Sản phẩm, kết quả', 'Kết quả, sản phẩm', 'Sản phẩm đầu ra', 'Kết quả'],
};
export const FIELDS = Object.keys(NAMES) as readonly Field[];
/** As a message names them. */
export const TITLES: Record<Field, string> = {
  code: 'Mã',
  title: 'Nhiệm vụ',
  lead: 'Chủ trì',
  due: 'Thời hạn',
  product: 'Sản phẩm',
};
const HIGHEST_HEADING = 30;

export interface Heading<F extends string = Field> {
  sheet: NamedSheet;
  row: number;
  columns: ReadonlyMap<F, number>;
}

/** The first sheet with a row that names the most columns, two at least. */
export function headingIn<F extends string>(
  sheets: readonly NamedSheet[],
  names: Record<F, readonly string[]>,
): Heading<F> | null {
  let best: Heading<F> | null = null;
  for (const sheet of sheets)
    for (const [row, cells] of [...sheet.rows].sort(([a], [b]) => a - b)) {
      if (row > HIGHEST_HEADING) break;
      const columns = new Map<F, number>();
      for (const [column, cell] of [...cells].sort(([a], [b]) => a - b)) {
        const field = cell.kind === 'text' ? fieldOf(cell.text, names) : null;
        if (field !== null && !columns.has(field)) columns.set(field, column);
      }
      if (columns.size >= 2 && columns.size > (best?.columns.size ?? 0)) best = { sheet, row, columns };
    }
  return best;
}

function fieldOf<F extends string>(text: string, names: Record<F, readonly string[]>): F | null {
  const wanted = bare(text);
  const fields = Object.keys(names) as F[];
  return fields.find((field) => names[field].some((name) => bare(name) === wanted)) ?? null;
}

const bare = (text: string): string =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
