import type { DatedRule, IsoDate, Roll } from '#contracts';
import { UserError } from '#contracts';
import {
  addDays,
  addMonths,
  formatDate,
  formatDateWithWeekday,
  lastDayOfMonth,
  type WorkingCalendar,
} from '../calendar/index.js';

/** A computed due date that explains itself, step by step, in Vietnamese sentences. */
export interface Due {
  /** Hạn theo văn bản. Overdue begins when this day has ended (24:00, Civil Code art. 148(6)). */
  legalDue: IsoDate;
  /** Ngày làm việc cuối cùng trong hạn: the last working day ≤ `legalDue`. */
  workingDue: IsoDate;
  /** Sentences in order, each with the rule or document that gave the step. */
  explanation: string[];
}

interface Base {
  date: IsoDate;
  counted: boolean;
  because: string;
}

/**
 * Computes the due date of a dated rule (rules 1 and 2 of time).
 *
 * Fixed dates never move by themselves; counted ones that end on a rest day roll to the next working day
 * (Civil Code 91/2015/QH13, art. 148(5)). An explicit `roll` moves `legalDue`; for `before` it applies to D−1.
 *
 * @throws UserError `invalid-input` when the rule names a day that does not exist
 */
export function computeDue(rule: DatedRule, calendar: WorkingCalendar): Due {
  const base = baseDate(rule, calendar);
  const explanation = [base.because];
  const roll: Roll = rule.roll ?? (base.counted ? 'next' : 'none');
  const legalDue = rolled(base, roll, rule.roll !== undefined, calendar, explanation);
  explanation.push(`Hạn theo văn bản: ${formatDateWithWeekday(legalDue)}; quá hạn tính từ khi hết ngày này.`);
  const workingDue = calendar.onOrBefore(legalDue);
  if (workingDue === legalDue) {
    explanation.push(
      `${formatDate(legalDue)} là ngày làm việc${document(calendar, legalDue)}, nên cũng là ngày làm việc cuối cùng trong hạn.`,
    );
  } else {
    explanation.push(
      `${restDays(calendar, workingDue, legalDue)}; ngày làm việc cuối cùng trong hạn là ${formatDateWithWeekday(workingDue)}. Nhắc hạn tính theo ngày này.`,
    );
  }
  return { legalDue, workingDue, explanation };
}

function rolled(
  base: Base,
  roll: Roll,
  stated: boolean,
  calendar: WorkingCalendar,
  explanation: string[],
): IsoDate {
  if (calendar.isWorkingDay(base.date)) return base.date;
  if (roll === 'none') {
    explanation.push(
      base.counted
        ? `${rest(calendar, base.date)}; quy tắc của mốc này ghi rõ không dời ngày.`
        : `${rest(calendar, base.date)}; ngày ấn định không tự dời khi trùng ngày nghỉ.`,
    );
    return base.date;
  }
  const date = roll === 'next' ? calendar.onOrAfter(base.date) : calendar.onOrBefore(base.date);
  const way = roll === 'next' ? 'ngày làm việc kế tiếp' : 'ngày làm việc liền trước';
  const why = stated ? 'quy tắc của mốc này dời hạn' : 'thời hạn tính theo ngày dời';
  const law = stated ? '' : ' (khoản 5 Điều 148 Bộ luật Dân sự 2015)';
  explanation.push(`${rest(calendar, base.date)}; ${why} sang ${way} ${formatDateWithWeekday(date)}${law}.`);
  return date;
}

