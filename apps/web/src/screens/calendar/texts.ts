import type { CalendarDay, Weekday } from '#contracts';

export const texts = {
  title: 'Lịch làm việc',
  version: (name: string, saved: string | null) =>
    `phiên bản ${name}${saved === null ? '' : `, lưu ${saved}`}`,
  intro:
    'Mọi hạn và ngày nhắc tính theo lịch này. Bấm vào một ngày để xem văn bản; thay đổi chỉ có hiệu lực sau khi xem ảnh hưởng và lưu.',
  introReader: 'Mọi hạn và ngày nhắc tính theo lịch này. Bấm vào một ngày để xem văn bản.',
  year: 'Năm',
  before: 'Năm trước',
  after: 'Năm sau',
  notAnnounced: (year: number) =>
    `Lịch nghỉ năm ${year} chưa được công bố chính thức; các ngày nghỉ của năm này là dự kiến hoặc chưa có. Hạn và ngày nhắc được tính lại khi có thông báo.`,
  watch: (year: number) =>
    `Lịch nghỉ năm ${year} chưa được công bố chính thức. Văn phòng và quản trị viên được nhắc ngày 01/11, sau đó hằng tuần từ 01/12.`,
  showYear: (year: number) => `Xem năm ${year}`,
  spoken: (day: number, month: number, year: number, weekday: string) =>
    `${day} tháng ${month} năm ${year}, ${weekday}`,
  legend: 'Chú giải',
  working: 'ngày làm việc',
  rest: 'nghỉ hằng tuần',
  off: 'nghỉ',
  makeUp: 'làm việc',
  edited: 'đang sửa, chưa lưu',
  notOfficial: 'viền chấm: dự kiến, đề xuất',
  day: 'Ngày đang chọn',
  close: 'Đóng',
  noDay: 'Bấm vào một ngày trong lịch.',
  weekly: (working: boolean) => (working ? 'Ngày làm việc bình thường.' : 'Ngày nghỉ hằng tuần.'),
  decides: 'áp dụng',
  overruled: 'không áp dụng vì có dòng ưu tiên hơn',
  document: 'Văn bản',
  noDocument: 'Không ghi văn bản.',
  issuedOn: (date: string) => `ngày ${date}`,
  remove: 'Bỏ dòng này',
  undo: 'Bỏ thay đổi của ngày này',
  add: 'Ghi ngày nghỉ hoặc ngày làm bù',
  kind: 'Loại ngày',
  until: 'Đến hết ngày',
  untilHint: 'Để trống nếu chỉ một ngày.',
  name: 'Tên ngày',
  nameHint: 'Ví dụ: Nghỉ Tết Nguyên đán, Làm bù.',
  documentField: 'Số, ký hiệu văn bản',
  issuer: 'Cơ quan ban hành',
  issued: 'Ngày ban hành',
  status: 'Tình trạng',
  scope: 'Phạm vi',
  put: 'Ghi vào bản sửa',
  putDone: (days: number) => `Đã ghi ${days} ngày vào bản sửa; chưa lưu.`,
  longest: 'Một đợt nghỉ không quá 31 ngày.',
  weeklyRest: 'Ngày nghỉ hằng tuần',
  draft: (days: number) => `Bản sửa: ${days} ngày thay đổi, chưa lưu`,
  draftRest: 'ngày nghỉ hằng tuần thay đổi',
  noneOfDay: 'theo ngày nghỉ hằng tuần',
  save: 'Lưu lịch',
  saved: 'Đã lưu lịch. Các nhiệm vụ đang mở được tính lại dần; mỗi người liên quan nhận một thư.',
  importSheet: 'Nhập bảng ngày từ bảng tính (XLSX)',
  importTitle: 'Nhập thông báo nghỉ từ tệp',
  importHint:
    'Tệp ICS (lịch) hoặc CSV có cột Ngày, Đến ngày, Loại, Tên. Các ngày đọc được vào bản sửa để xem ảnh hưởng trước khi lưu.',
  file: 'Tệp',
  pickFile: 'Chọn tệp ICS hoặc CSV…',
  read: 'Đọc tệp',
  found: (days: number) => `Đọc được ${days} ngày.`,
  problems: (count: number) => `${count} chỗ không đọc được:`,
  take: (days: number) => `Đưa ${days} ngày vào bản sửa`,
  wrongFile: 'Chỉ nhận tệp .ics hoặc .csv.',
  same: 'Không khác bản đang áp dụng.',
  restChanged: 'Ngày nghỉ hằng tuần khác nhau.',
  older: 'bản đó',
  now: 'bản đang áp dụng',
  none: 'không có dòng',
  broughtBack: (version: string) => `Đã đưa phiên bản ${version} vào bản sửa; chưa lưu.`,
  bringBackCause: (version: string) => `Đưa trở lại lịch phiên bản ${version}`,
} as const;

export const KIND_WORD: Record<CalendarDay['kind'], string> = { off: 'Nghỉ', work: 'Làm việc' };
export const KIND_CHOICE: Record<CalendarDay['kind'], string> = {
  off: 'Ngày nghỉ (lễ, Tết, hoán đổi)',
  work: 'Ngày làm việc (làm bù)',
};
export const STATUS_WORD: Record<CalendarDay['status'], string> = {
  confirmed: 'chính thức',
  proposed: 'đề xuất',
  estimated: 'dự kiến',
};
export const SCOPE_WORD = { national: 'cả nước', province: 'của tỉnh' } as const;
export const WEEKDAY_WORD: Record<Weekday, string> = {
  mon: 'T2',
  tue: 'T3',
  wed: 'T4',
  thu: 'T5',
  fri: 'T6',
  sat: 'T7',
  sun: 'CN',
};
export const WEEKDAY_NAME: Record<Weekday, string> = {
  mon: 'thứ Hai',
  tue: 'thứ Ba',
  wed: 'thứ Tư',
  thu: 'thứ Năm',
  fri: 'thứ Sáu',
  sat: 'thứ Bảy',
  sun: 'Chủ nhật',
};
