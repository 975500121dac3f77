import type { Reorganisation, ReorganisationView } from '#contracts';

export const texts = {
  title: 'Sắp xếp đơn vị',
  present: 'Danh sách đơn vị hiện nay',
  intro:
    'Hợp nhất, chia tách, đổi tên đơn vị khi nhiệm vụ đang chạy. Nhật ký giữ tên cũ; nhiệm vụ đang mở, người và bước nhắc chuyển sang đơn vị kế tiếp. Xem trước rồi mới thực hiện.',
  form: 'Phương án sắp xếp',
  kind: 'Hình thức',
  olds: 'Đơn vị thôi hoạt động',
  old: 'Đơn vị cũ',
  into: 'Chuyển vào',
  intoNew: 'một đơn vị mới',
  intoOld: 'một đơn vị đang có',
  successor: 'Đơn vị kế tiếp',
  name: (no: number, many: boolean) => (many ? `Tên đơn vị mới ${no}` : 'Tên đơn vị mới'),
  code: (no: number, many: boolean) => (many ? `Mã đơn vị mới ${no}` : 'Mã đơn vị mới'),
  codeHint: 'Chữ thường không dấu, số và gạch nối; không dùng lại mã cũ.',
  add: 'Thêm đơn vị mới',
  drop: (no: number) => `Bỏ đơn vị mới ${no}`,
  rest: 'Những gì không chọn riêng chuyển về',
  restOld: 'đơn vị khác đang có…',
  document: 'Văn bản',
  number: 'Số, ký hiệu',
  date: 'Ngày văn bản',
  issuer: 'Cơ quan ban hành',
  on: 'Có hiệu lực từ ngày',
  onHint: 'Thực hiện từ ngày có hiệu lực, không sớm hơn.',
  incomplete: 'Chọn đơn vị, đặt tên đơn vị mới, ghi văn bản và ngày có hiệu lực để xem trước.',
  carryOut: 'Thực hiện sắp xếp',
  carriedOut: 'Đã thực hiện; nhiệm vụ đang mở chuyển dần sang đơn vị kế tiếp.',
  shown: 'Kết quả xem trước',
  counts: ({ tasks, people, steps }: ReorganisationView) =>
    [
      `${tasks.length} lượt nhiệm vụ`,
      `${people.length} người`,
      ...(steps.length > 0 ? [`${steps.length} bước nhắc đổi người nhận`] : []),
    ].join(' · '),
  nothing: 'Không có nhiệm vụ đang mở nào ở các đơn vị này.',
  open: 'Còn để ngỏ, cần quyết định sau khi thực hiện',
  tasks: (count: number) => `Nhiệm vụ (${count})`,
  people: (count: number) => `Người (${count})`,
  cycles: (count: number) => `Kỳ có bước chuyển sang đơn vị kế tiếp (${count})`,
  steps: (count: number) => `Bước nhắc đổi người nhận (${count})`,
  standIns: (count: number) => `Phân công thay cần xem lại (${count})`,
  standIn: (person: string, by: string | null, until: string) =>
    `đ/c ${person}${by === null ? '' : `, người thay đ/c ${by}`}, đến ${until}`,
  target: (what: string) => `Chuyển ${what} về`,
  choose: (what: string) => `Chọn ${what}`,
  chooseAll: 'Chọn tất cả',
  moveChosen: (count: number) => `Chuyển ${count} mục đã chọn về`,
  move: 'Chuyển',
  again: 'Đã đổi nơi nhận; đề nghị xem trước lại để thấy bước nhắc và người nhận mới.',
  to: 'sang',
  nobody: 'không ai',
  more: (count: number) => `và ${count} mục khác`,
  handover: 'Danh sách bàn giao',
  handed: (unit: string, count: number) => `${unit}: ${count} nhiệm vụ`,
  noHandover: 'Chưa có nhiệm vụ nào chuyển xong.',
  print: 'In danh sách',
} as const;

export const KIND_WORD: Record<Reorganisation['kind'], string> = {
  merge: 'Hợp nhất, sáp nhập',
  split: 'Chia tách',
  rename: 'Đổi tên',
};

export const AS_WORD: Record<ReorganisationView['tasks'][number]['as'][number], string> = {
  lead: 'chủ trì',
  coordinating: 'phối hợp',
  holder: 'đang giữ việc',
  input: 'được xin ý kiến',
};
