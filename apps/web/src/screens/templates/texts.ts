import type { AuthorityView } from '#contracts';

export const texts = {
  title: 'Mẫu kỳ, thẩm quyền',
  intro:
    'Kỳ mở theo phiên bản nào thì chạy đến hết theo phiên bản đó. Ngày “của văn bản” chỉ đổi được bằng văn bản; các ngày khác là mặc định của hệ thống.',
  templates: 'Mẫu các kỳ',
  none: 'Chương trình này chưa có mẫu kỳ nào.',
  version: (name: string) => `Phiên bản ${name}`,
  current: 'đang áp dụng',
  older: 'bản cũ',
  by: (name: string, at: string) => `đ/c ${name} lưu ${at}`,
  byInstallation: (at: string) => `có từ khi cài đặt, ${at}`,
  running: (count: number) => `${count} kỳ đang chạy theo bản này`,
  years: (from: number, to: number) => (from === to ? `năm ${from}` : `năm ${from}–${to}`),
  opens: (day: string) => `tự mở ngày ${day}`,
  byHand: 'quản trị viên mở',
  dataDate: (day: string) => `số liệu chốt ngày ${day}`,
  stage: 'Bước',
  who: 'Ai thực hiện',
  units: 'Các cơ quan, đơn vị, địa phương được hỏi',
  due: 'Hạn',
  ends: 'Kết thúc',
  from: (day: string) => `mở từ ${day}`,
  byDocument: 'ngày của văn bản',
  byDefault: 'ngày mặc định',
  atDate: 'khi hết hạn, hoặc khi đã nhận đủ',
  whenDone: 'khi đã có kết quả',
  form: (title: string) => `biểu mẫu “${title}”`,
  delivers: (code: string) => `sản phẩm của ${code}`,
  forms: (count: number) => `Các biểu mẫu (${count})`,
  changes: 'Khác bản trước',
  first: 'Đây là bản đầu tiên.',
  sameAsBefore: 'Nội dung như bản trước.',
  authority: 'Bảng thẩm quyền',
  authorityIntro:
    'Cấp nào giao, cấp đó điều chỉnh: cơ quan ban hành văn bản giao việc quyết định việc lùi hạn, dừng nhiệm vụ. Cơ quan không có trong bảng được coi là cấp trên.',
  applied: (version: string, at: string) => `Bản ${version}, ghi vào hệ thống ${at}`,
  issuer: 'Cơ quan ban hành',
  level: 'Ai quyết định',
  delegations: 'Ủy quyền bằng văn bản',
  noDelegations: 'Chưa có văn bản ủy quyền nào.',
  delegated: (from: string, to: string, acts: string) => `${from} giao ${to}: ${acts}`,
  term: (since: string, until: string | null) =>
    until === null ? `từ ${since}` : `từ ${since} đến ${until}`,
  ended: 'không còn hiệu lực',
  conclude: (roles: string) => `Kết luận hồ sơ trình Ban Chỉ đạo: ${roles}.`,
} as const;

export const LEVEL_WORD: Record<AuthorityView['issuers'][number]['level'], string> = {
  office: 'Cơ quan Thường trực',
  committee: 'Ban Chỉ đạo',
  above: 'Cấp trên; Ban Chỉ đạo chỉ kiến nghị',
};

export const ACT_WORD: Record<AuthorityView['delegations'][number]['acts'][number], string> = {
  move: 'điều chỉnh thời hạn',
  stop: 'dừng nhiệm vụ',
};
