import { howMany } from '../../list/how-many.js';

export { CASE_STATUS_WORD as STATE_WORD } from '#contracts/words';

export const texts = {
  title: 'Chờ ý kiến',
  count: (total: number) => `${howMany(total)} hồ sơ`,
  state: 'Tình trạng hồ sơ',
  empty: 'Không có hồ sơ nào; hồ sơ mở khi một nhiệm vụ quá hạn 6 ngày làm việc mà chưa trình sản phẩm.',
  due: 'Hạn của nhiệm vụ',
  opened: 'Mở ngày',
  reached: 'Trình Ban Chỉ đạo ngày',
  answerDue: 'Cần có ý kiến trước hết ngày',
  closed: 'Đóng ngày',
  noUnit: 'chưa rõ đơn vị',
  noProposal: 'Chưa có đề xuất',
  proposed: (outcome: string) => `Đề xuất: ${outcome}`,
  concluded: (outcome: string) => `Kết luận: ${outcome}`,
  waited: (days: number) => `đã chờ ${days} ngày làm việc`,
  sessions: 'Phiên họp Ban Chỉ đạo',
  session: (date: string) => `phiên họp ngày ${date}`,
} as const;

export const STATES = ['draft', 'with-committee', 'awaiting-explanation', 'recommended', 'closed'] as const;
