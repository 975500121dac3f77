import type { GuideName } from '../../frame/guide-of.js';

export const texts = {
  title: 'Hướng dẫn',
  whose: 'Hướng dẫn dành cho',
  contents: 'Trong trang này',
} as const;

export const GUIDE_WORD: Record<GuideName, string> = {
  'can-bo': 'Cán bộ được giao',
  'thu-truong': 'Người đứng đầu đơn vị',
  'van-phong': 'Văn phòng, người kiểm tra',
  'ban-chi-dao': 'Ban Chỉ đạo',
  'quan-tri': 'Quản trị',
  'kiem-tra-giam-sat': 'Kiểm tra, giám sát',
};
