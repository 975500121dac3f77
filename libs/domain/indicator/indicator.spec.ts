import { describe, expect, it } from '@jest/globals';
import { type CalendarData, recordValue, type UserError } from '#contracts';
import { WorkingCalendar } from '../calendar/index.js';
import {
  decideIndicator,
  emptyIndicator,
  evolveIndicator,
  expectedOn,
  type IndicatorDefinition,
  type IndicatorEvent,
  type IndicatorState,
  indicatorIdOf,
  judge,
  measureKindOf,
  pathOf,
  recordIndicatorValue,
  sumOfParts,
  targetText,
} from './index.js';

const YEARS = { from: 2026, to: 2030 };
const DOCUMENT = { title: 'Kế hoạch', number: '01-KH/TU', date: '2026-12-18', issuer: null, line: null };
const calendar = new WorkingCalendar({
  version: 'test',
  weeklyRest: ['sat', 'sun'],
  days: [],
} as unknown as CalendarData);

const definition = (given: Partial<IndicatorDefinition> = {}): IndicatorDefinition => ({
  programme: 'khcn',
  code: 'KH-04',
  group: 'KH',
  name: 'Doanh nghiệp khoa học và công nghệ',
  baselines: [base(15, 'doanh nghiệp', 'yes')],
  target: 70,
  unit: 'doanh nghiệp',
  operator: '=',
  year: null,
  frequency: null,
  modality: 'striving',
  inferred: { year: 2030, reason: 'Đề án chạy 2026–2030' },
  source: { document: 'de-an', line: 193 },
  ...given,
});

function base(value: number, unit: string, comparable: 'yes' | 'partial' | 'no') {
  return { value, unit, asOf: '2020–2025', comparable, source: { document: 'de-an', line: 91 } } as const;
}

class Recording {
  state: IndicatorState = emptyIndicator(indicatorIdOf('khcn', 'KH-04'));
  constructor(readonly of: IndicatorDefinition) {}

  value(value: number | boolean | string, asOf: string, more: object = {}): this {
    const input = recordValue.parse({ asOf, status: 'done', value, source: 'Sở KH&CN', ...more });
    return this.apply(recordIndicatorValue(this.of, this.state, input, ctx));
  }

  amount(amount: number, asOf: string): this {
    const input = recordValue.parse({ asOf, status: 'done', amount, source: 'Cục SHTT' });
    return this.apply(recordIndicatorValue(this.of, this.state, input, ctx));
  }

  act(command: Parameters<typeof decideIndicator>[2]): this {
    return this.apply(decideIndicator(this.of, this.state, command, ctx));
  }

  judged(on: string, years: typeof YEARS | null = YEARS) {
    return judge(this.of, this.state, on, years);
  }

  private apply(events: IndicatorEvent[]): this {
    const at = '2028-01-10T02:00:00.000Z';
    this.state = events.reduce((s, event) => evolveIndicator(s, { ...event, at }), this.state);
    return this;
  }
}

const ctx = { today: '2031-06-30', actor: 'p1', calendar, knownUnit: (code: string) => code !== 'nowhere' };
const recording = (given: Partial<IndicatorDefinition> = {}) => new Recording(definition(given));

function refusal(act: () => unknown): { code: string; path: string | undefined } {
  try {
    act();
  } catch (error) {
    const { code, fields } = error as UserError;
    return { code, path: fields[0]?.path };
  }
  throw new Error('was not refused');
}

