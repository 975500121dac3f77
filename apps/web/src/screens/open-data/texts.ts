import type { OpenDataset } from '#contracts';

export const texts = {
  title: 'Dữ liệu mở',
  intro:
    'Bộ dữ liệu đã mở thì ai cũng tải được, không cần đăng nhập. Không bộ nào có tên người, ý kiến hay nội dung của nhiệm vụ nội bộ. Bộ đang đóng thì người ngoài không biết là có.',
  csv: 'Trong tệp CSV, chữ mà bảng tính có thể hiểu là công thức (bắt đầu bằng =, +, -, @) có thêm một dấu nháy ở đầu; tệp JSON giữ nguyên.',
  open: (since: string) => `đang mở, từ ${since}`,
  shut: 'đang đóng',
  toOpen: 'Mở cho mọi người',
  toShut: 'Đóng lại',
  confirmOpen: (set: string, programme: string) =>
    `Mở “${set}” của ${programme}? Mọi người trên mạng tải được ngay.`,
  confirmShut: (set: string, programme: string) =>
    `Đóng “${set}” của ${programme}? Đường dẫn đã đưa ra sẽ không còn.`,
  opened: 'Đã mở bộ dữ liệu.',
  closed: 'Đã đóng bộ dữ liệu.',
  files: 'Tải như người ngoài thấy:',
  cancel: 'Để sau',
} as const;

export const SET_WORD: Record<OpenDataset, string> = {
  indicators: 'Chỉ tiêu và số liệu của tỉnh',
  'task-statistics': 'Số liệu thực hiện nhiệm vụ theo đơn vị chủ trì',
};
