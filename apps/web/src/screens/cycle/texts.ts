import type { StageView, SubmissionRow } from '#contracts';

export type AnswerStatus = SubmissionRow['status'];

export const ANSWER_WORD: Record<AnswerStatus, string> = {
  asked: 'Chưa gửi',
  submitted: 'Đã gửi',
  returned: 'Trả lại',
  accepted: 'Đã tiếp nhận',
  missing: 'Không gửi',
  excused: 'Không yêu cầu',
};

export const STAGE_WORD: Record<StageView['status'] | 'late', string> = {
  waiting: 'Chưa đến bước',
  open: 'Đang mở',
  late: 'Quá hạn',
  closed: 'Đã kết thúc',
  skipped: 'Bỏ qua',
};

export const ENDED_WORD: Record<NonNullable<StageView['endedBy']>, string> = {
  answered: 'đã nhận đủ',
  date: 'đến hết hạn',
  done: 'đã có kết quả',
  decided: 'kết thúc theo quyết định',
  'before-start': 'trước khi kỳ được mở trên hệ thống',
};

export const texts = {
  loading: 'Kỳ',
  back: 'Các kỳ',
  openedOn: (date: string) => `Mở ngày ${date}`,
  closedOn: (date: string) => `Kết thúc ngày ${date}`,
  dataDate: (date: string) => `Số liệu chốt đến ${date}`,
  frozen: 'Mã chốt nội dung (SHA-256)',
  mine: 'Biểu mẫu của đơn vị đồng chí',
  fill: (unit: string) => `Mở biểu mẫu của ${unit}`,
  documents: 'Tải văn bản',
  stages: 'Các bước',
  due: 'Hạn',
  noDue: 'Hạn tính từ ngày bước được mở',
  opens: (date: string) => `mở từ ${date}`,
  byDocument: 'ngày văn bản ấn định',
  byDefault: 'ngày mặc định của hệ thống',
  original: 'Hạn ban đầu',
  why: (date: string) => `Vì sao là ${date}?`,
  opened: (date: string) => `mở ${date}`,
  ended: (date: string) => `kết thúc ${date}`,
  recorded: (date: string) => `hệ thống ghi nhận ${date}`,
  skipped: (date: string) => `bỏ qua ${date}`,
  answered: (n: number, of: number) => `Đã gửi ${n}/${of}`,
  missing: (n: number) => `${n} đơn vị chưa gửi`,
  consolidate: 'Tổng hợp',
  submission: 'Xem nội dung',
  toCase: 'Hồ sơ trình về bước chậm',
  refused: (n: number) => `${n} việc với nhiệm vụ liên quan chưa thực hiện được`,
  delivers: (code: string) => `sản phẩm của ${code}`,
  gate: 'Chỉ kết thúc được khi không còn nhiệm vụ nào đang mở',
} as const;

export const matrixTexts = {
  title: 'Đơn vị theo bước',
  unit: 'Cơ quan, đơn vị, địa phương',
  state: 'Tình trạng',
  stage: 'Bước',
  allStages: 'Tất cả bước',
  search: 'Tìm đơn vị (không cần dấu)',
  count: (n: number, of: number) => (n === of ? `${of} đơn vị` : `${n} trong ${of} đơn vị`),
  none: 'Không có đơn vị nào như bộ lọc đã chọn.',
  notAsked: 'không hỏi',
  round: (n: number) => `lần ${n}`,
  rework: (date: string) => `bổ sung đến ${date}`,
  focal: (name: string) => `đầu mối: ${name}`,
  clear: 'Bỏ lọc',
} as const;

export const FILTERS = ['chua-gui', 'da-gui', 'tra-lai', 'khong-yeu-cau'] as const;
export type Filter = (typeof FILTERS)[number];
export const FILTER_WORD: Record<Filter, string> = {
  'chua-gui': 'Chưa gửi',
  'da-gui': 'Đã gửi',
  'tra-lai': 'Trả lại',
  'khong-yeu-cau': 'Không yêu cầu',
};
