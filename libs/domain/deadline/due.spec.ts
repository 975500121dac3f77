import { describe, expect, it } from '@jest/globals';
import { type DatedRule, UserError } from '#contracts';
import { WorkingCalendar } from '../calendar/index.js';
import { computeDue } from './due.js';

const TET_2026 = ['16', '17', '18', '19', '20'].map((d) => `2026-02-${d}`);
const calendar = new WorkingCalendar({
  version: 'thu-1',
  weeklyRest: ['sat', 'sun'],
  days: [
    ...TET_2026.map((date) => ({
      date,
      kind: 'off' as const,
      status: 'confirmed' as const,
      name: 'Tết',
      document: '9441/TB-BNV',
    })),
    { date: '2027-04-30', kind: 'off', status: 'confirmed' },
    { date: '2027-05-01', kind: 'off', status: 'confirmed' },
    { date: '2027-05-03', kind: 'off', status: 'estimated' },
    { date: '2026-08-31', kind: 'off', status: 'confirmed', document: '3383/BNV-CVL' },
    { date: '2026-08-22', kind: 'work', status: 'confirmed', document: '3383/BNV-CVL' },
  ],
});

const due = (rule: DatedRule) => {
  const { legalDue, workingDue } = computeDue(rule, calendar);
  return [legalDue, workingDue];
};

describe('due rules', () => {
  it.each<[string, DatedRule, string, string]>([
    [
      'plan 2027 ends on Saturday and does not move',
      { kind: 'yearly-before', monthDay: '12-20', planYear: 2027 },
      '2026-12-19',
      '2026-12-18',
    ],
    [
      'plan 2028 ends on Sunday and does not move',
      { kind: 'yearly-before', monthDay: '12-20', planYear: 2028 },
      '2027-12-19',
      '2027-12-17',
    ],
    ['a quarter ends on its last day', { kind: 'period', period: '2025-Q2' }, '2025-06-30', '2025-06-30'],
    ['a year ends on 31/12', { kind: 'period', period: '2028' }, '2028-12-31', '2028-12-29'],
    ['a half year', { kind: 'period', period: '2026-H1' }, '2026-06-30', '2026-06-30'],
    ['February of a leap year', { kind: 'period', period: '2028-02' }, '2028-02-29', '2028-02-29'],
    ['by a holiday stays', { kind: 'by', date: '2027-05-01' }, '2027-05-01', '2027-04-29'],
    ['before excludes the day', { kind: 'before', date: '2026-12-20' }, '2026-12-19', '2026-12-18'],
    [
      'before with roll applies to D−1',
      { kind: 'before', date: '2026-12-20', roll: 'next' },
      '2026-12-21',
      '2026-12-21',
    ],
    ['roll previous', { kind: 'by', date: '2026-12-20', roll: 'previous' }, '2026-12-18', '2026-12-18'],
    [
      '5 working days before Tết',
      { kind: 'working-days-after', from: '2026-02-06', days: 5 },
      '2026-02-13',
      '2026-02-13',
    ],
    [
      '6 working days jump over Tết',
      { kind: 'working-days-after', from: '2026-02-06', days: 6 },
      '2026-02-23',
      '2026-02-23',
    ],
    [
      'a worked Saturday counts',
      { kind: 'working-days-after', from: '2026-08-21', days: 1 },
      '2026-08-22',
      '2026-08-22',
    ],
    [
      'a counted term rolls to the next working day',
      { kind: 'days-after', from: '2026-02-06', days: 10 },
      '2026-02-23',
      '2026-02-23',
    ],
    [
      'a counted term with roll none stays',
      { kind: 'days-after', from: '2026-02-06', days: 10, roll: 'none' },
      '2026-02-16',
      '2026-02-13',
    ],
    [
      'a counted term with roll previous',
      { kind: 'days-after', from: '2026-02-06', days: 10, roll: 'previous' },
      '2026-02-13',
      '2026-02-13',
    ],
    [
      'one month after 15/1',
      { kind: 'months-after', from: '2026-01-15', months: 1 },
      '2026-02-23',
      '2026-02-23',
    ],
    [
      'a missing day is the last of the month, then rolls',
      { kind: 'months-after', from: '2026-01-31', months: 1 },
      '2026-03-02',
      '2026-03-02',
    ],
    [
      'twelve months from 29/2',
      { kind: 'months-after', from: '2028-02-29', months: 12 },
      '2029-02-28',
      '2029-02-28',
    ],
  ])('%s', (_name, rule, legalDue, workingDue) => {
    expect(due(rule)).toEqual([legalDue, workingDue]);
  });

  it('explains each step with the rule and the document that gave it', () => {
    const { explanation } = computeDue({ kind: 'days-after', from: '2026-02-06', days: 10 }, calendar);
    expect(explanation[0]).toContain('không tính ngày bắt đầu (Điều 147');
    expect(explanation[1]).toContain('16/02/2026 (thứ Hai) là ngày nghỉ, Tết (9441/TB-BNV)');
    expect(explanation[1]).toContain('khoản 5 Điều 148');
    expect(explanation.at(-1)).toContain('ngày làm việc cuối cùng trong hạn');
  });

  it('says why a fixed date that ends on rest days aims at an earlier working day', () => {
    const { explanation } = computeDue({ kind: 'by', date: '2027-05-01' }, calendar);
    expect(explanation.join(' ')).toContain('ngày ấn định không tự dời');
    expect(explanation.join(' ')).toContain('29/04/2027 (thứ Năm)');
  });

  it('refuses a month day that does not exist in that year', () => {
    const rule: DatedRule = { kind: 'yearly-before', monthDay: '02-29', planYear: 2027 };
    expect(() => computeDue(rule, calendar)).toThrow(UserError);
  });
});
