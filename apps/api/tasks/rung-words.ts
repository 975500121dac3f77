import type { RoleRef } from '#domain';

/** Rungs and roles in the words of the page; level codes are for records, not for people. */
const FIXED: Readonly<Record<string, string>> = {
  OPEN: 'Báo bước đã mở',
  BACK: 'Báo nội dung được trả lại',
  'CYCLE-OPEN': 'Mở kỳ',
  'CYCLE-CLOSE': 'Kết thúc kỳ',
  'STAGE-OPEN': 'Mở bước',
  'STAGE-CLOSE': 'Kết thúc bước',
  Q: 'Hỏi tiến độ đầu quý',
  NUDGE: 'Đề nghị cập nhật tiến độ',
  ROLLUP: 'Tổng hợp việc quá hạn đầu tháng',
  ACK: 'Báo người đứng đầu: việc chưa được tiếp nhận',
  L1: 'Kính báo cáo người đứng đầu đơn vị',
  L2: 'Kính báo cáo cơ quan cấp trên trực tiếp',
  L3: 'Báo cáo Cơ quan Thường trực, mở dự thảo hồ sơ trình',
  L4: 'Chuyển hồ sơ tới đầu mối Ban Chỉ đạo',
};

const BY_TRACK: Readonly<Record<string, (days: number) => string>> = {
  'T-': (days) => (days === 0 ? 'Nhắc hạn trong ngày cuối' : `Nhắc hạn trước ${days} ngày`),
  'T+': (days) => `Đã quá hạn ${days} ngày làm việc`,
  'H-': (days) => `Báo trước người đứng đầu ${days} ngày`,
  'K-': () => 'Nhắc kiểm tra sản phẩm',
  'K+': (days) => `Quá ngày kiểm tra ${days} ngày làm việc`,
  'C-': (days) => `Nhắc ngày cần có ý kiến của Ban Chỉ đạo, trước ${days} ngày làm việc`,
  'E-': () => 'Nhắc ngày cần giải trình',
  'E+': (days) => `Quá ngày cần giải trình ${days} ngày làm việc`,
  'D-': () => 'Nhắc ngày cần trình lại hồ sơ',
  'D+': () => 'Hồ sơ chưa trình lại, chuyển tới đầu mối Ban Chỉ đạo',
  'R+': (days) => `Kiến nghị chưa có trả lời sau ${days} ngày làm việc`,
  'P-': () => 'Nhắc ngày cần có ý kiến phối hợp',
  'P+': (days) => `Quá ngày cần có ý kiến phối hợp ${days} ngày làm việc`,
  'V-': () => 'Nhắc ngày cần xử lý vướng mắc',
  'V+': () => 'Quá ngày cần xử lý vướng mắc',
  'S-': (days) => `Báo Văn phòng trước hạn ${days} ngày làm việc`,
  'S+': (days) => `Báo Văn phòng: quá hạn ${days} ngày làm việc`,
  'G+': (days) => `Đề nghị gia hạn chờ quyết định ${days} ngày làm việc`,
  'C+': (days) => `Quá ngày cần có ý kiến của Ban Chỉ đạo ${days} ngày làm việc`,
};

export function rungTitle(rung: string): string {
  const numbered = /^([THKCEDRPVGS][+-])(\d+)$/.exec(rung);
  if (numbered) return BY_TRACK[numbered[1]!]!(Number(numbered[2]));
  return FIXED[rung] ?? rung;
}

const ROLE: Record<RoleRef['role'], string> = {
  officer: 'cán bộ được giao',
  head: 'người đứng đầu đơn vị',
  'parent-head': 'người đứng đầu cơ quan cấp trên',
  checker: 'người kiểm tra',
  office: 'Cơ quan Thường trực',
  'office-deputy-chief': 'Phó Chánh Văn phòng',
  'office-chief': 'Chánh Văn phòng',
  intake: 'đầu mối Ban Chỉ đạo',
  'coordinating-head': 'người đứng đầu đơn vị phối hợp',
  respondent: 'người đứng đầu đơn vị được hỏi',
  person: 'người được giao xử lý',
};

export function roleWord(role: RoleRef['role']): string {
  return ROLE[role];
}

export const SKIPPED_BECAUSE = {
  nobody: 'chưa có người nhận',
  debtor: 'cấp này chính là bên đang giữ việc',
} as const;
