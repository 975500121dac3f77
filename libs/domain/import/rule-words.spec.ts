import { describe, expect, it } from '@jest/globals';
import type { DueRule } from '#contracts';
import { cellsOfRule, RULE_FORMS, type RuleCells, ruleIn } from './rule-words.js';

const RULES: [DueRule, RuleCells][] = [
  [
    { kind: 'by', date: '2027-06-30' },
    { rule: 'Chậm nhất ngày', date: '2027-06-30' },
  ],
  [
    { kind: 'before', date: '2027-12-20', roll: 'next' },
    { rule: 'Trước ngày; dời sau', date: '2027-12-20' },
  ],
  [{ kind: 'period', period: '2027-Q2' }, { rule: 'Kỳ 2027-Q2' }],
  [{ kind: 'period', period: '2028', roll: 'previous' }, { rule: 'Kỳ 2028; dời trước' }],
  [
    { kind: 'yearly-before', monthDay: '12-20', planYear: 2027 },
    { rule: 'Trước 20/12 năm liền trước năm 2027' },
  ],
  [
    { kind: 'days-after', from: '2027-01-05', days: 30 },
    { rule: 'Sau 30 ngày', date: '2027-01-05' },
  ],
  [
    { kind: 'working-days-after', from: '2027-01-05', days: 5, roll: 'none' },
    { rule: 'Sau 5 ngày làm việc; không dời', date: '2027-01-05' },
  ],
  [
    { kind: 'months-after', from: '2027-01-05', months: 3 },
    { rule: 'Sau 3 tháng', date: '2027-01-05' },
  ],
  [
    {
      kind: 'on-event',
      event: 'HĐND ban hành; có hiệu lực',
      term: { kind: 'days-after', days: 30, roll: 'next' },
    },
    { rule: 'Sau 30 ngày; dời sau kể từ sự kiện: HĐND ban hành; có hiệu lực' },
  ],
  [{ kind: 'continuous' }, { rule: 'Thường xuyên' }],
];

describe('a due rule in cells', () => {
  it.each(RULES)('%j is written and read back', (rule, cells) => {
    expect(cellsOfRule(rule)).toEqual(cells);
    expect(ruleIn(cells)).toEqual(rule);
    expect(ruleIn({ ...cells, rule: cells.rule?.toLocaleUpperCase('vi') })).toMatchObject({
      kind: rule.kind,
    });
  });

  it('is a day with nothing beside it, and nothing where both are empty', () => {
    expect(ruleIn({ date: '2027-06-30' })).toEqual({ kind: 'by', date: '2027-06-30' });
    expect(ruleIn({})).toBeNull();
  });

  it.each<[string, { rule: string; date?: string }, 'rule' | 'date', RegExp]>([
    ['words of no rule', { rule: 'Càng sớm càng tốt' }, 'rule', /Không hiểu quy tắc hạn/],
    ['a rule without its day', { rule: 'Trước ngày' }, 'date', /cần một ngày ở cột Ngày/],
    ['a day too many', { rule: 'Thường xuyên', date: '2027-01-01' }, 'date', /để trống ô này/],
    ['a period that is none', { rule: 'Kỳ 2027-Q5' }, 'rule', /kỳ cần dạng/],
    ['no days at all', { rule: 'Sau 0 ngày', date: '2027-01-01' }, 'rule', /phải từ 1/],
    ['a month that is none', { rule: 'Trước 20/13 năm liền trước năm 2027' }, 'rule', /MM-DD/],
  ])('refuses %s', (_, cells, at, message) => {
    expect(ruleIn(cells)).toEqual({ at, wrong: expect.stringMatching(message) });
  });

  it('shows forms in the template that are all understood', () => {
    for (const [form] of RULE_FORMS) {
      const read = [ruleIn({ rule: form }), ruleIn({ rule: form, date: '2027-01-05' })];
      expect({ form, kinds: read.filter((one) => one !== null && 'kind' in one).length }).toEqual({
        form,
        kinds: 1,
      });
    }
  });
});
