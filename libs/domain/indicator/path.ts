import type { BasisDocument, IsoDate } from '#contracts';
import { dayNumber } from '../calendar/index.js';
import {
  type Baseline,
  endOfYear,
  type IndicatorDefinition,
  isYearly,
  measureKindOf,
  sameUnit,
  targetYearOf,
  withUnit,
  type Years,
} from './definition.js';
import type { IndicatorState } from './state.js';

/** How far an indicator should be, year by year. */
export interface IndicatorPath {
  /** `stated`: the document asks for the same each year · `entered` · `derived`: our straight line · `none`. */
  origin: 'none' | 'derived' | 'entered' | 'stated';
  judges: boolean;
  points: { year: number; value: number }[];
  because: string;
  document: BasisDocument | null;
}

/**
 * The documents give no yearly values. What is entered with a document comes first; then a straight line from a base in
 * the same unit. A base that compares only in part draws a line to look at, not one to judge by. Without a base there is
 * no path, and nothing is put in its place.
 */
export function pathOf(
  definition: IndicatorDefinition,
  state: IndicatorState,
  years: Years | null,
): IndicatorPath {
  if (state.path !== null) {
    const { points, document } = state.path;
    const sorted = [...points].sort((a, b) => a.year - b.year);
    const because = 'Lộ trình do cơ quan thường trực nhập theo văn bản.';
    return { origin: 'entered', judges: true, points: sorted, because, document };
  }
  const kind = measureKindOf(definition, state.measure);
  if (kind === 'yes-no' || kind === 'qualitative')
    return none('Chỉ tiêu không phải là số nên không có lộ trình.');
  const { target } = definition;
  if (typeof target !== 'number') return none('Văn bản không nêu mức cần đạt nên không có lộ trình.');
  if (isYearly(definition)) return everyYear(target, years);
  if (kind === 'growth') return none('Văn bản không nêu mức tăng từng năm nên không có lộ trình.');
  const { year } = targetYearOf(definition);
  if (year === null || years === null)
    return none('Chưa rõ năm bắt đầu hoặc năm đích nên không có lộ trình.');
  const base = baseOf(definition, state);
  if (base === null) return none(missingBase(definition));
  return straight(base, { value: target, year }, years, definition.unit);
}

/** What the path asks for on a day: between two year ends in proportion to the days; null outside of it. */
export function expectedOn({ points }: IndicatorPath, on: IsoDate): number | null {
  const after = points.findIndex((p) => endOfYear(p.year) >= on);
  if (after === -1) return null;
  const next = points[after]!;
  const before = points[after - 1];
  if (endOfYear(next.year) === on) return next.value;
  if (before === undefined) return null;
  const from = dayNumber(endOfYear(before.year));
  const share = (dayNumber(on) - from) / (dayNumber(endOfYear(next.year)) - from);
  return rounded(before.value + (next.value - before.value) * share);
}

interface Base {
  value: number;
  said: string;
  judges: boolean;
}

function baseOf(definition: IndicatorDefinition, { base }: IndicatorState): Base | null {
  const { unit, baselines } = definition;
  if (base !== null && sameUnit(unit, base.unit)) {
    return { value: base.value, said: `số gốc đã chốt (${base.period})`, judges: true };
  }
  const alike = baselines.filter((b) => sameUnit(unit, b.unit) && b.comparable !== 'no');
  const found = alike.find((b) => b.comparable === 'yes') ?? alike[0];
  if (found === undefined) return null;
  return { value: found.value, said: saidOf(found), judges: found.comparable === 'yes' };
}

function saidOf({ asOf, comparable }: Baseline): string {
  return comparable === 'yes' ? `số gốc (${asOf})` : `số gốc chỉ so sánh được một phần (${asOf})`;
}

function straight(
  base: Base,
  target: { value: number; year: number },
  years: Years,
  unit: string | null,
): IndicatorPath {
  const first = years.from - 1;
  const span = target.year - first;
  if (span <= 0) return none('Năm đích trước giai đoạn của chương trình nên không có lộ trình.');
  const points = Array.from({ length: span + 1 }, (_, i) => ({
    year: first + i,
    value: rounded(base.value + ((target.value - base.value) * i) / span),
  }));
  const line = `Văn bản không nêu mức từng năm: đường thẳng suy ra từ ${base.said} ${withUnit(base.value, unit)}, đặt ở cuối năm ${first}, đến ${withUnit(target.value, unit)} cuối năm ${target.year}.`;
  const because = base.judges ? line : `${line} Chỉ để tham khảo, không dùng để đánh giá.`;
  return { origin: 'derived', judges: base.judges, points, because, document: null };
}

function everyYear(target: number, years: Years | null): IndicatorPath {
  if (years === null) return none('Chưa rõ các năm của chương trình nên không có lộ trình.');
  const points = Array.from({ length: years.to - years.from + 1 }, (_, i) => ({
    year: years.from + i,
    value: target,
  }));
  const because = 'Văn bản nêu mức của mỗi năm.';
  return { origin: 'stated', judges: true, points, because, document: null };
}

function missingBase({ baselines }: IndicatorDefinition): string {
  return baselines.length === 0
    ? 'Văn bản không nêu số gốc nên không có lộ trình.'
    : 'Số liệu hiện trạng trong văn bản không so sánh được với chỉ tiêu nên không có lộ trình.';
}

function none(because: string): IndicatorPath {
  return { origin: 'none', judges: false, points: [], because, document: null };
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
