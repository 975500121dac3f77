export const texts = {
  title: 'Phiên họp Ban Chỉ đạo',
  back: 'Về danh sách hồ sơ',
  intro:
    'Hồ sơ được đưa vào phiên họp cần có ý kiến trong ngày họp, nếu ngày đó đến sớm hơn thời hạn cho ý kiến.',
  count: (total: number) => `${total} phiên sắp tới`,
  empty: 'Chưa có phiên họp nào sắp tới.',
  cases: (total: number) => `${total} hồ sơ`,
  past: (total: number) => `Đã họp hoặc đã hủy (${total})`,
  cancelled: 'Đã hủy',
  today: 'Hôm nay',
  form: {
    title: 'Ghi phiên họp',
    programme: 'Chương trình',
    heldOn: 'Ngày họp',
    needed: 'Cần chọn ngày họp.',
    name: 'Tên phiên họp',
    suggestion: 'Phiên họp Ban Chỉ đạo',
    save: 'Ghi phiên họp',
    saved: 'Đã ghi phiên họp.',
  },
} as const;
