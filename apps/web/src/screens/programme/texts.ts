import { OUTLOOK_WORD } from '#contracts/words';
import { howMany } from '../../list/how-many.js';
import type { GroupWords, Order } from './group.js';
import type { Zoom } from './timeline/frame.js';

export const texts = {
  title: 'Chương trình',
  views: { list: 'Danh sách', chart: 'Biểu đồ thời gian', matrix: 'Chủ trì, phối hợp' },
  viewsLabel: 'Cách xem chương trình',
  more: 'Xem thêm của chương trình',
  indicators: 'Chỉ tiêu',
  planTree: 'Cây kế hoạch',
  money: 'Kinh phí',
  dashboard: 'Bảng điều hành',
  drafts: 'Hoàn thiện dự thảo',
  print: 'In',
  count: (shown: number, total: number) =>
    shown === total ? `${total} nhiệm vụ` : `${shown} trên ${total} nhiệm vụ`,
  cut: (shown: number, total: number) =>
    `Chương trình có ${howMany(total)} nhiệm vụ; trang này hiện ${shown} nhiệm vụ đầu theo mã.`,
  years: (from: number, to: number, stated: boolean) =>
    stated ? `giai đoạn ${from}–${to}` : `các năm có mốc: ${from}–${to} (văn bản chưa nêu giai đoạn)`,
  ownUnits: 'phạm vi: việc của đơn vị đồng chí',
  asOf: (date: string) => `số liệu ngày ${date}`,
  standing: (unit: string) => `Cơ quan thường trực: ${unit}`,
  lacking: (leads: number, dues: number) =>
    `Nguồn chưa nêu: đơn vị chủ trì của ${leads} nhiệm vụ, thời hạn của ${dues} nhiệm vụ. Phần thiếu để trống, không suy đoán.`,
  narrowed: (words: string) => `Chỉ in: ${words}`,
  empty: 'Không có nhiệm vụ nào khớp; bỏ bớt điều kiện để xem nhiều hơn.',
  none: 'Chương trình chưa có nhiệm vụ nào trong phạm vi của đồng chí.',
  clear: 'Bỏ mọi điều kiện',
  order: 'Xếp theo',
  kind: 'Loại',
  group: 'Nhóm',
  lead: 'Chủ trì',
  coordinating: 'Phối hợp',
  any: 'tất cả',
  kinds: { task: 'Nhiệm vụ', obligation: 'Kế hoạch, báo cáo' },
  status: 'Trạng thái',
  outlook: 'Tiến độ',
  missing: 'Còn thiếu',
  task: 'Nhiệm vụ',
  due: 'Hạn',
  noLead: 'chưa rõ đơn vị chủ trì',
  heldBy: (unit: string) => `chưa rõ đơn vị; ${unit} theo dõi`,
  withOthers: (units: string) => `phối hợp: ${units}`,
  noPartner: 'chưa nêu đơn vị phối hợp',
  noDue: 'chưa có hạn',
} as const;

export const ORDER_WORD: Record<Order, string> = {
  nhom: 'nhóm nhiệm vụ',
  'don-vi': 'đơn vị chủ trì',
  'tien-do': 'tiến độ',
};

export const GROUP_WORDS: GroupWords = {
  group: (number, name) => (name === '' ? `Nhóm ${number}` : `Nhóm ${number}. ${name}`),
  obligations: 'Kế hoạch, báo cáo theo văn bản',
  others: 'Nhiệm vụ ngoài các nhóm',
  noLead: 'Chưa rõ đơn vị chủ trì',
  outlook: OUTLOOK_WORD,
};

