import type { AmendmentStatus } from '#contracts';

export const texts = {
  title: 'Đề nghị bổ sung, điều chỉnh nhiệm vụ',
  count: (total: number) => `${total} đề nghị`,
  state: 'Trạng thái',
  unit: 'Đơn vị đề nghị',
  empty: 'Không có đề nghị nào ở trạng thái đã chọn.',
  propose: 'Lập đề nghị',
  isNew: 'Nhiệm vụ mới',
  change: 'Điều chỉnh',
  by: (unit: string, on: string) => `${unit}, lập ngày ${on}`,
  holder: (name: string, since: string) => `Đang ở ${name}, từ ${since}`,
  answerDue: (on: string) => `Hẹn trả lời ${on}`,
  late: 'đã qua ngày hẹn',
} as const;

export const STATES = ['draft', 'signed', 'prepared', 'accepted', 'refused', 'withdrawn'] as const;
export const STATE_WORD: Record<AmendmentStatus, string> = {
  draft: 'Chờ ký',
  signed: 'Chờ chuẩn bị',
  prepared: 'Chờ quyết định',
  accepted: 'Chấp thuận',
  refused: 'Không chấp thuận',
  withdrawn: 'Đã rút',
};

export const form = {
  titleNew: 'Đề nghị nhiệm vụ mới',
  titleChange: (code: string) => `Đề nghị điều chỉnh nhiệm vụ ${code}`,
  hintNew:
    'Đề nghị là văn bản của đơn vị: cán bộ lập, người đứng đầu ký rồi mới gửi tới Cơ quan Thường trực. Được chấp thuận thì thành dự thảo nhiệm vụ.',
  hintChange:
    'Sửa những mục cần đổi, giữ nguyên mục không đổi. Người đứng đầu ký rồi đề nghị mới gửi đi; hạn ban đầu vẫn được giữ.',
  programme: 'Chương trình',
  unit: 'Đơn vị đề nghị',
  name: 'Tên nhiệm vụ',
  deadline: 'Mốc cần đổi sản phẩm hoặc thời hạn',
  deliverable: 'Sản phẩm',
  rule: 'Thời hạn',
  leads: 'Đơn vị chủ trì (đơn vị đầu là đầu mối)',
  coordinating: 'Đơn vị phối hợp',
  investment: 'Có phải việc đầu tư',
  investmentWord: { no: 'Không', yes: 'Có: cần kiểm tra trùng lặp trước khi triển khai' },
  reason: 'Lý do',
  basisTitle: 'Căn cứ (tên văn bản)',
  basisNumber: 'Số văn bản',
  basisDate: 'Ngày văn bản',
  send: 'Lưu dự thảo',
  saved: 'Đã lưu đề nghị; chờ người đứng đầu đơn vị ký.',
  nobody: 'Chỉ cán bộ, người đứng đầu đơn vị lập được đề nghị.',
  toAmendments: 'Xem các đề nghị',
} as const;
