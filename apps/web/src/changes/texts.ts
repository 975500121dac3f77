import type { ChangeView, ImpactView } from '#contracts';

export const texts = {
  impact: 'Ảnh hưởng',
  nothingMoves: 'Không có mốc, bước nhắc, hồ sơ hay kỳ nào thay đổi.',
  counts: ({ tasks, cases, cycles, dates, steps, people }: ImpactView['counts']) =>
    [
      `${tasks} nhiệm vụ`,
      ...(cases > 0 ? [`${cases} hồ sơ trình`] : []),
      ...(cycles > 0 ? [`${cycles} kỳ`] : []),
      `${dates} ngày được tính lại`,
      `${steps} bước nhắc chuyển ngày`,
      ...(people > 0 ? [`${people} người nhận một thư báo`] : []),
    ].join(' · '),
  first: (shown: number, all: number) => `Liệt kê ${shown} trong ${all} mục đầu; số tổng là của tất cả.`,
  more: (count: number) => `Xem thêm ${count} mục`,
  moreSteps: (count: number) => `và ${count} bước nhắc khác`,
  caseOf: 'Hồ sơ trình của',
  added: 'thêm mới',
  dropped: 'bỏ',
  to: 'sang',
  told: 'Báo cho',
  received: 'Người nhận:',
  nobody: 'không có ai',
  newTab: '(mở thẻ mới)',
  andOthers: (count: number) => `và ${count} người khác`,
  warnings: 'Đề nghị xem lại',
  cause: 'Căn cứ của thay đổi',
  causeHint: 'Ghi vào nhật ký từng nhiệm vụ và thư báo, ví dụ: Thông báo số 14/TB-BNV ngày 20/11/2026.',
  preview: 'Xem ảnh hưởng',
  again: 'Xem ảnh hưởng lại',
  discard: 'Bỏ các thay đổi',
  leave: 'Các thay đổi trên trang chưa lưu và sẽ mất. Vẫn rời trang?',
  onlyAdministrator:
    'Đồng chí xem được ảnh hưởng; việc lưu do quản trị viên thực hiện. Đề nghị gửi căn cứ cho quản trị viên.',
  stale:
    'Chưa lưu. Sau khi đồng chí xem ảnh hưởng, dữ liệu đã có thay đổi (lịch, quy tắc hoặc nhiệm vụ), nên bảng ảnh hưởng không còn đúng. Nội dung đồng chí nhập vẫn còn; đề nghị xem ảnh hưởng lại rồi lưu.',
  changes: 'Các thay đổi đã lưu',
  noChanges: 'Chưa có thay đổi nào được lưu.',
  saved: (at: string) => `Lưu lúc ${at}`,
  running: (done: number, total: number) => `Đang tính lại: ${done}/${total} nhiệm vụ`,
  finished: (moved: number, told: number) =>
    `Đã xong: ${moved} thay đổi${told > 0 ? `, ${told} người được báo` : ''}`,
  versions: (count: number) => `Các phiên bản (${count})`,
  version: (name: string) => `Phiên bản ${name}`,
  current: 'đang áp dụng',
  by: (name: string, at: string) => `đ/c ${name} lưu lúc ${at}`,
  byInstallation: (at: string) => `có từ khi cài đặt, ${at}`,
  compare: 'So với bản đang áp dụng',
  closeCompare: 'Đóng so sánh',
  bringBack: 'Đưa trở lại',
} as const;

export const KIND_WORD: Record<ChangeView['kind'], string> = {
  calendar: 'Lịch làm việc',
  policy: 'Quy tắc nhắc hạn',
  rules: 'Áp dụng quy tắc cho việc đang mở',
  units: 'Sắp xếp đơn vị',
};

export const DATE_WORD: Record<ImpactView['items'][number]['dates'][number]['what'], string> = {
  'legal-due': 'Hạn theo văn bản',
  'working-due': 'Ngày làm việc cuối cùng trong hạn',
  'answer-due': 'Hạn cho ý kiến',
};