describe('the path of an indicator', () => {
  it('is a straight line from a comparable base, and says that it is ours', () => {
    const path = pathOf(definition(), recording().state, YEARS);
    expect(path).toMatchObject({ origin: 'derived', judges: true, document: null });
    expect(path.points).toEqual([
      { year: 2025, value: 15 },
      { year: 2026, value: 26 },
      { year: 2027, value: 37 },
      { year: 2028, value: 48 },
      { year: 2029, value: 59 },
      { year: 2030, value: 70 },
    ]);
    expect(path.because).toBe(
      'Văn bản không nêu mức từng năm: đường thẳng suy ra từ số gốc (2020–2025) 15 doanh nghiệp, đặt ở cuối năm 2025, đến 70 doanh nghiệp cuối năm 2030.',
    );
    expect(expectedOn(path, '2027-12-31')).toBe(37);
    expect(expectedOn(path, '2027-07-02')).toBeCloseTo(31.5151, 3);
    expect(expectedOn(path, '2025-06-30')).toBeNull();
    expect(expectedOn(path, '2031-01-01')).toBeNull();
  });

  it('is not there without a base: nothing is put in its place', () => {
    const path = pathOf(definition({ baselines: [] }), recording().state, YEARS);
    expect(path).toEqual({
      origin: 'none',
      judges: false,
      points: [],
      because: 'Văn bản không nêu số gốc nên không có lộ trình.',
      document: null,
    });
    expect(
      pathOf(definition({ baselines: [base(30, 'doanh nghiệp', 'no')] }), recording().state, YEARS).origin,
    ).toBe('none');
    expect(
      pathOf(
        definition({ baselines: [base(7.31, '% GDP', 'partial')], unit: '% GRDP' }),
        recording().state,
        YEARS,
      ).origin,
    ).toBe('none');
  });

  it('from a base that compares only in part is to look at, not to judge by', () => {
    const path = pathOf(
      definition({ baselines: [base(15, 'doanh nghiệp', 'partial')] }),
      recording().state,
      YEARS,
    );
    expect(path).toMatchObject({ origin: 'derived', judges: false });
    expect(path.because).toContain('không dùng để đánh giá');
    expect(
      recording({ baselines: [base(15, 'doanh nghiệp', 'partial')] })
        .value(1, '2027-12-31')
        .judged('2028-01-10').standing,
    ).toBe('not-reached');
  });

  it('that was entered with a document takes the place of the line; a base that was locked draws another', () => {
    const entered = recording().act({
      type: 'set-path',
      points: [
        { year: 2028, value: 30 },
        { year: 2027, value: 20 },
      ],
      document: DOCUMENT,
    });
    expect(pathOf(entered.of, entered.state, YEARS)).toMatchObject({
      origin: 'entered',
      judges: true,
      points: [
        { year: 2027, value: 20 },
        { year: 2028, value: 30 },
      ],
    });
    const locked = recording({ baselines: [] }).act({
      type: 'lock-base',
      value: 20,
      unit: 'doanh nghiệp',
      period: '2025',
      document: DOCUMENT,
    });
    expect(pathOf(locked.of, locked.state, YEARS).points[0]).toEqual({ year: 2025, value: 20 });
  });
});

