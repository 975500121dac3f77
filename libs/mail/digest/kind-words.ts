import type { DigestLineKind, FormOfAddress } from './view.js';

/** What each kind of line is called and asks for. Down: "đề nghị"; up: "kính báo cáo", "xin ý kiến". */

/** Days that run against somebody else: said calmly, never in red. */
export const OF_OTHERS: ReadonlySet<DigestLineKind> = new Set<DigestLineKind>([
  'committee',
  'input-missing',
  'extension-pending',
]);

export const KIND_LABEL: Partial<Record<DigestLineKind, string>> = {
  question: 'hỏi tiến độ',
  nudge: 'chưa có cập nhật',
  'ack-missing': 'chưa được tiếp nhận',
  check: 'chờ kiểm tra',
  submitted: 'mới trình, chờ kiểm tra',
  committee: 'chờ ý kiến',
  'extension-drafted': 'dự thảo xin gia hạn chờ ký',
  'extension-signed': 'đề nghị gia hạn',
  'extension-waiting': 'đề nghị gia hạn chưa có quyết định',
  'extension-pending': 'đề nghị gia hạn đang chờ quyết định',
  'extension-decided': 'đã quyết định về gia hạn',
  'date-moved': 'thời hạn được điều chỉnh',
  concluded: 'đã có kết luận',
  'input-asked': 'xin ý kiến phối hợp',
  'input-due': 'cần có ý kiến phối hợp',
  'input-missing': 'chưa có ý kiến phối hợp',
  'input-given': 'đã có ý kiến phối hợp',
  'difficulty-reported': 'có vướng mắc cần xử lý',
  'difficulty-owned': 'được giao xử lý vướng mắc',
  'difficulty-due': 'xử lý vướng mắc',
  'difficulty-waiting': 'vướng mắc chưa được giải quyết',
  'difficulty-resolved': 'vướng mắc đã được giải quyết',
  explanation: 'cần có giải trình',
  'explanation-missing': 'chưa có giải trình',
  'case-returned': 'hồ sơ cần trình lại',
  'case-not-returned': 'hồ sơ chưa được trình lại',
  recommendation: 'kiến nghị chưa có trả lời',
  assigned: 'mới giao',
  returned: 'trả lại để hoàn thiện',
  accepted: 'đã xác nhận hoàn thành',
  coverage: 'chưa có người nhận thư',
  calendar: 'lịch làm việc',
  rollup: 'tổng hợp tháng',
};

export const DUE_LABEL: Partial<Record<DigestLineKind, string>> = {
  check: 'hạn kiểm tra',
  submitted: 'hạn kiểm tra',
  committee: 'hạn cho ý kiến',
  returned: 'hạn hoàn thiện',
  'extension-drafted': 'hạn hiện nay',
  'extension-signed': 'hạn hiện nay',
  'extension-waiting': 'hạn hiện nay',
  'extension-pending': 'hạn hiện nay',
  'input-asked': 'hạn cho ý kiến',
  'input-due': 'hạn cho ý kiến',
  'input-missing': 'hạn cho ý kiến',
  'difficulty-owned': 'hạn xử lý',
  'difficulty-due': 'hạn xử lý',
  'difficulty-waiting': 'hạn xử lý',
  explanation: 'hạn giải trình',
  'explanation-missing': 'hạn giải trình',
  'case-returned': 'hạn trình lại',
  'case-not-returned': 'hạn trình lại',
};

type Ask = Partial<Record<DigestLineKind, (form: FormOfAddress) => string>>;

export const DOWNWARD_ASK: Ask = {
  question: (form) => `Đề nghị ${form} cho biết tiến độ thực hiện.`,
  nudge: (form) => `Đề nghị ${form} cập nhật tiến độ.`,
  'ack-missing': (form) => `Đề nghị ${form} cho tiếp nhận nhiệm vụ.`,
  check: (form) => `Đề nghị ${form} kiểm tra, xác nhận hoặc trả lại.`,
  submitted: (form) => `Đề nghị ${form} kiểm tra, xác nhận hoặc trả lại.`,
  assigned: (form) => `Đề nghị ${form} tiếp nhận nhiệm vụ.`,
  returned: (form) => `Đề nghị ${form} hoàn thiện và trình lại.`,
  'extension-drafted': (form) => `Đề nghị ${form} xem xét, ký hoặc trao đổi lại với cán bộ.`,
  'input-asked': (form) => `Đề nghị ${form} cho ý kiến phối hợp.`,
  'input-due': (form) => `Đề nghị ${form} cho ý kiến phối hợp.`,
  'input-missing': (form) => `Đề nghị ${form} trao đổi với đơn vị phối hợp.`,
  'difficulty-owned': (form) => `Đề nghị ${form} xử lý và ghi kết quả.`,
  'difficulty-due': (form) => `Đề nghị ${form} xử lý và ghi kết quả.`,
  explanation: (form) => `Đề nghị ${form} gửi giải trình của đơn vị.`,
  coverage: (form) => `Đề nghị ${form} bổ sung người nhận.`,
  calendar: (form) => `Đề nghị ${form} kiểm tra lịch làm việc.`,
};

export const UPWARD_ASK: Ask = {
  escalation: (form) => `Kính đề nghị ${form} quan tâm, chỉ đạo.`,
  'ack-missing': (form) => `Kính đề nghị ${form} quan tâm việc tiếp nhận.`,
  check: (form) => `Kính đề nghị ${form} quan tâm việc kiểm tra.`,
  committee: (form) => `Kính xin ý kiến ${form}.`,
  'extension-signed': (form) => `Kính đề nghị ${form} xem xét, quyết định hoặc trình cấp có thẩm quyền.`,
  'extension-waiting': (form) => `Kính đề nghị ${form} xem xét, quyết định hoặc trình cấp có thẩm quyền.`,
  'difficulty-reported': (form) => `Kính đề nghị ${form} phân công người xử lý.`,
  'difficulty-waiting': (form) => `Kính đề nghị ${form} quan tâm việc xử lý.`,
  'explanation-missing': (form) => `Kính báo cáo để ${form} cho ý kiến.`,
  'case-returned': (form) => `Kính đề nghị ${form} hoàn thiện và trình lại.`,
  'case-not-returned': (form) => `Kính xin ý kiến ${form}.`,
  recommendation: (form) => `Kính đề nghị ${form} ghi nhận trả lời khi có.`,
};

export const LINK_LABEL: Partial<Record<DigestLineKind, string>> = {
  check: 'Mở để kiểm tra',
  submitted: 'Mở để kiểm tra',
  committee: 'Mở hồ sơ',
  coverage: 'Mở danh sách',
  rollup: 'Mở danh sách',
  calendar: 'Mở lịch làm việc',
};
