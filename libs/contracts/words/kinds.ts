import type { LiveKind } from '../views-live.js';

export const LIVE_KIND_WORD: Record<LiveKind, string> = {
  task: 'Nhiệm vụ',
  case: 'Hồ sơ trình',
  cycle: 'Kỳ',
  amendment: 'Đề nghị của đơn vị',
  supervision: 'Kiến nghị giám sát',
  register: 'Quản trị',
  indicator: 'Chỉ tiêu',
  money: 'Kinh phí',
  ledger: 'Phân loại, công bố',
};
