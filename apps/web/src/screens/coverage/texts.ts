import type { CoverageKind } from '#contracts';

export const texts = {
  title: 'Chưa có người nhận',
  count: (total: number) => `${total} mục`,
  kind: 'Loại',
  empty: 'Mọi bước trong 30 ngày tới đều có người nhận.',
  open: 'Mở',
  more: (n: number) => `và ${n} mục khác; xử lý các mục trên trước.`,
} as const;

export const KIND_WORD: Record<CoverageKind, string> = {
  'unreached-step': 'Đã không đến được ai',
  'coming-step': 'Sắp không đến được ai',
  'refused-address': 'Địa chỉ thư bị từ chối',
  'person-left': 'Còn đứng tên người đã nghỉ',
  'empty-role': 'Vai trò chưa có người',
  absence: 'Vắng, chưa có người thay',
  'unit-only': 'Mới có đơn vị',
};
