export const texts = {
  range: (from: number, to: number, total: number) => `${from}–${to} trong ${total}`,
  previous: 'Trang trước',
  next: 'Trang sau',
  pages: 'Chuyển trang',
} as const;
