import type { ImportKind, ImportRowState } from '#contracts';

export const texts = {
  title: 'Nhập từ bảng tính',
  intro:
    'Tệp được xem trước từng dòng rồi mới ghi; sai một dòng thì không ghi dòng nào. Dòng nào không có trong bảng thì giữ nguyên. Mỗi lần ghi được lưu vào sổ quản trị.',
  kind: 'Loại bảng',
  template: 'Tải tệp mẫu',
  filled: 'Tải danh sách hiện có để sửa',
  file: 'Tệp .xlsx hoặc .csv',
  pickFile: 'Chọn tệp…',
  wrongFile: 'Chỉ nhận tệp .xlsx hoặc .csv.',
  look: 'Xem trước',
  found: (total: number) => `Xem trước ${total} dòng`,
  whole: 'Cả bảng',
  row: (row: number) => `Dòng ${row}`,
  cell: (cell: string) => `Ô ${cell}`,
  empty: '(trống)',
  notes: (total: number) => `Đã tự sửa khi đọc: ${total} ô`,
  save: (total: number) => `Ghi ${total} dòng mới và đổi`,
  propose: (total: number) => `Đưa ${total} ngày vào đề xuất`,
  cause: (file: string) => `Nhập từ bảng tính ${file}`,
  cannot: 'Sửa các chỗ sai trong tệp rồi chọn lại tệp.',
  nothing: '0 thay đổi: bảng giống hệt dữ liệu hiện có, không có gì để ghi.',
  saved: (total: number) => `Đã ghi ${total} dòng.`,
  missing: (all: readonly string[]) => `Còn thiếu, không suy đoán: ${all.join(' ')}`,
  history: 'Các lần đã nhập',
  engine: 'Hệ thống',
  undo: 'Hoàn tác',
  undoNow: 'Hoàn tác cả lần nhập này',
  keep: 'Giữ lại',
  undone: 'Đã hoàn tác lần nhập.',
  undoneBy: (at: string, name: string | undefined) =>
    `Đã hoàn tác ${at}${name === undefined ? '' : ` · ${name}`}`,
  touched: (codes: readonly string[]) =>
    `Không hoàn tác được: đã có người xử lý ${codes.slice(0, 5).join(', ')}${codes.length > 5 ? ` và ${codes.length - 5} mục khác` : ''}`,
} as const;

/** Tables that only an administrator imports. */
export const ADMINISTRATORS: ReadonlySet<ImportKind> = new Set<ImportKind>(['people', 'units']);

/** What the page keeps that a saved table may have changed. */
export const CHANGED_BY: Record<ImportKind, readonly string[]> = {
  people: ['people', 'units', 'me', 'coverage'],
  units: ['people', 'units', 'me', 'coverage'],
  tasks: ['tasks', 'task', 'stats', 'coverage'],
  values: ['indicators', 'indicator', 'stats'],
  calendar: [],
};

export const WRITTEN_WORD: Record<ImportKind, (count: number) => string> = {
  people: (count) => `${count} người`,
  units: (count) => `${count} đơn vị`,
  tasks: (count) => `${count} nhiệm vụ`,
  values: (count) => `${count} số liệu`,
  calendar: (count) => `${count} ngày`,
};

export const KIND_WORD: Record<ImportKind, string> = {
  people: 'Người dùng và vai trò',
  units: 'Cơ quan, đơn vị',
  tasks: 'Nhiệm vụ',
  values: 'Số liệu chỉ tiêu',
  calendar: 'Lịch làm việc',
};

export const KIND_HINT: Record<ImportKind, string> = {
  people:
    'Mỗi dòng là một người ở một đơn vị với một vai trò; người có nhiều vai trò ghi nhiều dòng, gộp lại là mọi vai trò của người đó.',
  units: 'Mỗi dòng là một đơn vị; đổi tên, hợp nhất, chia tách làm ở trang Sắp xếp đơn vị.',
  tasks:
    'Mỗi dòng là một nhiệm vụ với một mốc; nhiệm vụ nhiều mốc ghi nhiều dòng. Nhiệm vụ mới là dự thảo; ô trống để trống và được báo là còn thiếu. Nhiệm vụ đang thực hiện chỉ đổi được cán bộ.',
  values:
    'Mỗi dòng là một số: của chỉ tiêu nào, toàn tỉnh hay đơn vị nào, đến hết kỳ hoặc ngày nào, thực hiện hay ước. Số đã ghi không bị xóa: số khác thì thay số cũ.',
  calendar:
    'Mỗi dòng là một ngày nghỉ hoặc một ngày làm bù theo một văn bản. Bảng chỉ lập đề xuất; xem ảnh hưởng rồi lưu ở trang Lịch làm việc.',
};

export const STATE_WORD: Record<ImportRowState, string> = {
  wrong: 'Sai',
  new: 'Mới',
  changed: 'Đổi',
  same: 'Giữ nguyên',
};
