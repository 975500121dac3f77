export const texts = {
  requests: 'Vướng mắc, đề nghị',
  difficulties: 'Vướng mắc',
  amendments: 'Đề nghị điều chỉnh',
  supervision: 'Kiến nghị giám sát',
  range: (from: number, to: number, total: number) => `${from}–${to} trong ${total}`,
  previous: 'Trang trước',
  next: 'Trang sau',
  pages: 'Chuyển trang',
} as const;