describe('an indicator is judged', () => {
  it('no data, behind, on its path, reached', () => {
    expect(recording().judged('2028-01-10')).toMatchObject({ standing: 'no-data', valueNo: null });
    expect(recording().value(36, '2027-12-31').judged('2028-01-10')).toMatchObject({
      standing: 'behind',
      expected: 37,
    });
    expect(recording().value(37, '2027-12-31').judged('2028-01-10')).toMatchObject({
      standing: 'on-path',
      estimated: false,
      valueNo: 1,
      because: [
        'Đến 31/12/2027: 37 doanh nghiệp; chỉ tiêu 70 doanh nghiệp.',
        'Lộ trình đến ngày đó: 37 doanh nghiệp (đường thẳng suy ra).',
      ],
    });
    expect(recording().value(70, '2027-12-31').judged('2028-01-10').standing).toBe('reached');
    expect(recording().value(75, '2027-12-31').judged('2028-01-10').standing).toBe('reached');
    expect(recording().value(69, '2030-12-31').judged('2031-01-10')).toMatchObject({
      standing: 'behind',
      because: [expect.anything(), 'Đã hết năm 2030 mà chưa đạt.'],
    });
  });

  it('by what was done before what was estimated, and says when it was an estimate', () => {
    const both = recording().value(40, '2027-12-31', { status: 'estimated' });
    expect(both.judged('2027-12-20')).toMatchObject({ standing: 'on-path', estimated: true });
    expect(both.judged('2027-12-20').because.at(-1)).toBe('Đánh giá theo số ước thực hiện.');
    expect(both.value(30, '2027-12-31').judged('2028-01-10')).toMatchObject({
      standing: 'behind',
      estimated: false,
      valueNo: 2,
    });
  });

  it('a threshold that must be exceeded, a rank downwards, a range, yes or no, and by words', () => {
    const above = { target: 55, unit: '%', operator: '>' as const, baselines: [] };
    expect(recording(above).value(55, '2030-12-31').judged('2030-12-31').standing).toBe('not-reached');
    expect(recording(above).value(55.1, '2030-12-31').judged('2030-12-31').standing).toBe('reached');
    const rank = {
      target: 10,
      unit: 'hạng',
      operator: 'top' as const,
      baselines: [base(13, 'hạng (/34)', 'yes')],
    };
    expect(recording(rank).value(11, '2027-12-31').judged('2028-01-10')).toMatchObject({
      standing: 'on-path',
      expected: 11.8,
    });
    expect(recording(rank).value(12, '2027-12-31').judged('2028-01-10').standing).toBe('behind');
    expect(recording(rank).value(10, '2027-12-31').judged('2028-01-10').standing).toBe('reached');
    const range = {
      target: 15,
      targetMax: 20,
      unit: '%/năm',
      operator: 'range' as const,
      frequency: 'annual',
      baselines: [],
    };
    expect(recording(range).value(14.9, '2027-12-31').judged('2028-01-10').standing).toBe('behind');
    expect(recording(range).value(15, '2027-12-31').judged('2028-01-10').standing).toBe('reached');
    expect(recording(range).value(21, '2027-12-31').judged('2028-01-10').because).toContain(
      'Vượt mức trên của khoảng (20%/năm).',
    );
    const exists = { target: true, unit: 'có/không', operator: 'exists' as const, baselines: [] };
    expect(recording(exists).value(false, '2027-12-31').judged('2028-01-10').standing).toBe('not-reached');
    expect(recording(exists).value(true, '2027-12-31').judged('2028-01-10').standing).toBe('reached');
    const words = { target: null, unit: null, operator: 'qualitative' as const, baselines: [] };
    expect(recording(words).value('in-progress', '2027-12-31').judged('2028-01-10').because).toEqual([
      'Đánh giá định tính: đang thực hiện.',
    ]);
  });

  it('every year anew, when the year is over', () => {
    const yearly = {
      target: 45,
      unit: 'công trình/năm',
      frequency: 'annual',
      baselines: [base(131, 'nhiệm vụ (cả giai đoạn)', 'partial')],
    };
    expect(recording(yearly).value(20, '2027-06-30').judged('2027-07-10').standing).toBe('not-reached');
    expect(recording(yearly).value(20, '2027-06-30').judged('2028-01-10').standing).toBe('behind');
    expect(recording(yearly).value(45, '2027-10-30').judged('2027-11-10').standing).toBe('reached');
    expect(pathOf(definition(yearly), recording().state, YEARS)).toMatchObject({
      origin: 'stated',
      points: [{ year: 2026, value: 45 }, {}, {}, {}, {}],
    });
  });

  it('growth from a locked base only', () => {
    const growth = {
      target: 20,
      unit: '% tăng',
      operator: '>=' as const,
      baselines: [base(1654, 'đơn', 'partial')],
    };
    const unlocked = recording(growth);
    expect(measureKindOf(unlocked.of)).toBe('growth');
    expect(refusal(() => unlocked.amount(2000, '2030-12-31'))).toEqual({
      code: 'invalid-input',
      path: 'amount',
    });
    const locked = unlocked.act({
      type: 'lock-base',
      value: 1600,
      unit: 'đơn',
      period: '2021–2025',
      document: DOCUMENT,
    });
    expect(locked.amount(1920, '2030-12-31').state.values[0]).toMatchObject({ value: 20, amount: 1920 });
    expect(locked.judged('2030-12-31').standing).toBe('reached');
  });
});

