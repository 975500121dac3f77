import type { SupervisionStatus } from '#contracts';

export const texts = {
  title: 'Kiến nghị giám sát',
  count: (total: number) => `${total} kiến nghị`,
  state: 'Trạng thái',
  unit: 'Đơn vị trả lời',
  empty: 'Không có kiến nghị nào khớp với điều kiện đã chọn.',
  leave: 'Nêu kiến nghị',
  close: 'Đóng mẫu',
  heading: (no: number, body: string) => `Kiến nghị số ${no} của ${body}`,
  loading: 'Kiến nghị giám sát',
  left: (body: string, on: string) => `${body} nêu ngày ${on}`,
  askedFor: (on: string) => `Đề nghị trả lời trước hết ngày ${on}`,
  answerDue: (on: string) => `Hạn trả lời ${on}`,
  late: 'đã quá hạn trả lời',
  nobody: 'Chưa giao đơn vị trả lời',
  given: (unit: string, on: string) => `${unit} trả lời, giao ngày ${on}`,
  erased: 'Nội dung đã được xóa.',
  content: 'Nội dung kiến nghị',
  document: (number: string | null, on: string | null) =>
    [number === null ? null : `Văn bản số ${number}`, on === null ? null : `ngày ${on}`]
      .filter((part) => part !== null)
      .join(' '),
  course: 'Trả lời và ý kiến của cơ quan giám sát',
  noAnswer: 'Chưa có trả lời.',
  answered: (unit: string, by: string, on: string, late: boolean) =>
    `${unit} trả lời ngày ${on}${late ? ' (sau hạn)' : ''}, đ/c ${by}`,
  outcome: { accepted: 'Đã tiếp thu', contested: 'Chưa tiếp thu' },
  outcomeOn: (word: string, on: string) => `${word}, ngày ${on}`,
  waiting: 'Chờ cơ quan giám sát cho ý kiến.',
  published: 'Số liệu đã công bố',
  nothingPublished: 'Chưa có số liệu nào được công bố; có thì hiện ở đây.',
  openedSince: (on: string) => `mở từ ${on}`,
  about: {
    programme: 'Cả chương trình',
    task: (code: string) => `Nhiệm vụ ${code}`,
    indicator: (code: string) => `Chỉ tiêu ${code}`,
  },
  acts: 'Việc đồng chí làm được',
  act: {
    assign: 'Giao đơn vị trả lời',
    answer: 'Trả lời',
    accept: 'Tiếp thu trả lời',
    contest: 'Chưa tiếp thu',
    withdraw: 'Rút kiến nghị',
  },
  done: {
    assign: 'Đã giao; người đứng đầu đơn vị được báo trong thư 08:00 ngày làm việc tới.',
    answer: 'Đã ghi trả lời; người nêu kiến nghị được báo trong thư 08:00 ngày làm việc tới.',
    accept: 'Đã ghi: tiếp thu trả lời.',
    contest: 'Đã ghi: chưa tiếp thu; Cơ quan Thường trực được báo để giao trả lời lại.',
    withdraw: 'Đã rút kiến nghị.',
  },
  send: 'Gửi',
  form: {
    title: 'Nêu kiến nghị giám sát',
    hint: 'Kiến nghị gửi tới Cơ quan Thường trực để giao đơn vị trả lời; được nhắc cho tới khi có trả lời.',
    body: 'Cơ quan giám sát',
    programme: 'Chương trình',
    about: 'Về',
    aboutWord: { programme: 'Cả chương trình', task: 'Một nhiệm vụ', indicator: 'Một chỉ tiêu' },
    code: 'Mã nhiệm vụ hoặc chỉ tiêu',
    text: 'Nội dung kiến nghị',
    answerDue: 'Đề nghị trả lời trước hết ngày',
    number: 'Số văn bản',
    date: 'Ngày văn bản',
    saved: 'Đã gửi kiến nghị tới Cơ quan Thường trực.',
  },
  fields: {
    unit: 'Đơn vị trả lời',
    due: 'Hạn trả lời, nếu khác ngày được đề nghị',
    note: 'Ghi chú',
    text: 'Nội dung trả lời',
    why: 'Lý do chưa tiếp thu',
  },
} as const;

export const STATES = ['left', 'assigned', 'answered', 'contested', 'accepted', 'withdrawn'] as const;
export const STATE_WORD: Record<SupervisionStatus, string> = {
  left: 'Chờ giao',
  assigned: 'Chờ trả lời',
  answered: 'Chờ ý kiến',
  contested: 'Chưa tiếp thu',
  accepted: 'Đã tiếp thu',
  withdrawn: 'Đã rút',
};
