import type { BasisDocument } from '#contracts';
import type { DeadlineState, TaskState } from '../task/index.js';
import { cellsOfRule } from './rule-words.js';
import { bareName, type ImportColumn } from './table.js';
import { BETWEEN_NAMES, type KnownUnit, nameOfUnit } from './units-by-name.js';

export type TaskField =
  | 'programme'
  | 'code'
  | 'title'
  | 'kind'
  | 'group'
  | 'leads'
  | 'coordinating'
  | 'officer'
  | 'deadline'
  | 'deliverable'
  | 'rule'
  | 'date'
  | 'document'
  | 'number'
  | 'issuedOn'
  | 'issuer';

/** A row is a task with one deadline; one with several has several rows, which together are all its deadlines. */
export const TASK_COLUMNS: readonly ImportColumn<TaskField>[] = [
  { field: 'programme', title: 'Mã chương trình', kind: 'text', required: true, longest: 64 },
  { field: 'code', title: 'Mã nhiệm vụ', also: ['Mã', 'Số hiệu'], kind: 'text', required: true, longest: 64 },
  { field: 'title', title: 'Tên nhiệm vụ', also: ['Nhiệm vụ', 'Nội dung'], kind: 'text', longest: 500 },
  { field: 'kind', title: 'Loại', kind: 'text', longest: 60 },
  { field: 'group', title: 'Nhóm', kind: 'number', longest: 20 },
  {
    field: 'leads',
    title: 'Chủ trì',
    also: ['Cơ quan chủ trì', 'Đơn vị chủ trì'],
    kind: 'text',
    longest: 1500,
  },
  {
    field: 'coordinating',
    title: 'Phối hợp',
    also: ['Cơ quan phối hợp', 'Đơn vị phối hợp'],
    kind: 'text',
    longest: 20_000,
  },
  { field: 'officer', title: 'Cán bộ được giao', also: ['Cán bộ', 'Đầu mối'], kind: 'text', longest: 254 },
  { field: 'deadline', title: 'Mã mốc', kind: 'text', longest: 64 },
  {
    field: 'deliverable',
    title: 'Sản phẩm',
    also: ['Kết quả', 'Sản phẩm, kết quả'],
    kind: 'text',
    longest: 500,
  },
  { field: 'rule', title: 'Quy tắc hạn', kind: 'text', longest: 300 },
  { field: 'date', title: 'Ngày', also: ['Thời hạn', 'Hạn'], kind: 'date', longest: 20 },
  { field: 'document', title: 'Văn bản giao', also: ['Tên văn bản'], kind: 'text', longest: 300 },
  { field: 'number', title: 'Số văn bản', also: ['Số, ký hiệu'], kind: 'text', longest: 100 },
  { field: 'issuedOn', title: 'Ngày văn bản', kind: 'date', longest: 20 },
  { field: 'issuer', title: 'Cơ quan ban hành', kind: 'text', longest: 200 },
];

/** What each row says of a deadline; the rest says it of the task. */
export const DEADLINE_FIELDS: readonly TaskField[] = ['deadline', 'deliverable', 'rule', 'date'];
const KEY_FIELDS: readonly TaskField[] = ['programme', 'code'];
export const PROFILE_COLUMNS = TASK_COLUMNS.filter(
  ({ field }) => !DEADLINE_FIELDS.includes(field) && !KEY_FIELDS.includes(field),
);

export const TASK_KIND_WORDS: Record<TaskState['kind'], string> = {
  task: 'Nhiệm vụ',
  obligation: 'Nghĩa vụ định kỳ',
};

export interface TaskPerson {
  id: string;
  email: string;
  employeeCode: string | null;
  active: boolean;
}

export interface TaskNames {
  units: readonly KnownUnit[];
  people: readonly TaskPerson[];
}

export type TaskCells = Partial<Record<TaskField, string>>;

/** The rows that say a task as it is; read back, they change nothing. */
export function sheetRowsOfTask(state: TaskState, names: TaskNames): TaskCells[] {
  const { programme, code, deadlines } = state;
  const [first, ...others] = deadlines;
  return [
    { ...profileCellsOf(state, names), ...(first === undefined ? {} : deadlineCellsOf(first)) },
    ...others.map((d) => ({ programme, code, ...deadlineCellsOf(d) })),
  ];
}

/** What stands once for a task, however many deadlines it has. */
export function profileCellsOf(state: TaskState, { units, people }: TaskNames): TaskCells {
  const { programme, code, title, kind, group, leadUnits, coordinatingUnits, officer, basis } = state;
  const named = (codes: readonly string[]) =>
    codes.map((one) => nameOfUnit(one, units)).join(`${BETWEEN_NAMES} `);
  const filled: Partial<Record<TaskField, string | null>> = {
    ...{ programme, code, title, kind: TASK_KIND_WORDS[kind], group: group === null ? null : String(group) },
    ...{ leads: named(leadUnits), coordinating: named(coordinatingUnits) },
    officer: officer === null ? null : (people.find(({ id }) => id === officer)?.email ?? officer),
    ...documentCellsOf(basis),
  };
  return Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== null && value !== ''));
}

function documentCellsOf(basis: BasisDocument | null) {
  if (basis === null) return {};
  const { title: document, number, date: issuedOn, issuer } = basis;
  return { document, number, issuedOn, issuer };
}

export function deadlineCellsOf({
  id,
  deliverable,
  rule,
}: Pick<DeadlineState, 'id' | 'deliverable' | 'rule'>) {
  return { deadline: id, ...(deliverable === '' ? {} : { deliverable }), ...cellsOfRule(rule) };
}

export function taskKindNamed(text: string): TaskState['kind'] | null {
  const wanted = bareName(text);
  const kinds = Object.keys(TASK_KIND_WORDS) as TaskState['kind'][];
  return kinds.find((kind) => kind === wanted || bareName(TASK_KIND_WORDS[kind]) === wanted) ?? null;
}
