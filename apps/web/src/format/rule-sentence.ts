import type { CountedTerm, DueRule, Roll } from '#contracts';
import { formatDate } from './date.js';

/** A due rule in words, as an official would write it; the dates it gives are computed by the server. */
export function ruleSentence(rule: DueRule): string {
  switch (rule.kind) {
    case 'before':
      return `Trước ngày ${formatDate(rule.date)}${rolled(rule.roll)}.`;
    case 'by':
      return `Chậm nhất ngày ${formatDate(rule.date)}${rolled(rule.roll)}.`;
    case 'period':
      return `Trong ${periodName(rule.period)}, đến hết ngày cuối kỳ${rolled(rule.roll)}.`;
    case 'yearly-before':
      return `Trước ngày ${rule.monthDay.slice(3)}/${rule.monthDay.slice(0, 2)} của năm liền trước năm ${rule.planYear}${rolled(rule.roll)}.`;
    case 'on-event':
      return `Trong ${length(rule.term)} kể từ khi có sự kiện “${rule.event}”${rolled(rule.term.roll)}.`;
    case 'continuous':
      return 'Việc thường xuyên, không có hạn; chỉ báo cáo.';
    default:
      return `Trong ${length(rule)} kể từ ngày ${formatDate(rule.from)}${rolled(rule.roll)}.`;
  }
}

/** `quý II/2025`, `6 tháng đầu năm 2026`, `tháng 06/2026`, `năm 2028` */
function periodName(period: string): string {
  const year = period.slice(0, 4);
  const part = period.slice(5);
  if (part === '') return `năm ${year}`;
  if (part.startsWith('Q')) return `quý ${['I', 'II', 'III', 'IV'][+part.slice(1) - 1]}/${year}`;
  if (part === 'H1') return `6 tháng đầu năm ${year}`;
  if (part === 'H2') return `6 tháng cuối năm ${year}`;
  return `tháng ${part}/${year}`;
}

function length(term: CountedTerm): string {
  switch (term.kind) {
    case 'days-after':
      return `${term.days} ngày`;
    case 'working-days-after':
      return `${term.days} ngày làm việc`;
    case 'months-after':
      return `${term.months} tháng`;
  }
}

const ROLLS: Record<Roll, string> = {
  none: '; trùng ngày nghỉ thì không dời',
  next: '; trùng ngày nghỉ thì dời sang ngày làm việc kế tiếp',
  previous: '; trùng ngày nghỉ thì dời về ngày làm việc liền trước',
};

function rolled(roll: Roll | undefined): string {
  return roll === undefined ? '' : ROLLS[roll];
}
