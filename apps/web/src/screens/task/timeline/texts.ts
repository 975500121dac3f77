import type { ReminderState } from '#contracts';

export const texts = {
  title: 'Diễn biến',
  now: 'Hôm nay',
  earlier: (count: number) => `Xem ${count} mục trước đó`,
  nothing: 'Chưa có diễn biến nào; mọi việc làm và mọi thư về nhiệm vụ này sẽ hiện ở đây.',
  to: 'Gửi',
  and: ' và ',
  readMail: 'Xem thư',
  readMailOf: (when: string) => `Xem thư ${when} như người nhận thấy`,
  silenced: (count: number, reason: string) => `${count} bước không gửi: ${reason}`,
  ifLate: (count: number) => `Nếu hết hạn mà chưa trình sản phẩm: ${count} bước`,
  later: (count: number) => `${count} bước tiếp theo`,
  onBehalfOf: 'thực hiện thay đ/c',
  quote: (text: string) => `“${text}”`,
} as const;

export const REMINDER_STATE: Record<ReminderState, string> = {
  planned: 'Sẽ gửi',
  queued: 'Đang chờ gửi',
  sent: 'Đã gửi',
  superseded: 'Được thay bằng bước sau',
  silenced: 'Không gửi',
  ambiguous: 'Chưa chắc đã tới',
  failed: 'Gửi không được',
};
