import type { JournalEntry } from '#contracts';
import { eventWords } from '../task/timeline/event-words.js';

/** What an act is called, by the event that it left; tasks have words of their own on their page. */
const WORDS: Readonly<Record<string, string>> = {
  // facts of dispatch
  reminded: 'Nhắc trong thư hằng ngày',
  escalated: 'Báo cáo cấp trên trong thư hằng ngày',
  'rung-skipped': 'Bỏ qua một bước nhắc: không có người nhận',
  'rung-superseded': 'Bước nhắc được bước sau thay',
  'escalation-delivered': 'Thư báo cáo cấp trên đã tới',
  // cases
  'case-opened': 'Mở hồ sơ trình',
  'case-proposed': 'Dự thảo đề xuất',
  'case-sent-up': 'Trình Ban Chỉ đạo',
  'case-scheduled': 'Xếp vào phiên họp',
  'statement-given': 'Giải trình',
  'opinion-given': 'Cho ý kiến',
  'case-concluded': 'Kết luận',
  'case-resumed': 'Hồ sơ trở lại Ban Chỉ đạo',
  'case-redated': 'Đổi ngày cho ý kiến',
  'answer-recorded': 'Ghi trả lời của cấp có thẩm quyền',
  'minutes-recorded': 'Ghi biên bản, thông báo',
  'case-closed': 'Đóng hồ sơ',
  'conclusion-refused': 'Kết luận đến sau, không có hiệu lực',
  // cycles
  'cycle-opened': 'Mở kỳ',
  'stage-opened': 'Mở bước',
  'stage-extended': 'Lùi hạn của bước',
  'stage-reopened': 'Mở lại bước',
  'stage-skipped': 'Bỏ qua bước',
  'stage-completed': 'Hoàn thành bước',
  'stage-closed': 'Khóa bước',
  'focal-named': 'Cử đầu mối',
  'unit-excused': 'Miễn cho đơn vị',
  'submission-received': 'Nhận báo cáo',
  'submission-returned': 'Trả lại báo cáo',
  'submission-accepted': 'Chấp nhận báo cáo',
  'cycle-paused': 'Tạm dừng kỳ',
  'cycle-resumed': 'Tiếp tục kỳ',
  'cycle-closed': 'Kết thúc kỳ',
  'more-time-asked': 'Xin thêm thời gian cho một bước',
  'more-time-refused': 'Không cho thêm thời gian',
  'stage-case-noted': 'Ghi hồ sơ trình của bước chậm',
  // requests of units
  'amendment-proposed': 'Lập đề nghị bổ sung, điều chỉnh',
  'amendment-signed': 'Ký đề nghị',
  'amendment-withdrawn': 'Rút đề nghị',
  'amendment-prepared': 'Ghi ý kiến chuẩn bị về đề nghị',
  'amendment-accepted': 'Chấp thuận đề nghị',
  'amendment-refused': 'Không chấp thuận đề nghị',
  // supervision
  'recommendation-left': 'Gửi kiến nghị giám sát',
  'recommendation-assigned': 'Giao đơn vị trả lời kiến nghị',
  'recommendation-answered': 'Trả lời kiến nghị',
  'answer-accepted': 'Tiếp thu trả lời kiến nghị',
  'answer-contested': 'Chưa đồng ý với trả lời kiến nghị',
  'recommendation-withdrawn': 'Rút kiến nghị',
  // administration
  'stand-in-named': 'Phân công người thay',
  'stand-in-ended': 'Kết thúc việc thay',
  'calendar-saved': 'Lưu lịch làm việc',
  'policy-saved': 'Lưu quy tắc nhắc hạn',
  'rules-applied': 'Áp dụng quy tắc cho nhiệm vụ đang mở',
  'units-reorganised': 'Sắp xếp đơn vị',
  'session-called': 'Triệu tập phiên họp',
  'session-cancelled': 'Hủy phiên họp',
  'urging-sent': 'Gửi thư đôn đốc',
  'organisation-account-bound': 'Gắn tài khoản của tỉnh với một người',
  'organisation-account-released': 'Gỡ tài khoản của tỉnh khỏi một người',
  'people-imported': 'Nhập người từ bảng tính',
  'units-imported': 'Nhập đơn vị từ bảng tính',
  'notices-chosen': 'Chọn cách nhận thư',
  'tasks-imported': 'Nhập nhiệm vụ từ bảng tính',
  'values-imported': 'Nhập số liệu chỉ tiêu từ bảng tính',
  'import-undone': 'Hoàn tác một lần nhập từ bảng tính',
  'sessions-ended': 'Kết thúc các phiên đăng nhập của một người',
  // connections
  'webhook-added': 'Thêm nơi nhận sự kiện',
  'webhook-changed': 'Đổi nơi nhận sự kiện',
  'webhook-paused': 'Tạm dừng gửi sự kiện đến một nơi nhận',
  'webhook-resumed': 'Gửi tiếp sự kiện đến một nơi nhận',
  'webhook-secret-renewed': 'Đổi khóa ký của nơi nhận sự kiện',
  'webhook-retried': 'Gửi lại những sự kiện đã dừng gửi',
  'webhook-disabled': 'Ngừng gửi đến nơi nhận không còn nhận',
  'webhook-removed': 'Gỡ nơi nhận sự kiện',
  'event-source-added': 'Thêm nguồn dữ liệu',
  'event-source-changed': 'Đổi nguồn dữ liệu',
  'event-source-paused': 'Tạm dừng nhận từ một nguồn dữ liệu',
  'event-source-resumed': 'Nhận lại từ một nguồn dữ liệu',
  'event-source-secret-renewed': 'Đổi khóa ký của nguồn dữ liệu',
  // numbers
  'value-recorded': 'Ghi số liệu chỉ tiêu',
  'value-withdrawn': 'Rút một số liệu đã nhập',
  'profile-set': 'Cập nhật hồ sơ chỉ tiêu',
  'path-set': 'Đặt lộ trình chỉ tiêu',
  'base-locked': 'Khóa số gốc',
  'target-allocated': 'Phân bổ chỉ tiêu cho đơn vị',
  'follow-up-added': 'Hẹn khảo sát sau nghiệm thu',
  'follow-up-recorded': 'Ghi kết quả khảo sát',
  'money-recorded': 'Ghi kinh phí',
  'open-marked': 'Đánh dấu dữ liệu mở',
  'task-classed': 'Phân loại nhiệm vụ',
  'tasks-tracked': 'Ghi đã cập nhật trên theodoinq',
  'task-measured': 'Gắn chỉ số đo cho nhiệm vụ',
};

/** The act in words; an event that is new here is shown by its code rather than left out. */
export function actWords({ kind, type }: Pick<JournalEntry, 'kind' | 'type'>): string {
  if (kind === 'task') {
    const told = eventWords({ type, data: {}, text: null })?.title;
    if (told !== undefined && told !== type) return told;
  }
  return WORDS[type] ?? type;
}
