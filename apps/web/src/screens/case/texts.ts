import type { CaseView, HolderKind } from '#contracts';

export { CASE_OUTCOME_WORD as OUTCOME_WORD } from '#contracts/words';

export const texts = {
  loading: 'Hồ sơ',
  back: 'Về danh sách hồ sơ',
  toActs: 'Xem việc đồng chí làm được',
  openTask: 'Mở nhiệm vụ',
  openCycle: 'Mở kỳ',
  owing: 'Đơn vị chưa gửi',
  owingCount: (n: number) => `${n} đơn vị`,
  opened: 'Bước mở ngày',
  answerBy: (date: string) => `Cần có ý kiến trước hết ngày ${date}`,
  explainBy: (date: string) => `Đơn vị giải trình trước hết ngày ${date}`,
  resubmitBy: (date: string) => `Tự trình lại sau ngày ${date}`,
  facts: 'Sự việc',
  deliverable: 'Sản phẩm',
  noDeliverable: 'chưa ghi',
  lead: 'Chủ trì',
  noLead: 'chưa rõ đơn vị',
  coordinating: 'Phối hợp',
  officer: 'Cán bộ được giao',
  nobody: 'chưa có',
  assigned: 'Giao ngày',
  acknowledged: 'Tiếp nhận ngày',
  due: 'Thời hạn hiện tại',
  original: 'Thời hạn ban đầu',
  extensions: 'Gia hạn',
  extended: (granted: number, refused: number) =>
    granted === 0 && refused === 0
      ? 'chưa lần nào'
      : [granted > 0 ? `đồng ý ${granted} lần` : '', refused > 0 ? `không đồng ý ${refused} lần` : '']
          .filter((part) => part !== '')
          .join(', '),
  basis: 'Văn bản giao',
  noBasis: 'chưa có văn bản giao',
  held: 'Ai giữ việc, bao nhiêu ngày',
  workingDays: (days: number) => `${days} ngày làm việc`,
  calendarDays: (days: number) => `${days} ngày`,
  heldNone: 'Chưa qua ngày nào kể từ khi giao.',
  awaitingInput: (unit: string, days: number) =>
    `Trong thời gian đó chờ ý kiến phối hợp của ${unit}: ${days} ngày làm việc.`,
  reminders: 'Đã nhắc, đã báo cáo',
  remindersNone: 'Chưa có lượt nhắc nào.',
  moreReminders: (count: number) => `Xem cả ${count} lượt`,
  proof: 'Xem thư',
  statements: 'Ý kiến của đơn vị',
  statementsNone: 'Đơn vị chưa có ý kiến.',
  as: { officer: 'cán bộ được giao', head: 'người đứng đầu' },
  difficulties: 'Khó khăn, vướng mắc',
  difficultyStatus: { open: 'chưa có người xử lý', owned: 'đang xử lý', resolved: 'đã xử lý' },
  owner: (name: string, due: string) => `đ/c ${name} xử lý trước hết ngày ${due}`,
  proposal: 'Đề xuất của Cơ quan Thường trực',
  proposalNone: 'Chưa có đề xuất.',
  opinions: 'Ý kiến thành viên Ban Chỉ đạo',
  opinionsNone: 'Chưa có ý kiến nào.',
  without: (names: string) => `Chưa cho ý kiến: ${names}`,
  authority: 'Thẩm quyền',
  mayMove: 'Ban Chỉ đạo được quyết định thời hạn của mốc này.',
  mayOnlyRecommend: 'Ban Chỉ đạo chỉ kiến nghị về thời hạn của mốc này.',
  conclusions: 'Kết luận',
  answer: { agreed: 'Cấp có thẩm quyền đồng ý', refused: 'Cấp có thẩm quyền không đồng ý' },
  minutes: 'Biên bản, phiếu xin ý kiến, thông báo',
  minutesKind: { minutes: 'Biên bản', 'opinion-sheet': 'Phiếu xin ý kiến', notice: 'Thông báo kết luận' },
  drafts: 'Dự thảo văn bản (DOCX)',
  draftsNote: 'Số và chữ ký để trống; thư điện tử và dự thảo không thay văn bản.',
  draft: {
    submission: 'Tờ trình',
    recommendation: 'Tờ trình kiến nghị cấp có thẩm quyền',
    notice: 'Thông báo kết luận',
    urging: 'Công văn đôn đốc',
    extension: 'Công văn đề nghị gia hạn (của đơn vị)',
  },
  erased: 'nội dung đã được xóa khỏi hồ sơ',
  insteadOf: (name: string) => ` (thay đ/c ${name})`,
} as const;

export const HOLDER_WORD: Record<HolderKind, string> = {
  unit: 'Đơn vị chủ trì',
  coordinating: 'Đơn vị phối hợp',
  checker: 'Kiểm tra sản phẩm',
  office: 'Cơ quan Thường trực',
  committee: 'Chờ ý kiến chỉ đạo',
  above: 'Chờ cấp có thẩm quyền',
  suspended: 'Tạm dừng',
  system: 'Hệ thống ngừng gửi nhắc',
};

export const DATE_KIND: Record<CaseView['dates'][number]['kind'], string> = {
  extension: 'gia hạn',
  conclusion: 'kết luận',
  answer: 'cấp có thẩm quyền đồng ý',
  correction: 'đính chính',
  replacement: 'văn bản thay thế',
  calendar: 'tính lại theo lịch',
};