function baseDate(rule: DatedRule, calendar: WorkingCalendar): Base {
  switch (rule.kind) {
    case 'before': {
      const date = addDays(rule.date, -1);
      return {
        date,
        counted: false,
        because: `“Trước ngày ${formatDate(rule.date)}”: ngày cuối cùng còn trong hạn là ${formatDateWithWeekday(date)}.`,
      };
    }
    case 'by':
      return {
        date: rule.date,
        counted: false,
        because: `“Chậm nhất ngày ${formatDate(rule.date)}”: tính cả ngày ${formatDateWithWeekday(rule.date)}.`,
      };
    case 'period': {
      const date = periodEnd(rule.period);
      return {
        date,
        counted: false,
        because: `Kỳ ${periodName(rule.period)}: hạn là ngày cuối kỳ, ${formatDateWithWeekday(date)}.`,
      };
    }
    case 'yearly-before': {
      const limit = existing(`${rule.planYear - 1}-${rule.monthDay}`);
      const date = addDays(limit, -1);
      return {
        date,
        counted: false,
        because: `“Trước ngày ${rule.monthDay.slice(3)}/${rule.monthDay.slice(0, 2)} của năm liền trước” năm ${rule.planYear}: ngày cuối cùng còn trong hạn là ${formatDateWithWeekday(date)}.`,
      };
    }
    case 'days-after': {
      const date = addDays(rule.from, rule.days);
      return {
        date,
        counted: true,
        because: `${rule.days} ngày kể từ ${formatDate(rule.from)}, không tính ngày bắt đầu (Điều 147 Bộ luật Dân sự 2015): ${formatDateWithWeekday(date)}.`,
      };
    }
    case 'working-days-after': {
      const date = calendar.addWorkingDays(rule.from, rule.days);
      return {
        date,
        counted: true,
        because: `${rule.days} ngày làm việc kể từ ${formatDate(rule.from)}, không tính ngày bắt đầu (Điều 147 Bộ luật Dân sự 2015), theo lịch ${calendar.version}: ${formatDateWithWeekday(date)}.`,
      };
    }
    case 'months-after': {
      const date = addMonths(rule.from, rule.months);
      const short =
        date.slice(8) === rule.from.slice(8)
          ? ''
          : ' (tháng đó không có ngày tương ứng nên lấy ngày cuối tháng)';
      return {
        date,
        counted: true,
        because: `${rule.months} tháng kể từ ${formatDate(rule.from)} (Điều 148 Bộ luật Dân sự 2015): ${formatDateWithWeekday(date)}${short}.`,
      };
    }
  }
}

/** The last day of `2026`, `2026-H1`, `2026-Q2` or `2026-06`. */
export function periodEnd(period: string): IsoDate {
  const year = +period.slice(0, 4);
  const part = period.slice(5);
  if (part === '') return lastDayOfMonth(year, 12);
  if (part.startsWith('Q')) return lastDayOfMonth(year, +part.slice(1) * 3);
  if (part.startsWith('H')) return lastDayOfMonth(year, +part.slice(1) * 6);
  return lastDayOfMonth(year, +part);
}

function periodName(period: string): string {
  const year = period.slice(0, 4);
  const part = period.slice(5);
  if (part === '') return `năm ${year}`;
  if (part.startsWith('Q')) return `quý ${['I', 'II', 'III', 'IV'][+part.slice(1) - 1]}/${year}`;
  if (part === 'H1') return `6 tháng đầu năm ${year}`;
  if (part === 'H2') return `6 tháng cuối năm ${year}`;
  return `tháng ${part}/${year}`;
}

function existing(date: string): IsoDate {
  const parsed = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== date) {
    throw new UserError('invalid-input', `Ngày ${date} không có thật.`, [
      { path: 'rule.monthDay', message: `${date} không có thật` },
    ]);
  }
  return date;
}

function rest(calendar: WorkingCalendar, date: IsoDate): string {
  const { row } = calendar.ruling(date);
  const name = row?.name ? `, ${row.name}` : '';
  return `${formatDateWithWeekday(date)} là ngày nghỉ${name}${document(calendar, date)}`;
}

/** The rest days in (`from`, `to`], each with the row that made it one. */
function restDays(calendar: WorkingCalendar, from: IsoDate, to: IsoDate): string {
  const parts: string[] = [];
  for (let d = to; d > from; d = addDays(d, -1)) parts.unshift(rest(calendar, d));
  return parts.join('; ');
}

const STATUS_VI = { confirmed: '', proposed: ', đang đề xuất', estimated: ', dự kiến' } as const;

function document(calendar: WorkingCalendar, date: IsoDate): string {
  const { row } = calendar.ruling(date);
  if (!row) return '';
  return row.document
    ? ` (${row.document}${STATUS_VI[row.status]})`
    : ` (lịch ${calendar.version}${STATUS_VI[row.status]})`;
}
