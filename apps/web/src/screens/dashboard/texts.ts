import type { StatsView } from '#contracts';

type Light = StatsView['byUnit'][number]['light'];

export const texts = {
  title: 'Bảng điều hành',
  takenAt: (time: string) => `Số liệu lúc ${time}`,
  atEndOf: (date: string) => `Số liệu đến hết ngày ${date}`,
  ownUnits: 'Phạm vi: đơn vị của đồng chí',
  asOf: 'Số liệu đến ngày',
  print: 'In',
  tasks: 'Danh sách nhiệm vụ',
  four: 'Việc có thời hạn',
  fourNote: 'Tính theo thời hạn giao ban đầu; gia hạn không làm việc quá hạn thành đúng hạn.',
  doneOnTime: 'Hoàn thành đúng hạn',
  doneLate: 'Hoàn thành quá hạn',
  openInTime: 'Chưa hoàn thành, trong hạn',
  openOverdue: 'Chưa hoàn thành, quá hạn',
  undated: (count: number) => `${count} việc chưa có thời hạn để tính`,
  byCurrent: (overdue: number) => `Theo thời hạn hiện tại (sau gia hạn, kết luận): ${overdue} việc quá hạn.`,
  among: 'Trong đó',
  finer: {
    early: 'hoàn thành trước hạn',
    dueSoon: 'sắp đến hạn (7 ngày tới)',
    awaitingCheck: 'chờ kiểm tra kết quả',
    suspended: 'tạm dừng',
    stopped: 'đã dừng',
    backlog: 'tồn đọng, chờ rà soát',
    underStudy: 'đang nghiên cứu',
    beyondAuthority: 'thuộc thẩm quyền Trung ương',
  },
  cohorts: 'Tỷ lệ hoàn thành theo thời hạn',
  units: 'Theo đơn vị, việc cần chú ý trước',
  unit: 'Đơn vị',
  light: 'Tình trạng',
  overdue: 'Quá hạn',
  soon: 'Sắp đến hạn',
  inTime: 'Trong hạn',
  done: 'Hoàn thành',
  rate: 'Tỷ lệ đúng hạn',
  noRate: 'chưa có việc hoàn thành',
  noUnits: 'Chưa có đơn vị nào có việc được giao; số liệu hiện ra khi nhiệm vụ đầu tiên được kích hoạt.',
  noneOfMine:
    'Đơn vị của đồng chí chưa có nhiệm vụ nào trong chương trình này; số liệu hiện ra khi nhiệm vụ đầu tiên được giao.',
  supervises:
    'Bảng này tính từ nhiệm vụ của đơn vị người xem; cơ quan giám sát không được giao nhiệm vụ nên không có số liệu ở đây. Đồng chí xem số liệu đã công bố ở trang Kiến nghị giám sát.',
  published: 'Mở số liệu đã công bố',
  behind: 'Chỉ tiêu chậm so với lộ trình',
  noneBehind: 'Không có chỉ tiêu nào chậm so với lộ trình.',
  noProgramme: 'Chưa có chương trình nào.',
  reported: 'Số liệu văn bản đã báo cáo',
} as const;

export const LIGHT_WORD: Record<Light, string> = {
  red: 'Có việc quá hạn',
  yellow: 'Có việc sắp đến hạn',
  green: 'Đúng tiến độ',
  grey: 'Chưa có việc',
};
