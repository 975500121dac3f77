export const texts = {
  since: 'Đăng nhập lúc',
  lastSeen: 'Dùng lần cuối lúc',
  here: 'phiên này',
} as const;
