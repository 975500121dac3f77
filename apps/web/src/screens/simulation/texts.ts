import type { RunSimulation, SimulationView } from '#contracts';
import { formatDate } from '../../format/date.js';

type Load = Pick<SimulationView['load'], 'mails' | 'items'>;

export const texts = {
  title: 'Mô phỏng',
  intro:
    'Chạy trước quy tắc nhắc hạn trên các nhiệm vụ đang có, từ hôm nay: ngày nào nhiều thư, thư nào, vì sao, hồ sơ nào sẽ mở. Không gửi, không lưu gì.',
  all: 'mọi chương trình',
  from: 'Từ ngày',
  to: 'Đến hết ngày',
  people: 'Nếu',
  otherCalendar: 'Giả định lịch khác',
  otherCalendarHint: 'Thêm ngày nghỉ, ngày làm bù hoặc hoán đổi; chỉ dùng cho lần mô phỏng này.',
  day: 'Ngày',
  kind: 'Loại ngày',
  add: 'Thêm vào giả định',
  remove: 'Bỏ',
  otherRules: 'Giả định quy tắc khác',
  otherRulesHint: 'Sửa số nào thì mô phỏng theo số đó, như khi áp dụng cho mọi nhiệm vụ đang mở.',
  reset: 'Trở lại quy tắc đang áp dụng',
  run: 'Chạy mô phỏng',
  running: 'Đang chạy…',
  stale: 'Đã đổi lựa chọn sau lần chạy; bấm Chạy mô phỏng để xem lại.',
  sum: ({ from, to, load, cases }: SimulationView) =>
    `Từ ${formatDate(from)} đến ${formatDate(to)}: ${load.mails} thư, ${load.items} lượt nhắc cho ${load.people.length} người; ${cases.length} hồ sơ trình.`,
  unreached: (steps: number) => `${steps} bước chưa có người nhận.`,
  notCounted:
    'Tính mỗi người mỗi ngày một thư; một bước gửi hai người là hai lượt nhắc. Chưa tính thông báo về việc vừa làm, nhắc Ban Chỉ đạo về hồ sơ của kỳ, nhắc công bố lịch năm sau, các bước của kiến nghị giám sát.',
  nothing: 'Không có thư nào trong khoảng này.',
  busiest: 'Những ngày nhiều thư nhất',
  load: ({ mails, items }: Load) => `${mails} thư, ${items} lượt nhắc`,
  byDay: 'Bảng theo ngày',
  mails: 'Thư',
  items: 'Lượt nhắc',
  byPerson: 'Theo người và tháng',
  person: 'Người nhận',
  total: 'Tổng số thư',
  heat: (name: string, month: string, mails: number) => `${name}, tháng ${month}: ${mails} thư`,
  moreThan: (count: number) => `Xem thêm ${count} mục`,
  which: 'Thư nào, ngày nào, vì sao',
  onDay: 'Ngày gửi',
  ofTask: 'Nhiệm vụ, kỳ',
  anyDay: 'mọi ngày',
  anyTask: 'mọi nhiệm vụ',
  anyPerson: 'mọi người',
  nobody: 'không có người nhận',
  found: (steps: number) => `${steps} bước`,
  none: 'Không có bước nào như vậy.',
  first: (shown: number, total: number) =>
    `Chỉ liệt kê ${shown} bước đầu trong ${total}; chọn khoảng ngày ngắn hơn để xem hết. Các con số là của tất cả.`,
  firstMoves: (shown: number, total: number) => `Chỉ liệt kê ${shown} thay đổi đầu trong ${total}.`,
  sendTo: (names: readonly string[]) => `Gửi ${names.map((name) => `đ/c ${name}`).join(', ')}`,
  andOthers: (count: number) => `và ${count} người khác`,
  notSent: (why: string) => `Không gửi: ${why}`,
  cases: 'Hồ sơ trình sẽ mở',
  noCases: 'Không có hồ sơ nào.',
  opens: (day: string) => `mở dự thảo ngày ${day}`,
  isOpen: 'đã có dự thảo',
  goesUp: (day: string) => `tự chuyển tới Ban Chỉ đạo ngày ${day}`,
  staysDraft: 'chưa chuyển trong khoảng này',
  difference: 'Khác với hiện nay',
  compared: (today: Load, then: Load) =>
    `Hiện nay ${today.mails} thư, ${today.items} lượt nhắc; theo giả định ${then.mails} thư, ${then.items} lượt nhắc.`,
  changes: (more: number, fewer: number, moved: number, dates: number) =>
    `Thêm ${more} bước, bớt ${fewer} bước, ${moved} bước đổi ngày; ${dates} hạn được tính lại.`,
  same: 'Không có bước nhắc, mốc hay hồ sơ nào thay đổi.',
  warnings: 'Đề nghị xem lại các số giả định',
  dates: 'Hạn được tính lại',
  steps: 'Bước nhắc thay đổi',
  sendsMore: (day: string) => `thêm, gửi ngày ${day}`,
  sendsFewer: (day: string) => `bỏ, hiện nay gửi ngày ${day}`,
} as const;

export const PEOPLE_WORD: Record<RunSimulation['people'], string> = {
  absent: 'không ai trả lời (nhiều thư nhất)',
  'in-time': 'mọi người làm đúng hạn',
};
