export const texts = {
  trace: 'Mã lỗi',
  again: 'Thử lại',
  close: 'Đóng thông báo',
  loading: 'Đang tải…',
} as const;