describe('a value', () => {
  it('is corrected by a later one and never overwritten', () => {
    const twice = recording().value(40, '2027-12-31');
    expect(refusal(() => twice.value(38, '2027-12-31'))).toEqual({ code: 'state-conflict', path: undefined });
    twice.value(30, '2027-12-31', { corrects: 1, note: 'Đếm trùng' });
    expect(twice.state.values).toMatchObject([
      { no: 1, value: 40, correctedBy: 2 },
      { no: 2, value: 30, corrects: 1, correctedBy: null },
    ]);
    expect(twice.judged('2028-01-10')).toMatchObject({ standing: 'behind', valueNo: 2 });
    expect(refusal(() => twice.value(31, '2027-12-31', { corrects: 1 }))).toEqual({
      code: 'state-conflict',
      path: undefined,
    });
  });

  it('is of the right sort and of a day that has come', () => {
    expect(refusal(() => recording().value(true, '2027-12-31'))).toEqual({
      code: 'invalid-input',
      path: 'value',
    });
    expect(refusal(() => recording().value(1, '2031-12-31'))).toEqual({
      code: 'invalid-input',
      path: 'asOf',
    });
    expect(refusal(() => recording().value(1, '2027-12-31', { unit: 'nowhere' }))).toEqual({
      code: 'invalid-input',
      path: 'unit',
    });
    expect(recording().value(1, '2031-12-31', { status: 'estimated' }).state.values).toHaveLength(1);
  });
});

describe('targets of units', () => {
  const allocation = (parts: number[]) => ({
    year: 2027,
    parts: parts.map((target, i) => ({ unit: `u${i}`, target })),
    document: DOCUMENT,
    on: '2026-12-20',
  });
  const path = pathOf(definition(), recording().state, YEARS);

  it('are added up beside that of the province', () => {
    expect(sumOfParts(definition(), allocation([20, 12]), path)).toEqual({
      sum: 32,
      against: 37,
      because: '2 đơn vị cộng lại 32 doanh nghiệp; mức của tỉnh năm 2027 là 37 doanh nghiệp: thiếu 5.',
    });
    expect(sumOfParts(definition(), allocation([20, 17]), path).because).toContain('khớp');
    expect(sumOfParts(definition(), allocation([20, 20]), path).because).toContain('vượt 3');
  });

  it('in percent are not', () => {
    expect(sumOfParts(definition({ unit: '%' }), allocation([100, 100]), path)).toMatchObject({
      sum: null,
      against: null,
    });
  });
});

describe('what is measured months after an acceptance', () => {
  it('has its own day to be looked at, and not before it', () => {
    const lagged = recording({ measureDelayMonths: 12, unit: '%' }).act({
      type: 'add-follow-up',
      subject: 'Đề tài giống chè',
      acceptedOn: '2027-01-30',
    });
    // 30/01/2028 is a Sunday: a counted term ends on the next working day.
    expect(lagged.state.followUps[0]).toMatchObject({ due: '2028-01-31', surveyedOn: null });
    expect(lagged.state.followUps[0]!.explanation.length).toBeGreaterThan(1);
    const survey = (on: string) => lagged.act({ type: 'record-follow-up', followUpNo: 1, on, applied: true });
    expect(refusal(() => survey('2028-01-28'))).toEqual({ code: 'invalid-input', path: 'on' });
    expect(survey('2028-02-02').state.followUps[0]).toMatchObject({
      surveyedOn: '2028-02-02',
      applied: true,
    });
    expect(refusal(() => survey('2028-02-03'))).toEqual({ code: 'state-conflict', path: undefined });
    const other = recording();
    expect(
      refusal(() => other.act({ type: 'add-follow-up', subject: 'x', acceptedOn: '2027-01-30' })),
    ).toMatchObject({ code: 'invalid-input' });
  });
});

describe('a target in words', () => {
  it.each([
    [{}, '70 doanh nghiệp'],
    [{ target: 40, unit: 'Mbps', operator: '>=' as const }, 'tối thiểu 40 Mbps'],
    [{ target: 3, unit: '% GRDP' }, '3% GRDP'],
    [{ target: 55, unit: '%', operator: '>' as const }, 'trên 55%'],
    [{ target: 10, unit: 'hạng', operator: 'top' as const }, 'trong 10 hạng đầu'],
    [{ target: 15, targetMax: 20, unit: '%/năm', operator: 'range' as const }, '15–20%/năm'],
    [{ target: null, unit: null, operator: 'qualitative' as const }, 'định tính, văn bản không nêu mức'],
  ])('%o', (given, text) => {
    expect(targetText(definition(given))).toBe(text);
  });
});
