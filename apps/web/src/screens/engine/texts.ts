import type { ChainLink, EngineView, ReadyView } from '#contracts';
import { formatInstant } from '../../format/date.js';

const LINK_WORD: Record<ChainLink, string> = {
  outbox: 'chuyển lệnh',
  workflow: 'máy chủ quy trình',
  mail: 'gửi thư',
  planner: 'lập kế hoạch nhắc',
  sender: 'gửi thư',
  reconciler: 'đối chiếu',
  overdue: 'có thư hoặc việc nhắc quá giờ',
  ping: 'nơi theo dõi bên ngoài không nhận tin',
};

export const texts = {
  title: 'Tình trạng hệ thống',
  refresh: 'Xem lại',
  parts: 'Các phần của hệ thống nhắc hạn',
  part: 'Phần việc',
  about: 'Làm gì',
  last: 'Lần chạy gần nhất',
  never: 'chưa chạy lần nào',
  ago: (seconds: number) =>
    seconds < 90 ? `${Math.round(seconds)} giây trước` : `${Math.round(seconds / 60)} phút trước`,
  fine: 'Đang chạy',
  state: 'Tình trạng',
  late: 'Chậm quá mức cho phép',
  base: 'Nền tảng',
  ok: 'Tốt',
  broken: 'Có lỗi',
  held: (reason: string) => `Thư đang được giữ lại, chưa gửi đi.${reason === '' ? '' : ` Lý do: ${reason}`}`,
  notHeld: 'Thư được gửi bình thường.',
  chain: (at: string | null) =>
    at === null
      ? 'Thư kiểm tra tự động: chưa có lần nào đi hết đường.'
      : `Thư kiểm tra tự động đi hết đường lúc ${formatInstant(at)}.`,
  chainFails: ({ since, link }: { since: string; link: ChainLink }) =>
    `Thư kiểm tra tự động không đi hết đường từ ${formatInstant(since)}: dừng ở khâu ${LINK_WORD[link]}.`,
  mends: 'Tự sửa',
  repairs: (count: number) =>
    count === 0
      ? 'Chưa lần nào hệ thống phải tự bù một việc lẽ ra đã chạy.'
      : `${count} lần hệ thống phải tự bù một việc lẽ ra đã chạy; quản trị kỹ thuật cần xem nguyên nhân.`,
  rebuilt: (count: number) => `${count} quy trình được dựng lại từ cơ sở dữ liệu.`,
  offline: 'Hệ thống đang không phục vụ được; đề nghị báo quản trị kỹ thuật.',
} as const;

export const STATUS_WORD: Record<EngineView['status'], string> = {
  ok: 'Hệ thống nhắc hạn đang chạy bình thường.',
  late: 'Hệ thống nhắc hạn đang chậm: có thư có thể đến muộn; không thư nào bị mất.',
  unknown: 'Chưa rõ: hệ thống nhắc hạn chưa chạy lần nào.',
};

type Part = EngineView['turns'][number]['name'];
export const PART_WORD: Record<Part, { name: string; about: string }> = {
  planner: { name: 'Lập kế hoạch nhắc', about: 'Tính trước giờ gửi: hôm nay nhắc ai, việc gì, vì sao.' },
  sender: { name: 'Gửi thư', about: 'Gửi thư và ghi lại kết quả của từng thư.' },
  outbox: { name: 'Chuyển lệnh', about: 'Chuyển mỗi thay đổi đã ghi sang quy trình của nhiệm vụ.' },
  reconciler: { name: 'Đối chiếu', about: 'Đối chiếu quy trình đang chạy với cơ sở dữ liệu, bù chỗ lệch.' },
};

type Base = keyof ReadyView['checks'];
export const BASE_WORD: Record<Base, string> = {
  database: 'Cơ sở dữ liệu',
  schema: 'Phiên bản dữ liệu',
  temporal: 'Máy chủ quy trình (Temporal)',
};
