export const texts = {
  title: 'Vướng mắc',
  lead: 'Chờ xử lý',
  count: (total: number) => `${total} vướng mắc`,
  state: 'Trạng thái',
  unit: 'Đơn vị chủ trì',
  mine: 'Của tôi',
  empty: 'Không có vướng mắc nào ở trạng thái đã chọn.',
  reported: (on: string, by: string) => `Báo ngày ${on}${by === '' ? '' : `, đ/c ${by}`}`,
  nobody: 'Chưa có người xử lý',
  owner: (name: string, due: string) => `đ/c ${name}, chậm nhất ${due}`,
  late: 'đã qua ngày hẹn',
  resolved: (on: string) => `Đã giải quyết ngày ${on}`,
  assign: 'Giao xử lý',
  assignAgain: 'Giao người khác',
  resolve: 'Trả lời',
  erased: 'Nội dung đã được xóa.',
} as const;

export const STATES = ['open', 'owned', 'resolved'] as const;
export const STATE_WORD = { open: 'Chờ phân công', owned: 'Đang xử lý', resolved: 'Đã giải quyết' } as const;
