import type { FormAct } from './forms.js';

export const ACT_WORD: Record<FormAct, string> = {
  conclude: 'Kết luận',
  'give-opinion': 'Cho ý kiến',
  'give-statement': 'Gửi ý kiến của đơn vị',
  propose: 'Đề xuất',
  'send-up': 'Trình Ban Chỉ đạo',
  schedule: 'Đưa vào phiên họp',
  'record-answer': 'Ghi trả lời của cấp có thẩm quyền',
  'record-minutes': 'Ghi biên bản, số thông báo',
  close: 'Đóng hồ sơ',
};

export const DONE: Record<FormAct, string> = {
  conclude: 'Đã ghi kết luận.',
  'give-opinion': 'Đã ghi ý kiến.',
  'give-statement': 'Đã ghi ý kiến của đơn vị.',
  propose: 'Đã ghi đề xuất.',
  'send-up': 'Đã trình Ban Chỉ đạo.',
  schedule: 'Đã ghi phiên họp.',
  'record-answer': 'Đã ghi trả lời.',
  'record-minutes': 'Đã ghi văn bản.',
  close: 'Đã đóng hồ sơ.',
};

export const texts = {
  title: 'Việc đồng chí làm được',
  outcome: 'Nội dung kết luận',
  proposed: 'theo đề xuất',
  takeOver: 'Lấy theo đề xuất',
  needed: 'Cần điền mục này.',
  chooseOutcome: 'Chọn một nội dung.',
  optional: 'không bắt buộc',
  choose: 'Chọn…',
  noSession: 'Không thuộc phiên họp nào',
  will: 'Sẽ xảy ra: ',
  cancel: 'Để sau',
  outdated: 'Hồ sơ vừa có thay đổi',
  outdatedDetail: 'Nội dung đã nhập còn nguyên. Đề nghị xem lại hồ sơ rồi gửi lại nếu vẫn phù hợp.',
  notNow: 'Hồ sơ hiện không còn nhận việc này. Nội dung đã nhập còn nguyên để chép lại.',
  signedOut: 'Phiên đăng nhập đã hết. Đăng nhập ở thẻ mới rồi quay lại đây gửi; nội dung đã nhập vẫn còn.',
  signIn: 'Đăng nhập ở thẻ mới',
} as const;
