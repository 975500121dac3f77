import type { CycleAct } from './acts.js';

export const ACT_WORD: Record<CycleAct, string> = {
  'open-stage': 'Mở bước này ngay',
  'extend-stage': 'Gia hạn bước',
  'reopen-stage': 'Mở lại bước',
  'skip-stage': 'Bỏ qua bước',
  'close-stage': 'Kết thúc bước sớm',
  'complete-stage': 'Ghi hoàn thành',
  'name-focal': 'Chỉ định đầu mối',
  'excuse-unit': 'Không yêu cầu gửi',
  'ask-more-time': 'Xin thêm thời gian',
  'refuse-more-time': 'Giữ nguyên hạn',
  'return-submission': 'Trả lại',
  'accept-submission': 'Tiếp nhận',
  pause: 'Tạm dừng kỳ',
  resume: 'Tiếp tục kỳ',
};

/** What the act brings about, said before it is sent. */
export const WILL: Partial<Record<CycleAct, string>> = {
  'open-stage': 'Bước được mở trước ngày dự kiến; các đơn vị được báo trong lần gửi thư tới.',
  'extend-stage': 'Hạn cũ vẫn được giữ trong lịch sử; lịch nhắc tính lại theo hạn mới.',
  'reopen-stage': 'Bước được mở lại đến hạn mới; đơn vị chưa gửi được báo.',
  'skip-stage': 'Bước không được thực hiện; lý do được ghi vào nhật ký.',
  'close-stage':
    'Bước kết thúc với những gì đã gửi; đơn vị chưa gửi được ghi là không gửi. Nội dung được chốt.',
  'complete-stage': 'Bước kết thúc; nội dung được chốt. Bước sau mở theo lịch.',
  'name-focal': 'Thư của kỳ này gửi đến đầu mối; để trống thì gửi người đứng đầu đơn vị.',
  'excuse-unit': 'Đơn vị không phải gửi ở bước này và không bị tính là chưa gửi.',
  'ask-more-time': 'Đề nghị hiện trong Chờ xử lý của Văn phòng; hạn cũ còn nguyên cho tới khi có quyết định.',
  'refuse-more-time': 'Hạn của bước giữ nguyên; đơn vị đọc được lý do trên trang biểu mẫu.',
  'return-submission': 'Đơn vị được báo kèm lý do và có 3 ngày làm việc để bổ sung.',
  'accept-submission': 'Nội dung được tiếp nhận; đơn vị không sửa được nữa.',
  pause: 'Trong thời gian tạm dừng, kỳ này không nhắc và không chuyển bước.',
};

export const DONE: Record<CycleAct, string> = {
  'open-stage': 'Đã mở bước.',
  'extend-stage': 'Đã gia hạn.',
  'reopen-stage': 'Đã mở lại bước.',
  'skip-stage': 'Đã bỏ qua bước.',
  'close-stage': 'Đã kết thúc bước.',
  'complete-stage': 'Đã ghi hoàn thành.',
  'name-focal': 'Đã ghi đầu mối.',
  'excuse-unit': 'Đã ghi.',
  'ask-more-time': 'Đã gửi đề nghị thêm thời gian.',
  'refuse-more-time': 'Đã ghi: giữ nguyên hạn.',
  'return-submission': 'Đã trả lại đơn vị.',
  'accept-submission': 'Đã tiếp nhận.',
  pause: 'Đã tạm dừng kỳ.',
  resume: 'Kỳ tiếp tục.',
};

export const texts = {
  needed: 'Cần điền mục này.',
  optional: 'không bắt buộc',
  will: 'Sẽ xảy ra: ',
  cancel: 'Để sau',
  more: 'Xử lý…',
  outdated: 'Kỳ vừa có thay đổi',
  outdatedDetail: 'Nội dung đã nhập còn nguyên. Đề nghị xem lại rồi gửi lại nếu vẫn phù hợp.',
} as const;
