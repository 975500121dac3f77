import type { ImportKind, ImportRowState } from '#contracts';

export const texts = {
  title: 'Nhập từ bảng tính',
  intro:
    'Tệp được xem trước từng dòng rồi mới ghi; sai một dòng thì không ghi dòng nào. Ai không có trong bảng thì giữ nguyên. Mỗi lần ghi được lưu vào sổ quản trị.',
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
  cannot: 'Sửa các chỗ sai trong tệp rồi chọn lại tệp.',
  nothing: 'Bảng giống hệt danh sách hiện có, không có gì để ghi.',
  saved: (total: number) => `Đã ghi ${total} dòng.`,
  none: 'Không có dòng nào ở mục đã chọn.',
} as const;

export const KIND_WORD: Record<ImportKind, string> = {
  people: 'Người dùng và vai trò',
  units: 'Cơ quan, đơn vị',
};

export const KIND_HINT: Record<ImportKind, string> = {
  people:
    'Mỗi dòng là một người ở một đơn vị với một vai trò; người có nhiều vai trò ghi nhiều dòng, gộp lại là mọi vai trò của người đó.',
  units: 'Mỗi dòng là một đơn vị; đổi tên, hợp nhất, chia tách làm ở trang Sắp xếp đơn vị.',
};

export const STATE_WORD: Record<ImportRowState, string> = {
  wrong: 'Sai',
  new: 'Mới',
  changed: 'Đổi',
  same: 'Giữ nguyên',
};
