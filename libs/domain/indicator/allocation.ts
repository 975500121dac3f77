import { formatNumber } from '../statistics/number.js';
import { type IndicatorDefinition, measureKindOf, withUnit } from './definition.js';
import type { IndicatorPath } from './path.js';
import type { Allocation } from './state.js';

export interface AllocationSum {
  sum: number | null;
  /** The province's own level for that year: the path's, or the target in its last year. */
  against: number | null;
  because: string;
}

/** Shares of counted things add up; percentages, points and ranks do not, and are not added. */
export function isAdditive(definition: IndicatorDefinition): boolean {
  const kind = measureKindOf(definition);
  if (kind !== 'threshold' && kind !== 'yearly') return false;
  const unit = definition.unit ?? '';
  return unit !== '' && !unit.includes('%') && !/^(điểm|hạng|Mbps)/.test(unit) && !/^người\//.test(unit);
}

/** The units' targets beside the province's. */
export function sumOfParts(
  definition: IndicatorDefinition,
  { year, parts }: Allocation,
  path: IndicatorPath,
): AllocationSum {
  if (!isAdditive(definition)) {
    return {
      sum: null,
      against: null,
      because: `Không cộng được: đơn vị tính là ${definition.unit ?? 'không nêu'}.`,
    };
  }
  const sum = Math.round(parts.reduce((total, part) => total + part.target, 0) * 10_000) / 10_000;
  const against = path.points.find((p) => p.year === year)?.value ?? null;
  const said = `${parts.length} đơn vị cộng lại ${withUnit(sum, definition.unit)}`;
  if (against === null)
    return { sum, against, because: `${said}; chưa có mức của tỉnh năm ${year} để đối chiếu.` };
  const province = `mức của tỉnh năm ${year} là ${withUnit(against, definition.unit)}`;
  const difference = Math.round((sum - against) * 10_000) / 10_000;
  if (difference === 0) return { sum, against, because: `${said}, khớp ${province}.` };
  const how = difference < 0 ? 'thiếu' : 'vượt';
  return { sum, against, because: `${said}; ${province}: ${how} ${formatNumber(Math.abs(difference), 4)}.` };
}
