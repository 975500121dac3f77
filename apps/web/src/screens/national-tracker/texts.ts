export const texts = {
  title: 'Cập nhật theodoinq',
  intro:
    'Hệ thống không tự ghi vào theodoinq. Tải bảng, nhập vào theodoinq, rồi đánh dấu những nhiệm vụ đã nhập và ngày nhập; từ đó biết nhiệm vụ nào đã thay đổi và cần nhập lại.',
  count: (marked: number, total: number) => `${marked} trên ${total} nhiệm vụ đã cập nhật`,
  download: 'Tải bảng XLSX',
  show: 'Hiện',
  chooseAll: (n: number) => `Chọn ${n} nhiệm vụ đang hiện`,
  chooseNone: 'Bỏ chọn',
  choose: (code: string) => `Chọn ${code}`,
  on: 'Ngày cập nhật',
  mark: (n: number) => `Đánh dấu ${n} nhiệm vụ đã cập nhật`,
  unmark: 'Bỏ đánh dấu',
  marked: (n: number) => `Đã đánh dấu ${n} nhiệm vụ.`,
  unmarked: (n: number) => `Đã bỏ đánh dấu ${n} nhiệm vụ.`,
  trackedOn: (day: string) => `đã cập nhật ${day}`,
  untracked: 'chưa cập nhật',
  changed: 'có thay đổi từ lần cập nhật',
  empty: 'Không có nhiệm vụ nào như vậy.',
} as const;

export const SHOWN = ['untracked', 'changed', 'current'] as const;
export type Shown = (typeof SHOWN)[number];
export const SHOWN_WORD: Record<Shown, string> = {
  untracked: 'Chưa cập nhật',
  changed: 'Đã thay đổi',
  current: 'Còn đúng',
};
