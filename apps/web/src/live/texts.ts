export const texts = {
  lost: 'Mất kết nối cập nhật: nội dung trên trang có thể đã cũ. Đang nối lại…',
  updates: (count: number) => `Có ${count} cập nhật`,
  changed: 'Nội dung vừa được cập nhật',
  show: 'Xem ngay',
} as const;
