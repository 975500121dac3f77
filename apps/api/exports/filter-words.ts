import {
  CASE_STATUS_WORD,
  LIVE_KIND_WORD,
  MESSAGE_STATE_WORD,
  MISSING_WORD,
  OUTLOOK_WORD,
  STANDING_WORD,
  TASK_STATUS_WORD,
} from '#contracts/words';
import { formatDate } from '#domain';
import type { Scene } from '../naming/scene.js';

type Told = (value: string, scene: Pick<Scene, 'names' | 'directory'>) => string;

const unit: Told = (code, { names }) => names.unit(code).name;
const person: Told = (id, { names }) => (id === 'me' ? 'người tải tệp' : names.actor(id));
const date: Told = (value) => formatDate(value);
const said: Told = (value) => `“${value}”`;
const among =
  (words: Readonly<Record<string, string>>): Told =>
  (value) =>
    words[value] ?? value;

/** Each filter of a list with its name and what its values are called. */
const FILTERS: Readonly<Record<string, readonly [name: string, told: Told]>> = {
  programme: ['Chương trình', (code, { directory }) => directory.programmes.get(code)?.shortName ?? code],
  view: ['Xem', among({ mine: 'được giao cho tôi', unit: 'của đơn vị tôi', waiting: 'chờ xử lý' })],
  unit: ['Đơn vị', unit],
  lead: ['Chủ trì', unit],
  coordinating: ['Phối hợp', unit],
  kind: ['Loại', among({ ...LIVE_KIND_WORD, obligation: 'Kế hoạch, báo cáo' })],
  group: ['Nhóm', (value) => value],
  missing: ['Còn thiếu', among(MISSING_WORD)],
  officer: ['Cán bộ', person],
  recipient: ['Người nhận', person],
  actor: ['Người thực hiện', person],
  task: ['Nhiệm vụ', (value) => value],
  status: ['Trạng thái', among(TASK_STATUS_WORD)],
  outlook: ['Tiến độ', among(OUTLOOK_WORD)],
  state: ['Tình trạng', among({ ...CASE_STATUS_WORD, ...MESSAGE_STATE_WORD })],
  standing: ['Đánh giá', among(STANDING_WORD)],
  deadline: ['Mốc', among({ submitted: 'đã trình, chờ kiểm tra', rework: 'trả lại', backlog: 'tồn đọng' })],
  extension: ['Xin gia hạn', among({ drafted: 'chờ ký', signed: 'chờ quyết định' })],
  asked: ['Chờ ý kiến', among({ me: 'đơn vị của người tải tệp được hỏi' })],
  by: ['Người làm', among({ people: 'chỉ việc do người thực hiện', all: 'cả việc hệ thống tự làm' })],
  q: ['Tìm', said],
  dueFrom: ['Hạn từ', date],
  dueTo: ['Hạn đến', date],
  from: ['Từ ngày', date],
  to: ['Đến ngày', date],
  asOf: ['Số liệu đến ngày', date],
};

/** What a list is narrowed to, for whoever finds the file later. */
export function filterWords(query: object, scene: Pick<Scene, 'names' | 'directory'>): string[] {
  return Object.entries(query).flatMap(([key, value]: [string, unknown]) => {
    const filter = FILTERS[key];
    if (filter === undefined || value === undefined || value === '') return [];
    const [name, told] = filter;
    const values = (Array.isArray(value) ? value : [value]).map((one) => told(String(one), scene));
    return [`${name}: ${values.join(', ')}`];
  });
}
