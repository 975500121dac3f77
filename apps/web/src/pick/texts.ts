export const texts = {
  findPerson: 'Tìm theo tên',
  noPerson: 'Không có người phù hợp.',
  findUnit: 'Tìm cơ quan, đơn vị (không cần dấu)',
  noUnit: 'Không có đơn vị phù hợp.',
  date: 'ngày/tháng/năm',
  findTask: 'Tìm theo mã hoặc tên nhiệm vụ',
  noTask: 'Không có nhiệm vụ phù hợp',
} as const;
