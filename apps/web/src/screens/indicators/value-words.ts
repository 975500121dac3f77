import type { IndicatorListItem, Measured } from '#contracts';
import { formatNumber } from '../../format/number.js';
import { texts } from './texts.js';

const VERDICT_WORD = { reached: 'đạt', 'in-progress': 'đang thực hiện', 'not-started': 'chưa thực hiện' };

/** `37 doanh nghiệp`, `95,5%`, `có`, `đang thực hiện` */
export function valueWords(value: Measured, unit: string | null): string {
  if (typeof value === 'boolean') return value ? 'có' : 'chưa có';
  if (typeof value === 'string') return VERDICT_WORD[value];
  const number = formatNumber(value);
  if (unit === null) return number;
  return unit.startsWith('%') ? `${number}${unit}` : `${number} ${unit}`;
}

/** When the target is to be reached, and whether the document says so. */
export function yearWords({ yearly, target }: Pick<IndicatorListItem, 'yearly' | 'target'>): string {
  if (yearly) return texts.everyYear;
  if (target.year === null) return '';
  return target.yearInferred ? texts.inferred(target.year) : texts.by(target.year);
}
