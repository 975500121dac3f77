import type { MeasureKind } from '#contracts';

export { STANDING_WORD } from '#contracts/words';

export const texts = {
  title: 'Chỉ tiêu',
  count: (total: number) => `${total} chỉ tiêu`,
  standing: 'Lọc theo đánh giá',
  asOf: 'Số liệu đến ngày',
  money: 'Kinh phí của chương trình',
  importing: 'Nhập số liệu từ bảng tính',
  openData: 'Dữ liệu mở',
  empty: 'Không có chỉ tiêu nào như đang lọc; bỏ bớt bộ lọc để xem thêm.',
  none: 'Chương trình này không nêu chỉ tiêu.',
  other: 'Chỉ tiêu khác',
  target: 'Chỉ tiêu',
  by: (year: number) => `đến ${year}`,
  inferred: (year: number) => `đến ${year} (suy ra)`,
  everyYear: 'mỗi năm',
  latest: 'Mới nhất',
  noValue: 'chưa có số liệu',
  onDay: (date: string) => `đến ${date}`,
  estimated: 'ước',
  same: (code: string) => `trùng ${code}: chỉ đếm một lần khi tổng hợp`,
  unmeasured: (total: number) => `${total} nhiệm vụ chưa có chỉ số đo tiến độ, hiệu quả`,
} as const;

export const MEASURE_WORD: Record<MeasureKind, string> = {
  threshold: 'đạt mức vào năm đích',
  yearly: 'mức của mỗi năm',
  cumulative: 'cộng dồn từ đầu giai đoạn',
  growth: 'mức tăng so với số gốc',
  rank: 'thứ hạng',
  range: 'trong khoảng',
  'yes-no': 'có hoặc không',
  qualitative: 'định tính',
};
