import type { IndicatorStanding, IsoDate } from '#contracts';
import { formatDate } from '../calendar/index.js';
import {
  endOfYear,
  type IndicatorDefinition,
  isYearly,
  measureKindOf,
  meets,
  targetText,
  targetYearOf,
  withUnit,
  type Years,
} from './definition.js';
import { expectedOn, pathOf } from './path.js';
import { counts, type IndicatorState, type RecordedValue } from './state.js';

export interface Judgement {
  standing: IndicatorStanding;
  estimated: boolean;
  because: string[];
  valueNo: number | null;
  expected: number | null;
}

/** Of what counts for the province (or one unit): the value of the latest day; of one day what was done, then the later record. */
export function latestValue(state: IndicatorState, unit: string | null = null): RecordedValue | null {
  const rank = (v: RecordedValue) =>
    `${v.asOf}|${v.status === 'done' ? 1 : 0}|${String(v.no).padStart(6, '0')}`;
  const counted = state.values.filter((v) => v.unit === unit && counts(v));
  return counted.reduce<RecordedValue | null>(
    (best, v) => (best === null || rank(v) > rank(best) ? v : best),
    null,
  );
}

/** Where the indicator stands on a day, and why. The state is as it was known on that day. */
export function judge(
  definition: IndicatorDefinition,
  state: IndicatorState,
  on: IsoDate,
  years: Years | null,
): Judgement {
  const value = latestValue(state);
  if (value === null) {
    const because = ['Chưa có số liệu.'];
    return { standing: 'no-data', estimated: false, because, valueNo: null, expected: null };
  }
  const found = verdictOn(definition, state, value, on, years);
  const estimated = value.status === 'estimated';
  const because = estimated ? [...found.because, 'Đánh giá theo số ước thực hiện.'] : found.because;
  return { expected: null, ...found, because, estimated, valueNo: value.no };
}

type Found = Pick<Judgement, 'standing' | 'because'> & { expected?: number | null };

function verdictOn(
  definition: IndicatorDefinition,
  state: IndicatorState,
  recorded: RecordedValue,
  on: IsoDate,
  years: Years | null,
): Found {
  const { value, asOf } = recorded;
  if (typeof value === 'boolean')
    return found(value ? 'reached' : 'not-reached', value ? 'Đã có.' : 'Chưa có.');
  if (typeof value === 'string') {
    return found(
      value === 'reached' ? 'reached' : 'not-reached',
      `Đánh giá định tính: ${VERDICT_VI[value]}.`,
    );
  }
  const said = `Đến ${formatDate(asOf)}: ${withUnit(value, definition.unit)}; chỉ tiêu ${targetText(definition)}.`;
  const good = meets(definition, value);
  const higher = above(definition, value);
  if (isYearly(definition)) return ofItsYear({ good, asOf, said: [said, ...higher], on });
  if (good) return found('reached', said, ...higher);
  const { year } = targetYearOf(definition);
  if (year !== null && on > endOfYear(year)) return found('behind', said, `Đã hết năm ${year} mà chưa đạt.`);
  const path = pathOf(definition, state, years);
  if (path.origin === 'none') return found('not-reached', said, path.because);
  if (!path.judges) return found('not-reached', said, path.because);
  const expected = expectedOn(path, asOf);
  if (expected === null) {
    return found('not-reached', said, `Lộ trình không có mức cho ngày ${formatDate(asOf)}.`);
  }
  const lower = measureKindOf(definition, state.measure) === 'rank' || falls(path.points);
  const onPath = lower ? value <= expected : value >= expected;
  const origin = path.origin === 'derived' ? 'đường thẳng suy ra' : 'theo văn bản';
  const asks = `Lộ trình đến ngày đó: ${withUnit(expected, definition.unit)} (${origin}).`;
  return { ...found(onPath ? 'on-path' : 'behind', said, asks), expected };
}

/** What is asked of every year is judged when its year is over, or before when it is there. */
function ofItsYear({
  good,
  asOf,
  said,
  on,
}: {
  good: boolean;
  asOf: IsoDate;
  said: string[];
  on: IsoDate;
}): Found {
  const year = asOf.slice(0, 4);
  const [first = '', ...more] = said;
  const sentences = [`Năm ${year}. ${first}`, ...more];
  if (good) return found('reached', ...sentences);
  const over = on > `${year}-12-31` || asOf === `${year}-12-31`;
  if (over) return found('behind', ...sentences, `Năm ${year} không đạt.`);
  return found('not-reached', ...sentences, `Chưa hết năm ${year}.`);
}

function above({ operator, targetMax, unit }: IndicatorDefinition, value: number): string[] {
  const over = operator === 'range' && targetMax !== undefined && value > targetMax;
  return over ? [`Vượt mức trên của khoảng (${withUnit(targetMax, unit)}).`] : [];
}

function falls(points: readonly { value: number }[]): boolean {
  return points.length > 1 && points.at(-1)!.value < points[0]!.value;
}

function found(standing: IndicatorStanding, ...because: string[]): Found {
  return { standing, because };
}

const VERDICT_VI = {
  reached: 'đạt',
  'in-progress': 'đang thực hiện',
  'not-started': 'chưa thực hiện',
} as const;
