import { describe, expect, it } from '@jest/globals';
import { type DueRule, dueRule } from '#contracts';
import { draftOf, EMPTY_DRAFT, type RuleDraft, ruleOf } from './draft.js';

const RULES: DueRule[] = [
  { kind: 'before', date: '2026-12-20' },
  { kind: 'by', date: '2027-05-01', roll: 'previous' },
  { kind: 'period', period: '2026-06' },
  { kind: 'period', period: '2025-Q2', roll: 'next' },
  { kind: 'period', period: '2026-H1' },
  { kind: 'period', period: '2028' },
  { kind: 'yearly-before', monthDay: '12-20', planYear: 2027 },
  { kind: 'days-after', from: '2026-01-31', days: 5 },
  { kind: 'working-days-after', from: '2026-02-06', days: 6, roll: 'none' },
  { kind: 'months-after', from: '2026-01-31', months: 12 },
  { kind: 'on-event', event: 'Kế hoạch được ban hành', term: { kind: 'days-after', days: 30, roll: 'next' } },
  { kind: 'continuous' },
];

describe('a rule being written', () => {
  it.each(RULES)('gives back %j', (rule) => {
    expect(ruleOf(draftOf(rule))).toEqual(rule);
    expect(dueRule.safeParse(ruleOf(draftOf(rule))).success).toBe(true);
  });

  it.each<[string, Partial<RuleDraft>]>([
    ['nothing chosen', {}],
    ['no date', { kind: 'before' }],
    ['a year of the wrong century', { kind: 'period', span: 'year', year: '1999' }],
    ['a fifth quarter', { kind: 'period', span: 'quarter', part: '5', year: '2027' }],
    ['a month-day that cannot be', { kind: 'yearly-before', monthDay: '32/12', year: '2027' }],
    ['half a day', { kind: 'after', date: '2026-01-01', length: '0.5' }],
    ['an event without a name', { kind: 'on-event', length: '5', event: ' ' }],
  ])('is no rule yet with %s', (_, change) => {
    expect(ruleOf({ ...EMPTY_DRAFT, ...change })).toBeNull();
  });
});
