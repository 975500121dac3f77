import { howMany } from '../../list/how-many.js';

export { MESSAGE_STATE_WORD as STATE_WORD } from '#contracts/words';

export const texts = {
  title: 'Thư đã gửi',
  count: (total: number) => `${howMany(total)} thư`,
  state: 'Tình trạng thư',
  empty: 'Chưa có thư nào; thư được gửi lúc 08:00 ngày làm việc khi có việc cần nhắc.',
  emptyFiltered: 'Không có thư nào ở tình trạng này.',
  allStates: 'Xem mọi thư',
  to: 'Gửi',
  lines: (count: number) => `${count} việc`,
  back: 'Về danh sách thư',
  asHtml: 'Như người nhận thấy',
  asText: 'Bản chữ',
  view: 'Cách xem thư',
  frame: (subject: string) => `Thư: ${subject}`,
  notComposed: 'Thư chưa được lập; nội dung được lập ngay trước giờ gửi.',
  textRemoved: 'Nội dung thư đã xóa sau thời hạn lưu; quá trình gửi và mã băm của thư vẫn còn.',
  tasks: 'Nhiệm vụ trong thư',
  attachments: 'Tệp kèm theo',
  reply: 'Máy chủ thư trả lời',
  attempts: (attempts: number, resends: number) =>
    resends > 0 ? `${attempts} lần thử, gửi lại ${resends} lần cùng nội dung` : `${attempts} lần thử`,
  history: 'Các bước của thư',
  returned: {
    bounce: 'máy chủ của người nhận trả lại thư',
    'auto-reply': 'hộp thư của người nhận tự trả lời, thường vì vắng mặt',
  },
  rolledInto: 'Các việc trong thư này được nhắc lại trong thư sau',
  messageId: 'Mã thư',
  grave: 'báo cáo hoặc ngày cuối',
} as const;

/** States that a person looks for; `sending` and `finishing` last seconds. */
export const FILTERED_STATES = ['planned', 'queued', 'sent', 'failed', 'ambiguous', 'superseded'] as const;
