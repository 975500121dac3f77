import type { CycleKind, CycleListItem } from '#contracts';

export const KIND_WORD: Record<CycleKind, string> = {
  'annual-plan': 'Kế hoạch năm',
  'six-month-report': 'Báo cáo 6 tháng',
  'annual-report': 'Báo cáo năm',
  'quarterly-report': 'Báo cáo quý',
  'nine-month-report': 'Báo cáo 9 tháng',
  'ad-hoc-report': 'Báo cáo đột xuất',
  'mid-term-report': 'Báo cáo giữa nhiệm kỳ',
  'end-of-term-report': 'Báo cáo cuối nhiệm kỳ',
  'interim-review': 'Sơ kết',
  'final-review': 'Tổng kết',
  'unit-plan': 'Kế hoạch của các đơn vị',
  'unit-review': 'Đơn vị tự sơ kết',
};

type Status = CycleListItem['status'];
export const CYCLE_STATUSES: readonly Status[] = ['running', 'paused', 'closed'];
export const CYCLE_STATUS_WORD: Record<Status, string> = {
  running: 'Đang thực hiện',
  paused: 'Tạm dừng',
  closed: 'Đã kết thúc',
};
