export const texts = {
  title: 'Việc của tôi',
  views: { mine: 'Được giao cho tôi', unit: 'Của đơn vị tôi', check: 'Chờ kiểm tra' },
  viewsLabel: 'Xem việc',
  groups: { overdue: 'Quá hạn', today: 'Hôm nay', week: '7 ngày tới', later: 'Sau đó' },
  empty: {
    overdue: 'Không có việc quá hạn.',
    today: 'Không có việc đến hạn hôm nay.',
    week: 'Không có việc đến hạn trong 7 ngày tới.',
    later: 'Không còn việc nào khác.',
  },
  nothing: {
    mine: 'Chưa có nhiệm vụ nào được giao cho đồng chí; khi được giao, việc sẽ hiện ở đây và trong thư 08:00.',
    unit: 'Chưa có nhiệm vụ nào do đơn vị của đồng chí chủ trì.',
    check: 'Không có sản phẩm nào chờ đồng chí kiểm tra.',
  },
  allTasks: 'Xem tất cả nhiệm vụ',
  more: (shown: number, total: number) => `Hiện ${shown} trên ${total} việc có hạn gần nhất.`,
  choose: (code: string) => `Chọn ${code}`,
  chosen: (count: number) => `Đã chọn ${count} việc`,
  acknowledgeAll: (count: number) => `Tiếp nhận ${count} việc`,
  chooseAll: (count: number) => `Chọn cả ${count} việc chưa tiếp nhận`,
  clear: 'Bỏ chọn',
  acknowledged: (count: number) =>
    count === 1 ? 'Đã tiếp nhận nhiệm vụ.' : `Đã tiếp nhận ${count} nhiệm vụ.`,
  notAcknowledged: (codes: string) => `Chưa tiếp nhận được: ${codes}.`,
} as const;
