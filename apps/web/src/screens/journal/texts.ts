import type { LiveKind } from '#contracts';

export const texts = {
  title: 'Nhật ký',
  about: 'Mọi việc đã ghi vào hồ sơ, mới nhất trước; không sửa, không xóa được.',
  kind: 'Lọc theo đối tượng',
  from: 'Từ ngày',
  to: 'Đến ngày',
  actor: 'Người thực hiện',
  engine: 'Cả việc hệ thống tự làm',
  when: 'Lúc',
  who: 'Ai',
  what: 'Việc đã làm',
  subject: 'Đối tượng',
  forWhom: (name: string) => `thay ${name}`,
  more: 'Xem tiếp',
  empty: 'Không có việc nào khớp; bỏ bớt điều kiện để xem nhiều hơn.',
  proof: (seq: number) => `Mắt xích ${seq}`,
} as const;

export const KIND_WORD: Record<LiveKind, string> = {
  task: 'Nhiệm vụ',
  case: 'Hồ sơ trình',
  cycle: 'Kỳ',
  amendment: 'Đề nghị của đơn vị',
  supervision: 'Kiến nghị giám sát',
  register: 'Quản trị',
  indicator: 'Chỉ tiêu',
  money: 'Kinh phí',
  ledger: 'Phân loại, công bố',
};