export const chartTexts = {
  title: 'Biểu đồ thời gian',
  when: 'Thời gian',
  whole: (from: number, to: number) => `Cả giai đoạn ${from}–${to}`,
  year: (year: number) => `Năm ${year}`,
  part: 'Quý, tháng',
  wholeYear: 'Cả năm',
  quarter: (number: number) => `Quý ${['I', 'II', 'III', 'IV'][number - 1] ?? ''}`,
  month: (month: number) => `Tháng ${month}`,
  monthOf: (month: string) => `Tháng ${month.slice(5)}/${month.slice(0, 4)}`,
  earlier: 'Lùi',
  later: 'Tiến',
  standing: 'Tình trạng',
  line: 'Mốc theo thời gian',
  today: 'Hôm nay',
  brief: { missing: 'chưa có hạn', continuous: 'thường xuyên', event: 'chờ sự kiện' },
  undated: {
    missing: 'chưa có hạn: nguồn chưa nêu',
    continuous: 'việc thường xuyên, không có hạn',
    event: 'hạn tính từ khi có sự kiện',
  },
  before: (dates: string) => `Trước khoảng này: ${dates}`,
  after: (dates: string) => `Sau khoảng này: ${dates}`,
  original: (date: string) => `Hạn ban đầu ${date}`,
  legend: 'Chú giải',
  bar: 'từ ngày giao đến mốc cuối',
  late: 'đã quá hạn',
  first: 'hạn ban đầu, trước khi gia hạn hoặc điều chỉnh',
  rest: 'ngày nghỉ theo lịch làm việc',
  legal: 'mốc nêu trong văn bản',
  legalTitle: 'Mốc nêu trong văn bản',
  legalOf: (days: string) => `Mốc theo văn bản ${days}`,
  lastDay: (date: string) => `Ngày làm việc cuối cùng trong hạn: ${date}.`,
  noMarks: 'Không có mốc nào trong khoảng thời gian này.',
  undatedTitle: (count: number) => `Chưa có mốc trên biểu đồ (${count})`,
} as const;

export const ZOOM_HINT: Record<Zoom, string> = {
  programme: 'Chọn năm, rồi quý hoặc tháng để xem từng ngày và ngày nghỉ.',
  year: 'Chọn quý hoặc tháng để xem từng ngày và ngày nghỉ.',
  quarter: 'Cột xám là ngày nghỉ.',
  month: 'Cột xám là ngày nghỉ.',
};

export const matrixTexts = {
  title: 'Đơn vị chủ trì và đơn vị phối hợp',
  about:
    'Số nhiệm vụ mỗi đơn vị chủ trì làm cùng mỗi đơn vị phối hợp; bấm số để mở danh sách. Nhiệm vụ có nhiều đơn vị phối hợp đứng ở nhiều ô nên các ô không cộng thành tổng.',
  lead: 'Đơn vị chủ trì',
  total: 'Tổng',
  noLead: 'Chưa rõ đơn vị chủ trì',
  noPartner: 'Không nêu phối hợp',
  cell: (count: number, lead: string, partner: string) => `${count} nhiệm vụ: ${lead}, ${partner}`,
  region: 'Bảng chủ trì, phối hợp; cuộn ngang để xem hết',
} as const;

export const endTexts = {
  title: 'Kết thúc chương trình',
  about:
    'Ghi nhận theo văn bản của cấp có thẩm quyền. Từ đó không mở việc, không nhắc, không sửa gì nữa; hồ sơ vẫn xem, tìm và xuất được. Không hoàn tác được trên trang này.',
  drafts: (count: number) => `${count} nhiệm vụ chưa giao sẽ giữ nguyên là dự thảo.`,
  stillOpen: 'Chưa kết thúc được vì còn:',
  open: {
    tasks: (count: number) => `${count} nhiệm vụ chưa hoàn thành hoặc chưa dừng`,
    cases: (count: number) => `${count} hồ sơ trình chưa đóng`,
    cycles: (count: number) => `${count} kỳ chưa đóng`,
    amendments: (count: number) => `${count} đề nghị điều chỉnh chưa quyết định`,
    recommendations: (count: number) => `${count} kiến nghị giám sát chưa xong`,
  },
  fields: {
    title: 'Văn bản kết thúc',
    number: 'Số, ký hiệu',
    date: 'Ngày ban hành',
    issuer: 'Cơ quan ban hành',
    confirm: (code: string) => `Nhập lại mã chương trình (${code})`,
  },
  save: 'Ghi nhận kết thúc',
  saved: 'Đã ghi nhận chương trình kết thúc.',
  ended: (date: string) =>
    `Chương trình đã kết thúc ngày ${date}. Hồ sơ chỉ còn để xem và xuất, không thay đổi được nữa.`,
} as const;
