import { howMany } from '../../list/how-many.js';

export const texts = {
  title: 'Nhiệm vụ',
  count: (total: number) => `${howMany(total)} nhiệm vụ`,
  found: (total: number, q: string) => `${howMany(total)} nhiệm vụ khớp “${q}”`,
  status: 'Trạng thái',
  outlook: 'Tiến độ',
  unit: 'Đơn vị chủ trì',
  search: 'Tìm theo mã, tên',
  clearSearch: 'Bỏ tìm kiếm',
  sort: 'Sắp xếp',
  empty: 'Không có nhiệm vụ nào khớp; bỏ bớt điều kiện để xem nhiều hơn.',
  clear: 'Bỏ mọi điều kiện',
  dashboard: 'Bảng điều hành',
  difficulties: 'Vướng mắc chờ xử lý',
  noOfficer: 'chưa có cán bộ',
} as const;

export const STATUSES = ['draft', 'active', 'suspended', 'stopped', 'completed'] as const;

/** What somebody looks for among running tasks; the other marks say no more than the status does. */
export const OUTLOOKS = ['overdue', 'due-soon', 'awaiting-check', 'backlog', 'on-track'] as const;

export const SORTS = { due: 'Hạn gần nhất', code: 'Mã', title: 'Tên', '-updated': 'Mới cập nhật' } as const;
