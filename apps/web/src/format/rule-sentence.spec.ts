import { describe, expect, it } from '@jest/globals';
import type { DueRule } from '#contracts';
import { ruleSentence } from './rule-sentence.js';

describe('a due rule in words', () => {
  it.each<[DueRule, string]>([
    [{ kind: 'before', date: '2026-12-20' }, 'Trước ngày 20/12/2026.'],
    [
      { kind: 'by', date: '2027-05-01', roll: 'previous' },
      'Chậm nhất ngày 01/05/2027; trùng ngày nghỉ thì dời về ngày làm việc liền trước.',
    ],
    [{ kind: 'period', period: '2025-Q2' }, 'Trong quý II/2025, đến hết ngày cuối kỳ.'],
    [{ kind: 'period', period: '2026-H1' }, 'Trong 6 tháng đầu năm 2026, đến hết ngày cuối kỳ.'],
    [
      { kind: 'yearly-before', monthDay: '12-20', planYear: 2027 },
      'Trước ngày 20/12 của năm liền trước năm 2027.',
    ],
    [
      { kind: 'working-days-after', from: '2026-02-06', days: 5 },
      'Trong 5 ngày làm việc kể từ ngày 06/02/2026.',
    ],
    [{ kind: 'months-after', from: '2026-01-31', months: 1 }, 'Trong 1 tháng kể từ ngày 31/01/2026.'],
    [
      { kind: 'on-event', event: 'Kế hoạch được ban hành', term: { kind: 'days-after', days: 30 } },
      'Trong 30 ngày kể từ khi có sự kiện “Kế hoạch được ban hành”.',
    ],
    [{ kind: 'continuous' }, 'Việc thường xuyên, không có hạn; chỉ báo cáo.'],
  ])('%j', (rule, sentence) => {
    expect(ruleSentence(rule)).toBe(sentence);
  });
});
