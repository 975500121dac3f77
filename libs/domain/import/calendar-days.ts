import { type CalendarDay, calendarDay } from '#contracts';
import { formatDate } from '../calendar/index.js';
import {
  bareName,
  type CellFault,
  changesOf,
  type ImportColumn,
  type ImportPreview,
  type ImportRow,
  type PreviewRow,
  previewOf,
} from './table.js';

export type DayField =
  | 'year'
  | 'date'
  | 'kind'
  | 'name'
  | 'document'
  | 'issuer'
  | 'issuedOn'
  | 'status'
  | 'scope';

/** A row is a day that one document makes a rest day, or a working day in exchange. */
export const DAY_COLUMNS: readonly ImportColumn<DayField>[] = [
  { field: 'year', title: 'Năm', kind: 'number', longest: 10 },
  { field: 'date', title: 'Ngày', kind: 'date', required: true, longest: 20 },
  { field: 'kind', title: 'Loại', kind: 'text', required: true, longest: 60 },
  { field: 'name', title: 'Tên ngày', also: ['Tên', 'Lý do'], kind: 'text', longest: 200 },
  { field: 'document', title: 'Văn bản', also: ['Văn bản quyết định'], kind: 'text', longest: 300 },
  { field: 'issuer', title: 'Cơ quan ban hành', kind: 'text', longest: 200 },
  { field: 'issuedOn', title: 'Ngày văn bản', also: ['Ngày ban hành'], kind: 'date', longest: 20 },
  { field: 'status', title: 'Tình trạng', kind: 'text', longest: 60 },
  { field: 'scope', title: 'Phạm vi', kind: 'text', longest: 60 },
];

type Words<T extends string> = Record<T, string>;
export const DAY_KIND_WORDS: Words<CalendarDay['kind']> = { off: 'Nghỉ', work: 'Làm bù' };
export const DAY_STATUS_WORDS: Words<CalendarDay['status']> = {
  confirmed: 'Chính thức',
  proposed: 'Đề xuất',
  estimated: 'Dự kiến',
};
export const DAY_SCOPE_WORDS: Words<NonNullable<CalendarDay['scope']>> = {
  national: 'Toàn quốc',
  province: 'Tỉnh',
};

export type DayCells = Partial<Record<DayField, string>>;

/** The cells that say a day; read back, they propose nothing. */
export function dayCellsOf({ kind, status, scope = 'national', ...day }: CalendarDay): DayCells {
  return {
    ...{ ...day, year: day.date.slice(0, 4), kind: DAY_KIND_WORDS[kind] },
    ...{ status: DAY_STATUS_WORDS[status], scope: DAY_SCOPE_WORDS[scope] },
  };
}

/**
 * What the rows of a table of days propose for the calendar. Nothing is saved by it: a proposal shows first which dates
 * and reminders it moves.
 */
export function previewDays(
  rows: readonly ImportRow<DayField>[],
  present: readonly CalendarDay[],
): ImportPreview<CalendarDay> {
  const known = new Map(present.map((day) => [identity(day), day]));
  const given = new Map<string, number>();
  const proposed: CalendarDay[] = [];
  const previewed = rows.map((row): PreviewRow => {
    const faults: CellFault[] = [...row.faults];
    const fault = (field: DayField, message: string) =>
      void faults.push({ cell: row.refs[field] || null, message });
    const { date = '', name = '', document } = row.cells;
    const scope = oneOf(DAY_SCOPE_WORDS, 'scope', row, fault) ?? 'national';
    const key = identity({ date, scope, ...(document === undefined ? {} : { document }) });
    const before = known.get(key);
    const day = readDay(row, scope, before, fault);
    const twice = given.get(key);
    if (twice !== undefined && date !== '')
      fault('date', `Ngày ${formatDate(date)} theo cùng văn bản đã có ở dòng ${twice}.`);
    given.set(key, row.row);
    const changes =
      before === undefined || day === null
        ? []
        : changesOf(DAY_COLUMNS, dayCellsOf(before), dayCellsOf(day)).map(readable);
    const right = before === undefined ? 'new' : changes.length > 0 ? 'changed' : 'same';
    const state = faults.length > 0 ? 'wrong' : right;
    if (day !== null && (state === 'new' || state === 'changed')) proposed.push(day);
    const title = [DAY_KIND_WORDS[day?.kind ?? 'off'], name].filter(Boolean).join(': ');
    return { row: row.row, key: date === '' ? '' : formatDate(date), title, state, changes, faults };
  });
  return previewOf(previewed, [], proposed);
}

/** A row that says the same day by the same document takes the place of the old one. */
function identity({ date, scope, document }: Pick<CalendarDay, 'date' | 'scope' | 'document'>): string {
  return [date, scope ?? 'national', document ?? ''].join('|');
}

type Fault = (field: DayField, message: string) => void;

function readDay(
  row: ImportRow<DayField>,
  scope: NonNullable<CalendarDay['scope']>,
  before: CalendarDay | undefined,
  fault: Fault,
): CalendarDay | null {
  const { year, date, name, document, issuer, issuedOn } = row.cells;
  if (year !== undefined && date !== undefined && Number(year) !== Number(date.slice(0, 4)))
    fault('year', `Ngày ${formatDate(date)} không thuộc năm ${year}.`);
  const kind = oneOf(DAY_KIND_WORDS, 'kind', row, fault);
  const stated = oneOf(DAY_STATUS_WORDS, 'status', row, fault);
  const status = stated ?? before?.status ?? (document === undefined ? null : 'confirmed');
  if (status === null && row.cells.status === undefined)
    fault('status', 'Thiếu tình trạng: không có văn bản thì ghi “Đề xuất” hoặc “Dự kiến”.');
  if (date === undefined || kind === null || status === null) return null;
  const said = filled({ name, document, issuer, issuedOn });
  const day = calendarDay.safeParse({ ...before, ...said, date, kind, status, scope });
  if (day.success) return day.data;
  fault('date', `Ngày này không ghi được: ${day.error.issues[0]?.message ?? ''}.`);
  return null;
}

const filled = (cells: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(cells).flatMap(([field, value]) => (value ? [[field, value]] : [])));

function oneOf<T extends string>(
  words: Words<T>,
  field: DayField,
  { cells }: ImportRow<DayField>,
  fault: Fault,
): T | null {
  const text = cells[field];
  if (text === undefined) return null;
  const wanted = bareName(text);
  const found = (Object.keys(words) as T[]).find((one) => one === wanted || bareName(words[one]) === wanted);
  if (found !== undefined) return found;
  const title = DAY_COLUMNS.find((column) => column.field === field)?.title ?? '';
  fault(
    field,
    `${title} chỉ nhận ${Object.values<string>(words)
      .map((word) => `“${word}”`)
      .join(', ')}.`,
  );
  return null;
}

const readable = ({ what, from, to }: { what: string; from: string | null; to: string | null }) => {
  const shown = (value: string | null) =>
    value !== null && /^\d{4}-\d\d-\d\d$/.test(value) ? formatDate(value) : value;
  return { what, from: shown(from), to: shown(to) };
};
