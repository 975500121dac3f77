import { howMany } from './how-many.js';

export const texts = {
  requests: 'Vướng mắc, đề nghị',
  difficulties: 'Vướng mắc',
  amendments: 'Đề nghị điều chỉnh',
  supervision: 'Kiến nghị giám sát',
  range: (from: number, to: number, total: number) => `${from}–${to} trong ${howMany(total)}`,
  previous: 'Trang trước',
  next: 'Trang sau',
  pages: 'Chuyển trang',
  exports: { xlsx: 'Tải về (XLSX)', csv: 'Tải về (CSV)' },
} as const;
