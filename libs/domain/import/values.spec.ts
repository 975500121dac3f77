import { describe, expect, it } from '@jest/globals';
import type { RecordValue } from '#contracts';
import { definition } from '../indicator/fixtures/recording.js';
import {
  emptyIndicator,
  evolveIndicator,
  type IndicatorDefinition,
  type IndicatorState,
  indicatorIdOf,
  recordIndicatorValue,
  withdrawValues,
} from '../indicator/index.js';
import { calendar } from '../task/fixtures/acting.js';
import type { ImportRow } from './table.js';
import { VALUE_COLUMNS, type ValueCells, type ValueField, valueRowsOf } from './value-sheet.js';
import { previewValues, type ValuesNow } from './values.js';

const UNITS = [
  { code: 'so-khcn', name: 'Sở Khoa học và Công nghệ', aliases: [] },
  { code: 'so-tai-chinh', name: 'Sở Tài chính', aliases: [] },
];
const ctx = {
  ...{ now: '2027-02-01T02:00:00Z', today: '2027-02-01', actor: 'van-phong', calendar },
  knownUnit: (code: string) => UNITS.some((unit) => unit.code === code),
};
const COUNTED = definition();
const TRUE_OR_NOT = definition({ code: 'KH-05', name: 'Có sàn giao dịch', target: true, operator: 'exists' });
const FOUND = definition({ code: 'KH-06', name: 'Chất lượng', target: null, operator: 'qualitative' });

const empty = ({ programme, code }: IndicatorDefinition) => emptyIndicator(indicatorIdOf(programme, code));
const recorded = (of: IndicatorDefinition, state: IndicatorState, inputs: readonly RecordValue[]) =>
  inputs.reduce(
    (s, input) =>
      recordIndicatorValue(of, s, input, ctx).reduce(
        (t, event) => evolveIndicator(t, { ...event, at: ctx.now } as never),
        s,
      ),
    state,
  );
const now = (counted: IndicatorState = empty(COUNTED)): ValuesNow => ({
  indicators: [
    { definition: COUNTED, state: counted },
    { definition: TRUE_OR_NOT, state: empty(TRUE_OR_NOT) },
    { definition: FOUND, state: empty(FOUND) },
  ],
  units: UNITS,
  programmes: new Map([
    ['khcn', { allowed: true, onBehalfOf: 'vang-mat' }],
    ['uav', { allowed: false, onBehalfOf: null }],
  ]),
  ctx,
});

const rows = (given: readonly ValueCells[]): ImportRow<ValueField>[] =>
  given.map((cells, i) => ({
    ...{ row: i + 2, cells, faults: [] },
    refs: Object.fromEntries(
      VALUE_COLUMNS.map(({ field }, column) => [field, `${String.fromCharCode(65 + column)}${i + 2}`]),
    ) as Record<ValueField, string>,
  }));
const look = (given: readonly ValueCells[], counted?: IndicatorState) =>
  previewValues(rows(given), now(counted));
const ROW: ValueCells = {
  ...{ programme: 'khcn', code: 'KH-04', period: '2026', status: 'thực hiện', value: '42' },
  source: 'Sở Khoa học và Công nghệ',
};

