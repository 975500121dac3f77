/** What a calendar says of each entry; its dates and titles come from the record. */
export const words = {
  name: 'Đôn Đốc – việc của tôi',
  due: 'Hạn',
  rework: 'Hạn hoàn thiện',
  check: 'Kiểm tra sản phẩm',
  extension: { 'sign-extension': 'Ký đề nghị gia hạn', 'decide-extension': 'Quyết định gia hạn' },
  case: { conclude: 'Kết luận', 'give-opinion': 'Cho ý kiến', 'give-statement': 'Giải trình' },
  answer: 'Gửi nội dung',
  stage: 'Hoàn thành bước',
  deliverable: (name: string) => `Sản phẩm: ${name}`,
  unit: (name: string) => `Đơn vị: ${name}`,
  legalDue: (day: string) => `Hạn theo văn bản: ${day}`,
  returned: 'Được trả lại để hoàn thiện; ngày này thay ngày cũ.',
  submitted: (day: string) => `Trình ngày ${day}`,
  asked: (day: string) => `Đề nghị hạn mới: ${day}`,
  reached: (day: string) => `Trình Ban Chỉ đạo ngày ${day}`,
} as const;
