import type { CountedTerm, DueRule, Roll } from '#contracts';

/** A due rule while it is being written: every part a text, so that a half-typed one can exist. */
export interface RuleDraft {
  kind: '' | 'before' | 'by' | 'period' | 'yearly-before' | 'after' | 'on-event' | 'continuous';
  date: string;
  span: 'month' | 'quarter' | 'half' | 'year';
  /** Which month, quarter or half. */
  part: string;
  year: string;
  /** `20/12` as people write it. */
  monthDay: string;
  length: string;
  lengthUnit: CountedTerm['kind'];
  event: string;
  roll: '' | Roll;
}

export const EMPTY_DRAFT: RuleDraft = {
  kind: '',
  date: '',
  span: 'quarter',
  part: '1',
  year: '',
  monthDay: '',
  length: '',
  lengthUnit: 'working-days-after',
  event: '',
  roll: '',
};

/** How many of a span a year has. */
export const PARTS: Record<RuleDraft['span'], number> = { month: 12, quarter: 4, half: 2, year: 1 };

export function draftOf(rule: DueRule): RuleDraft {
  const roll = 'roll' in rule ? (rule.roll ?? '') : '';
  const base: RuleDraft = { ...EMPTY_DRAFT, roll };
  switch (rule.kind) {
    case 'before':
    case 'by':
      return { ...base, kind: rule.kind, date: rule.date };
    case 'period':
      return { ...base, kind: 'period', year: rule.period.slice(0, 4), ...spanOf(rule.period.slice(5)) };
    case 'yearly-before': {
      const monthDay = `${rule.monthDay.slice(3)}/${rule.monthDay.slice(0, 2)}`;
      return { ...base, kind: rule.kind, monthDay, year: String(rule.planYear) };
    }
    case 'on-event':
      return {
        ...base,
        ...lengthOf(rule.term),
        kind: rule.kind,
        event: rule.event,
        roll: rule.term.roll ?? '',
      };
    case 'continuous':
      return { ...base, kind: rule.kind };
    default:
      return { ...base, ...lengthOf(rule), kind: 'after', date: rule.from };
  }
}

/** The rule that the draft says; null while something is missing. Whether the date exists is for the server. */
export function ruleOf(draft: RuleDraft): DueRule | null {
  const roll = draft.roll === '' ? {} : { roll: draft.roll };
  switch (draft.kind) {
    case 'before':
    case 'by':
      return draft.date === '' ? null : { kind: draft.kind, date: draft.date, ...roll };
    case 'period': {
      const period = periodOf(draft);
      return period === null ? null : { kind: 'period', period, ...roll };
    }
    case 'yearly-before': {
      const monthDay = monthDayOf(draft.monthDay);
      const planYear = yearOf(draft.year);
      return monthDay === null || planYear === null
        ? null
        : { kind: 'yearly-before', monthDay, planYear, ...roll };
    }
    case 'after': {
      const term = termOf(draft);
      return term === null || draft.date === '' ? null : { ...term, from: draft.date };
    }
    case 'on-event': {
      const term = termOf(draft);
      const event = draft.event.trim();
      return term === null || event === '' ? null : { kind: 'on-event', event, term };
    }
    case 'continuous':
      return { kind: 'continuous' };
    case '':
      return null;
  }
}

function spanOf(part: string): Pick<RuleDraft, 'span' | 'part'> {
  if (part === '') return { span: 'year', part: '1' };
  if (part.startsWith('Q')) return { span: 'quarter', part: part.slice(1) };
  if (part.startsWith('H')) return { span: 'half', part: part.slice(1) };
  return { span: 'month', part: String(+part) };
}

function periodOf({ span, part, year }: RuleDraft): string | null {
  const y = yearOf(year);
  const n = Number(part);
  if (y === null || !Number.isInteger(n) || n < 1 || n > PARTS[span]) return null;
  switch (span) {
    case 'year':
      return String(y);
    case 'quarter':
      return `${y}-Q${n}`;
    case 'half':
      return `${y}-H${n}`;
    case 'month':
      return `${y}-${String(n).padStart(2, '0')}`;
  }
}

function lengthOf(term: CountedTerm): Pick<RuleDraft, 'length' | 'lengthUnit'> {
  return { lengthUnit: term.kind, length: String(term.kind === 'months-after' ? term.months : term.days) };
}

function termOf({ length, lengthUnit, roll }: RuleDraft): CountedTerm | null {
  const count = Number(length);
  if (length === '' || !Number.isInteger(count) || count < 1) return null;
  const rolled = roll === '' ? {} : { roll };
  return lengthUnit === 'months-after'
    ? { kind: lengthUnit, months: count, ...rolled }
    : { kind: lengthUnit, days: count, ...rolled };
}

function monthDayOf(text: string): string | null {
  const [, day, month] = /^(\d{1,2})[/.-](\d{1,2})$/.exec(text.trim()) ?? [];
  if (day === undefined || month === undefined || +day < 1 || +day > 31 || +month < 1 || +month > 12)
    return null;
  return `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function yearOf(text: string): number | null {
  return /^20\d{2}$/.test(text.trim()) ? Number(text) : null;
}
