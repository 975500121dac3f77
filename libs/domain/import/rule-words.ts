import { type CountedTerm, type DueRule, dueRule, type IsoDate, type Roll } from '#contracts';

/** A due rule as two cells of a sheet: what it says, and the day that it needs. */
export interface RuleCells {
  rule?: string;
  date?: IsoDate;
}

/** Which of the two cells is to be mended, and why. */
export interface WrongRule {
  at: 'rule' | 'date';
  wrong: string;
}

/** Forms that are taken, with what each means, for the template. */
export const RULE_FORMS: readonly (readonly [string, string])[] = [
  ['Chậm nhất ngày', 'Tính cả ngày ghi ở cột Ngày; để trống quy tắc mà có ngày cũng hiểu như vậy'],
  ['Trước ngày', 'Không tính ngày ghi ở cột Ngày'],
  ['Kỳ 2027-Q2', 'Đến hết kỳ: 2027-06 (tháng), 2027-Q2 (quý), 2027-H1 (6 tháng), 2027 (năm)'],
  ['Trước 20/12 năm liền trước năm 2027', 'Hằng năm, của kế hoạch năm 2027'],
  ['Sau 30 ngày', 'Kể từ ngày ghi ở cột Ngày'],
  ['Sau 30 ngày làm việc', 'Kể từ ngày ghi ở cột Ngày'],
  ['Sau 3 tháng', 'Kể từ ngày ghi ở cột Ngày'],
  ['Sau 30 ngày kể từ sự kiện: Tỉnh ban hành nghị quyết', 'Chưa có ngày; tính khi sự kiện được ghi nhận'],
  ['Thường xuyên', 'Không có hạn, chỉ báo cáo'],
  ['Sau 30 ngày; không dời', 'Thêm “; không dời”, “; dời sau” hoặc “; dời trước” khi trùng ngày nghỉ'],
];

const ROLL_WORDS: Record<Roll, string> = { none: 'không dời', next: 'dời sau', previous: 'dời trước' };
const TERM_WORDS = { 'days-after': 'ngày', 'working-days-after': 'ngày làm việc', 'months-after': 'tháng' };
const BY = 'Chậm nhất ngày';
const BEFORE = 'Trước ngày';
const CONTINUOUS = 'Thường xuyên';

const ROLL = '(?:; ?(không dời|dời sau|dời trước))?';
const TERM = '(\\d{1,4}) (ngày làm việc|ngày|tháng)';
const FORMS = {
  by: new RegExp(`^chậm nhất(?: ngày)?${ROLL}$`, 'iu'),
  before: new RegExp(`^trước ngày${ROLL}$`, 'iu'),
  period: new RegExp(`^kỳ ([0-9QH-]+)${ROLL}$`, 'iu'),
  yearly: new RegExp(`^trước (\\d{1,2})/(\\d{1,2}) năm liền trước năm (\\d{4})${ROLL}$`, 'iu'),
  onEvent: new RegExp(`^sau ${TERM}${ROLL} kể từ sự kiện:? (.+)$`, 'iu'),
  counted: new RegExp(`^sau ${TERM}${ROLL}$`, 'iu'),
  continuous: /^thường xuyên$/iu,
};

/** The cells that say a rule, to be read back as the same. */
export function cellsOfRule(rule: DueRule): RuleCells {
  switch (rule.kind) {
    case 'by':
      return { rule: BY + rolled(rule.roll), date: rule.date };
    case 'before':
      return { rule: BEFORE + rolled(rule.roll), date: rule.date };
    case 'period':
      return { rule: `Kỳ ${rule.period}${rolled(rule.roll)}` };
    case 'yearly-before': {
      const [month, day] = rule.monthDay.split('-');
      return { rule: `Trước ${day}/${month} năm liền trước năm ${rule.planYear}${rolled(rule.roll)}` };
    }
    case 'on-event':
      return { rule: `${counted(rule.term)} kể từ sự kiện: ${rule.event}` };
    case 'continuous':
      return { rule: CONTINUOUS };
    default:
      return { rule: counted(rule), date: rule.from };
  }
}

/** The rule that two cells say; null where both are empty: no date is made up. */
export function ruleIn({ rule: text, date }: RuleCells): DueRule | WrongRule | null {
  if (text === undefined) return date === undefined ? null : { kind: 'by', date };
  const said = parsed(text, date);
  if ('at' in said) return said;
  const checked = dueRule.safeParse(said);
  if (checked.success) return checked.data;
  return { at: 'rule', wrong: `Quy tắc hạn “${text}”: ${checked.error.issues[0]?.message ?? 'không đúng'}.` };
}

function parsed(text: string, date: IsoDate | undefined): DueRule | WrongRule {
  const dated = (make: (day: IsoDate) => DueRule): DueRule | WrongRule =>
    date === undefined ? { at: 'date', wrong: `Quy tắc “${text}” cần một ngày ở cột Ngày.` } : make(date);
  const bare = (rule: DueRule): DueRule | WrongRule =>
    date === undefined
      ? rule
      : { at: 'date', wrong: `Quy tắc “${text}” không đi cùng ngày; để trống ô này.` };
  const match = (form: keyof typeof FORMS) => FORMS[form].exec(text);
  const by = match('by');
  if (by) return dated((day) => ({ kind: 'by', date: day, ...rollOf(by[1]) }));
  const before = match('before');
  if (before) return dated((day) => ({ kind: 'before', date: day, ...rollOf(before[1]) }));
  const period = match('period');
  if (period) return bare({ kind: 'period', period: (period[1] ?? '').toUpperCase(), ...rollOf(period[2]) });
  const yearly = match('yearly');
  if (yearly) {
    const monthDay = `${two(yearly[2])}-${two(yearly[1])}`;
    return bare({ kind: 'yearly-before', monthDay, planYear: Number(yearly[3]), ...rollOf(yearly[4]) });
  }
  const onEvent = match('onEvent');
  if (onEvent) {
    const term = termOf(onEvent[1], onEvent[2], onEvent[3]);
    return bare({ kind: 'on-event', event: (onEvent[4] ?? '').trim(), term });
  }
  const after = match('counted');
  if (after) return dated((from) => ({ ...termOf(after[1], after[2], after[3]), from }));
  if (match('continuous')) return bare({ kind: 'continuous' });
  return {
    at: 'rule',
    wrong: `Không hiểu quy tắc hạn “${text}”; xem các cách ghi ở trang Quy tắc hạn của tệp mẫu.`,
  };
}

function termOf(count = '', unit = '', roll: string | undefined): CountedTerm {
  const number = Number(count);
  switch (unit.toLocaleLowerCase('vi')) {
    case TERM_WORDS['months-after']:
      return { kind: 'months-after', months: number, ...rollOf(roll) };
    case TERM_WORDS['working-days-after']:
      return { kind: 'working-days-after', days: number, ...rollOf(roll) };
    default:
      return { kind: 'days-after', days: number, ...rollOf(roll) };
  }
}

function counted(term: CountedTerm): string {
  const count = term.kind === 'months-after' ? term.months : term.days;
  return `Sau ${count} ${TERM_WORDS[term.kind]}${rolled(term.roll)}`;
}

function rollOf(words: string | undefined): { roll?: Roll } {
  const said = words?.toLocaleLowerCase('vi');
  const roll = (Object.keys(ROLL_WORDS) as Roll[]).find((one) => ROLL_WORDS[one] === said);
  return roll === undefined ? {} : { roll };
}

const rolled = (roll: Roll | undefined): string => (roll === undefined ? '' : `; ${ROLL_WORDS[roll]}`);
const two = (n = ''): string => n.padStart(2, '0');
