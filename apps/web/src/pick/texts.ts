export const texts = {
  findPerson: 'Tìm theo tên',
  noPerson: 'Không có người phù hợp.',
  findUnit: 'Tìm cơ quan, đơn vị (không cần dấu)',
  noUnit: 'Không có đơn vị phù hợp.',
  date: 'ngày/tháng/năm',
  noSuchDate: (typed: string) => `Không có ngày “${typed}”; ghi dạng ngày/tháng/năm, ví dụ 05/12/2026.`,
  tooEarly: (typed: string, least: string) => `Không nhận ngày ${typed}: cần từ ngày ${least} trở đi.`,
  tooLate: (typed: string, most: string) => `Không nhận ngày ${typed}: muộn nhất là ngày ${most}.`,
  findTask: 'Tìm theo mã hoặc tên nhiệm vụ',
  noTask: 'Không có nhiệm vụ phù hợp',
} as const;
