import type { IsoDate, MeasureKind } from '#contracts';
import { formatNumber } from '../statistics/number.js';

export interface SourceLine {
  document: string;
  line?: number | undefined;
}

/** A number that the document's account of the present gives, and how far it may be set beside the indicator. */
export interface Baseline {
  value: number;
  unit: string;
  /** As the document says it: "2020–2025", "sau hợp nhất". */
  asOf: string;
  comparable: 'yes' | 'partial' | 'no';
  note?: string | undefined;
  source: SourceLine;
}

/** An indicator as its document states it; what the document does not say is null and stays null. */
export interface IndicatorDefinition {
  programme: string;
  code: string;
  group: string | null;
  name: string;
  baselines: readonly Baseline[];
  target: number | boolean | null;
  targetMax?: number | undefined;
  unit: string | null;
  operator: '>=' | '>' | '=' | 'top' | 'range' | 'exists' | 'qualitative';
  year: number | null;
  frequency: string | null;
  modality: 'stated' | 'striving' | 'mandatory' | null;
  period?: string | undefined;
  measuredBy?: string | undefined;
  measureDelayMonths?: number | undefined;
  duplicateOf?: string | undefined;
  note?: string | undefined;
  inferred?: { year?: number | undefined; reason: string } | undefined;
  source: SourceLine;
}

/** The years of a programme. */
export interface Years {
  from: number;
  to: number;
}

/** What kind of number it is, as far as the document's own words say; `measure` is what the office has said since. */
export function measureKindOf(
  definition: IndicatorDefinition,
  measure: 'threshold' | 'cumulative' | null = null,
): MeasureKind {
  const { operator, unit } = definition;
  if (operator === 'qualitative') return 'qualitative';
  if (operator === 'exists') return 'yes-no';
  if (operator === 'top') return 'rank';
  if (operator === 'range') return 'range';
  if (unit?.includes('% tăng')) return 'growth';
  if (isYearly(definition)) return 'yearly';
  return measure ?? 'threshold';
}

export function isYearly({ frequency }: IndicatorDefinition): boolean {
  return frequency === 'annual';
}

/** The year of the target, and whether the document gives it. */
export function targetYearOf(definition: IndicatorDefinition): { year: number | null; inferred: boolean } {
  const { year, period, inferred } = definition;
  if (year !== null) return { year, inferred: false };
  const stated = period === undefined ? null : /(\d{4})\D*$/.exec(period);
  if (stated) return { year: Number(stated[1]), inferred: false };
  return { year: inferred?.year ?? null, inferred: inferred?.year !== undefined };
}

/** "tối thiểu 40 Mbps", "trên 55%", "15–20%/năm", "nhóm 10 hạng đầu"; says so where there is no number. */
export function targetText({ operator, target, targetMax, unit }: IndicatorDefinition): string {
  if (operator === 'qualitative') return 'định tính, văn bản không nêu mức';
  if (operator === 'exists') return 'có';
  if (typeof target !== 'number') return 'văn bản không nêu mức';
  if (operator === 'top') return `trong ${formatNumber(target)} hạng đầu`;
  if (operator === 'range' && targetMax !== undefined) {
    return `${formatNumber(target)}–${withUnit(targetMax, unit)}`;
  }
  const said = { '>=': 'tối thiểu ', '>': 'trên ', '=': '', range: 'từ ' }[operator];
  return `${said}${withUnit(target, unit)}`;
}

/** `40 Mbps`, `100%`, `3% GRDP` */
export function withUnit(value: number, unit: string | null): string {
  const number = formatNumber(value, 4);
  if (unit === null) return number;
  return unit.startsWith('%') ? `${number}${unit}` : `${number} ${unit}`;
}

/** Whether a number in `other` can be set beside one in `unit`: "hạng (/34)" is a rank too, "% GDP" is not "% GRDP". */
export function sameUnit(unit: string | null, other: string): boolean {
  return unit !== null && (other === unit || other.startsWith(`${unit} (`));
}

/** Whether the value stands where the target asks; above is also there, but for a rank below is. */
export function meets(definition: IndicatorDefinition, value: number): boolean {
  const { operator, target } = definition;
  if (typeof target !== 'number') return false;
  if (operator === 'top') return value <= target;
  return operator === '>' ? value > target : value >= target;
}

export function endOfYear(year: number): IsoDate {
  return `${year}-12-31`;
}