describe('a table of numbers', () => {
  it('records what is new, for the last day of its period or a day of its own', () => {
    const { rows: seen, changes } = look([
      ROW,
      { ...ROW, period: '2026-H1', status: 'Ước', unit: 'Sở Tài chính', note: 'Báo cáo số 3' },
      { ...ROW, period: undefined as never, asOf: '2026-11-30' },
      { ...ROW, code: 'KH-05', value: 'có' },
      { ...ROW, code: 'KH-06', value: 'Đang thực hiện' },
    ]);
    expect(seen.map(({ state, faults }) => [state, faults])).toEqual(Array(5).fill(['new', []]));
    expect(changes.map(({ onBehalfOf, version }) => [onBehalfOf, version])).toEqual(
      Array(3).fill(['vang-mat', 0]),
    );
    expect(changes[0]?.inputs).toMatchObject([
      { asOf: '2026-12-31', status: 'done', unit: null, value: 42 },
      { asOf: '2026-06-30', status: 'estimated', unit: 'so-tai-chinh', note: 'Báo cáo số 3' },
      { asOf: '2026-11-30' },
    ]);
    expect(changes.slice(1).map(({ inputs }) => inputs[0]?.value)).toEqual([true, 'in-progress']);
  });

  it('reads back what it writes as nothing new', () => {
    const first = look([
      ROW,
      { ...ROW, period: '2026-Q3', note: 'a' },
      { ...ROW, unit: 'so-khcn', value: '1234.567' },
    ]);
    const state = recorded(COUNTED, empty(COUNTED), first.changes[0]?.inputs ?? []);
    const sheet = valueRowsOf(state, UNITS);
    expect(sheet[2]).toMatchObject({ unit: 'Sở Khoa học và Công nghệ', period: '2026', value: '1234.567' });
    const { rows: seen, changes } = look(sheet, state);
    expect(seen.map((row) => row.state)).toEqual(['same', 'same', 'same']);
    expect(changes).toEqual([]);
  });

  it('replaces a number by naming it, and lets the old one count again when it is taken back', () => {
    const state = recorded(COUNTED, empty(COUNTED), look([ROW]).changes[0]?.inputs ?? []);
    const { rows: seen, changes } = look([{ ...ROW, value: '45', source: undefined as never }], state);
    expect(seen[0]).toMatchObject({
      state: 'changed',
      changes: [{ what: 'Giá trị', from: '42', to: '45' }],
    });
    expect(changes[0]?.inputs).toMatchObject([
      { value: 45, corrects: 1, source: 'Sở Khoa học và Công nghệ' },
    ]);
    const corrected = recorded(COUNTED, state, changes[0]?.inputs ?? []);
    expect(valueRowsOf(corrected, UNITS)).toMatchObject([{ value: '45' }]);
    const back = withdrawValues(corrected, [2], ctx).reduce(
      (s, event) => evolveIndicator(s, { ...event, at: ctx.now } as never),
      corrected,
    );
    expect(valueRowsOf(back, UNITS)).toMatchObject([{ value: '42' }]);
    expect(back.values[1]).toMatchObject({ no: 2, withdrawnOn: '2027-02-01' });
    expect(() => withdrawValues(back, [2], ctx)).toThrow(/không còn rút được/);
    expect(() => withdrawValues(corrected, [1], ctx)).toThrow(/không còn rút được/);
    expect(() => withdrawValues(corrected, [1, 2], ctx)).not.toThrow();
  });

  it.each<[string, ValueCells, string]>([
    [
      'a programme nobody has heard of',
      { programme: 'x' },
      'A2 Không có chương trình “x”; chỉ nhận khcn, uav.',
    ],
    ['a programme of others', { programme: 'uav' }, 'A2 Đồng chí không ghi số liệu của chương trình uav.'],
    ['an indicator that is none', { code: 'KH-99' }, 'B2 Chương trình khcn không có chỉ tiêu “KH-99”.'],
    [
      'a unit with a slip of the pen',
      { unit: 'Sở Tai chính' },
      'C2 Không có đơn vị “Sở Tai chính”; tên gần nhất là “Sở Tài chính” (mã so-tai-chinh).',
    ],
    [
      'a period that is none',
      { period: '2026-Q5' },
      'D2 Kỳ “2026-Q5” cần dạng 2027, 2027-H1, 2027-Q2 hoặc 2027-06.',
    ],
    ['neither period nor day', { period: undefined as never }, 'D2 Thiếu kỳ, hoặc ngày của số liệu.'],
    [
      'a day that is not of the period',
      { asOf: '2026-06-30' },
      'E2 Kỳ 2026 kết thúc ngày 31/12/2026; ghi một trong hai ô.',
    ],
    [
      'a status that is none',
      { status: 'có lẽ' },
      'F2 Loại số liệu chỉ nhận “Thực hiện” hoặc “Ước thực hiện”.',
    ],
    [
      'words for a number',
      { value: 'nhiều' },
      'G2 Giá trị “nhiều” không phải số; xem trang Giá trị bằng chữ của tệp mẫu.',
    ],
    ['a verdict for a number', { value: 'Đạt' }, 'G2 Chỉ tiêu này cần một con số.'],
    ['a number that nobody gave', { source: undefined as never }, 'H2 Thiếu nguồn số liệu.'],
    [
      'what was done on a day to come',
      { period: '2027' },
      'E2 Số thực hiện không thể ở ngày chưa đến; số ước thì được.',
    ],
  ])('refuses %s', (_, change, message) => {
    const given = Object.fromEntries(
      Object.entries({ ...ROW, ...change }).filter(([, value]) => value !== undefined),
    );
    const { rows: seen, changes } = look([given, { ...ROW, period: '2025' }]);
    expect(seen[0]?.faults.map(({ cell, message: said }) => `${cell} ${said}`)).toEqual([message]);
    expect(changes).toEqual([]);
  });

  it('refuses the same number twice', () => {
    const { rows: seen } = look([
      ROW,
      { ...ROW, period: undefined as never, asOf: '2026-12-31', value: '43' },
    ]);
    expect(seen[1]?.faults).toEqual([
      { cell: 'B3', message: 'Số liệu này của chỉ tiêu “KH-04” đã có ở dòng 2.' },
    ]);
  });
});
