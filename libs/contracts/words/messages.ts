import type { MessageState } from '../views-engine.js';

export const MESSAGE_STATE_WORD: Record<MessageState, string> = {
  planned: 'Dự kiến gửi',
  queued: 'Đang chờ gửi',
  sending: 'Đang gửi',
  finishing: 'Đang gửi',
  sent: 'Đã gửi',
  failed: 'Gửi không được',
  ambiguous: 'Chưa chắc đã tới',
  superseded: 'Được thay bằng thư sau',
};
