import type { LadderPreview, PreviewLadder } from '#contracts';

export const texts = {
  title: 'Quy tắc nhắc hạn',
  version: (name: string, saved: string | null) =>
    `phiên bản ${name}${saved === null ? '' : `, lưu ${saved}`}`,
  intro:
    'Quy tắc đang áp dụng cho nhiệm vụ giao từ nay. Nhiệm vụ đang mở giữ quy tắc khi được giao, cho đến khi áp dụng riêng ở mục dưới.',
  inUse: 'Nhiệm vụ đang mở theo phiên bản',
  open: (version: string, open: number) => `${version}: ${open} nhiệm vụ`,
  unversioned: 'trước khi có phiên bản',
  none: 'Chưa có nhiệm vụ nào đang mở.',
  numbers: 'Chỉ ghi số nguyên, cách nhau bằng dấu phẩy, ví dụ: 30, 14, 7.',
  number: 'Cần một số nguyên.',
  changed: (count: number) => `Bản sửa: ${count} mục thay đổi, chưa lưu`,
  was: (value: string) => `Đang áp dụng: ${value}`,
  empty: 'không có',
  impactIntro:
    'Nếu về sau áp dụng cho mọi nhiệm vụ đang mở thì những bước sau sẽ đổi. Lưu quy tắc chưa làm thay đổi bước nào dưới đây.',
  save: 'Lưu quy tắc',
  saved: (version: string) => `Đã lưu quy tắc phiên bản ${version}, áp dụng cho nhiệm vụ giao từ nay.`,
  apply: 'Áp dụng cho nhiệm vụ đang mở',
  applyIntro: 'Chọn phiên bản và nhiệm vụ, xem ảnh hưởng, rồi áp dụng. Các bước đã gửi không thay đổi.',
  applyVersion: 'Phiên bản',
  applyTo: 'Nhiệm vụ',
  all: 'Tất cả nhiệm vụ đang mở',
  some: 'Chỉ các nhiệm vụ được chọn',
  chosen: 'Nhiệm vụ được chọn',
  applyDo: 'Áp dụng',
  applied: 'Đang áp dụng quy tắc cho các nhiệm vụ đã chọn.',
  playground: 'Thử với một thời hạn',
  playgroundIntro:
    'Các bước nhắc mà bộ số đang soạn sẽ gửi cho một mốc giả định; đổi theo từng số sửa, không lưu gì.',
  due: 'Thời hạn thử',
  assigned: 'Ngày giao',
  ofTask: 'Hoặc lấy thời hạn của nhiệm vụ',
  noDue: 'Nhiệm vụ này chưa có thời hạn.',
  people: 'Nếu',
  sent: (steps: number, working: string) =>
    `${steps} bước nhắc; ngày làm việc cuối cùng trong hạn là ${working}.`,
  sendTo: (roles: readonly string[]) => `Gửi ${roles.join(', ')}`,
  unreadable: 'Có số chưa đúng; sửa xong danh sách sẽ cập nhật.',
  wrongDates: 'Ngày giao không thể sau thời hạn.',
  nothing: 'Không có bước nhắc nào.',
  same: 'Không khác bản đang áp dụng.',
  differs: (label: string, then: string, now: string) => `${label}: bản đó ${then}; đang áp dụng ${now}`,
  broughtBack: (version: string) => `Đã đưa phiên bản ${version} vào bản sửa; chưa lưu.`,
  bringBackCause: (version: string) => `Đưa trở lại quy tắc phiên bản ${version}`,
} as const;

/** How people take the work that the rules are tried on. */
export const PEOPLE_WORD: Record<PreviewLadder['people'], string> = {
  absent: 'không ai trả lời',
  acknowledged: 'tiếp nhận rồi im lặng',
  submitted: 'trình đúng hạn, chưa được kiểm tra',
};

/** The tone of a mail, by what its step is. */
export const TONE_WORD: Record<LadderPreview['steps'][number]['kind'], string> = {
  reminder: 'nhắc việc',
  overdue: 'đã quá hạn',
  escalation: 'kính báo cáo',
  status: 'tổng hợp',
  mail: 'thông báo',
  cycle: 'kỳ',
  stage: 'bước của kỳ',
};
