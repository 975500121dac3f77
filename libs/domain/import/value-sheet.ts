import { type IsoDate, isoDate, type Measured, type ValueStatus } from '#contracts';
import { formatDate } from '../calendar/index.js';
import { periodEnd } from '../deadline/index.js';
import type { IndicatorState, RecordedValue } from '../indicator/index.js';
import { counts } from '../indicator/index.js';
import { bareName, type ImportColumn } from './table.js';
import { type KnownUnit, nameOfUnit } from './units-by-name.js';

export type ValueField =
  | 'programme'
  | 'code'
  | 'unit'
  | 'period'
  | 'asOf'
  | 'status'
  | 'value'
  | 'source'
  | 'note';

/** A row is one number: of the province or of a unit, for a day, done or estimated. */
export const VALUE_COLUMNS: readonly ImportColumn<ValueField>[] = [
  { field: 'programme', title: 'Mã chương trình', kind: 'text', required: true, longest: 64 },
  {
    field: 'code',
    title: 'Mã chỉ tiêu',
    also: ['Mã', 'Chỉ tiêu'],
    kind: 'text',
    required: true,
    longest: 64,
  },
  { field: 'unit', title: 'Đơn vị', also: ['Cơ quan', 'Địa phương'], kind: 'text', longest: 300 },
  { field: 'period', title: 'Kỳ', kind: 'text', longest: 20 },
  { field: 'asOf', title: 'Đến ngày', also: ['Ngày'], kind: 'date', longest: 20 },
  { field: 'status', title: 'Loại số liệu', also: ['Loại'], kind: 'text', required: true, longest: 60 },
  { field: 'value', title: 'Giá trị', also: ['Số liệu'], kind: 'measure', required: true, longest: 60 },
  { field: 'source', title: 'Nguồn số liệu', also: ['Nguồn'], kind: 'text', longest: 300 },
  {
    field: 'note',
    title: 'Minh chứng, ghi chú',
    also: ['Minh chứng', 'Ghi chú'],
    kind: 'text',
    longest: 4000,
  },
];

export const STATUS_WORDS: Record<ValueStatus, string> = { done: 'Thực hiện', estimated: 'Ước thực hiện' };
const TRUTH_WORDS: readonly [string, boolean][] = [
  ['Có', true],
  ['Chưa có', false],
  ['Không', false],
];
const VERDICT_WORDS = {
  reached: 'Đạt',
  'in-progress': 'Đang thực hiện',
  'not-started': 'Chưa thực hiện',
} as const;
/** What may stand for a value that no number measures, for the template. */
export const VALUE_WORDS: readonly string[] = [
  ...TRUTH_WORDS.map(([word]) => word),
  ...Object.values(VERDICT_WORDS),
];

export type ValueCells = Partial<Record<ValueField, string>>;

/** The rows that say what counts of an indicator; read back, they change nothing. */
export function valueRowsOf(state: IndicatorState, units: readonly KnownUnit[]): ValueCells[] {
  const { programme, code, values } = state;
  return values.filter(counts).map((value) => ({ programme, code, ...valueCellsOf(value, units) }));
}

function valueCellsOf(
  { unit, asOf, status, value, source, note }: RecordedValue,
  units: readonly KnownUnit[],
) {
  const period = periodEndingOn(asOf);
  return {
    ...(unit === null ? {} : { unit: nameOfUnit(unit, units) }),
    ...(period === null ? { asOf } : { period }),
    ...{ status: STATUS_WORDS[status], value: measuredWords(value) },
    ...(source === '' ? {} : { source }),
    ...(note === null ? {} : { note }),
  };
}

export function measuredWords(value: Measured): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'Có' : 'Chưa có';
  return VERDICT_WORDS[value];
}

/** What the cell says; which of the kinds the indicator takes, its own rules say. */
export function measuredIn(text: string): Measured | null {
  const number = Number(text);
  if (text !== '' && Number.isFinite(number)) return number;
  const wanted = bareName(text);
  const truth = TRUTH_WORDS.find(([word]) => bareName(word) === wanted);
  if (truth !== undefined) return truth[1];
  const verdicts = Object.keys(VERDICT_WORDS) as (keyof typeof VERDICT_WORDS)[];
  return verdicts.find((one) => one === wanted || bareName(VERDICT_WORDS[one]) === wanted) ?? null;
}

export function statusNamed(text: string): ValueStatus | null {
  const wanted = bareName(text);
  const known = Object.keys(STATUS_WORDS) as ValueStatus[];
  if (wanted === 'ước') return 'estimated';
  return known.find((status) => status === wanted || bareName(STATUS_WORDS[status]) === wanted) ?? null;
}

const PERIOD = /^(\d{4})(?:-(Q[1-4]|H[12]|0[1-9]|1[0-2]))?$/i;

/** The day that a number stands for: the last of a period, or a day of its own. */
export function dayOf(
  period: string | undefined,
  asOf: IsoDate | undefined,
): IsoDate | { at: 'period' | 'asOf'; wrong: string } {
  if (period === undefined) return asOf ?? { at: 'period', wrong: 'Thiếu kỳ, hoặc ngày của số liệu.' };
  const end = PERIOD.test(period) ? periodEnd(period.toUpperCase()) : null;
  if (end === null || !isoDate.safeParse(end).success)
    return { at: 'period', wrong: `Kỳ “${period}” cần dạng 2027, 2027-H1, 2027-Q2 hoặc 2027-06.` };
  if (asOf === undefined || asOf === end) return end;
  return { at: 'asOf', wrong: `Kỳ ${period} kết thúc ngày ${formatDate(end)}; ghi một trong hai ô.` };
}

/** The longest period that ends on a day. */
function periodEndingOn(day: IsoDate): string | null {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
  const named = [
    year,
    `${year}-H${Math.ceil(month / 6)}`,
    `${year}-Q${Math.ceil(month / 3)}`,
    day.slice(0, 7),
  ];
  return named.find((period) => periodEnd(period) === day) ?? null;
}
