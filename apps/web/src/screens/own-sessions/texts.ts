export const texts = {
  title: 'Phiên đăng nhập',
  count: (total: number) => `${total} phiên`,
  intro:
    'Những nơi tài khoản của đồng chí đang đăng nhập. Thấy nơi nào không phải của mình thì kết thúc ngay và báo quản trị. Phiên tự kết thúc sau 12 giờ không dùng, hoặc sau 7 ngày.',
  end: 'Kết thúc',
  ended: 'Đã kết thúc phiên đăng nhập.',
  endOthers: 'Kết thúc mọi phiên khác',
  endedOthers: 'Đã kết thúc mọi phiên đăng nhập khác.',
} as const;
