import { describe, expect, it } from '@jest/globals';
import {
  checkSums,
  emptyIndicator,
  type IndicatorDefinition,
  indicatorIdOf,
  judge,
  measureKindOf,
  pathOf,
  targetText,
  targetYearOf,
} from '#domain';
import { loadSeeds } from './load.js';
import type { ProgrammeSeed } from './programme-schema.js';

const seeds = loadSeeds();
const khcn = seeds.programmes.find((p) => p.code === 'khcn')!;

function definitions(programme: ProgrammeSeed): IndicatorDefinition[] {
  return programme.indicators.map(({ id, kind: _kind, ...said }) => ({
    programme: programme.code,
    code: id,
    ...said,
  }));
}

function counted(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

describe('the 69 indicators of the Đề án', () => {
  const all = definitions(khcn);
  const empty = (d: IndicatorDefinition) => emptyIndicator(indicatorIdOf(d.programme, d.code));
  const paths = all.map((d) => ({ code: d.code, ...pathOf(d, empty(d), khcn.period) }));

  it('are of seven of the eight kinds: that a number is a running total the document never says', () => {
    expect(all).toHaveLength(69);
    expect(counted(all.map((d) => measureKindOf(d)))).toEqual({
      threshold: 48,
      yearly: 7,
      growth: 1,
      rank: 1,
      range: 1,
      'yes-no': 3,
      qualitative: 8,
    });
    expect(all.filter((d) => targetText(d) === 'định tính, văn bản không nêu mức')).toHaveLength(8);
  });

  it('have a path only where the document gives a base that can be set beside them', () => {
    expect(counted(paths.map((p) => p.origin))).toEqual({ derived: 7, stated: 8, none: 54 });
    expect(paths.filter((p) => p.origin === 'derived' && p.judges).map((p) => p.code)).toEqual([
      'KH-04',
      'DM-01',
      'DM-02',
      'CS-01',
    ]);
    expect(paths.filter((p) => p.origin === 'derived' && !p.judges).map((p) => p.code)).toEqual([
      'KH-03',
      'KH-08',
      'CS-20',
    ]);
    for (const path of paths) expect(path.origin === 'none' ? path.points : []).toEqual([]);
  });

  it('have no value, and are judged so', () => {
    const standings = all.map((d) => judge(d, empty(d), '2026-11-22', khcn.period).standing);
    expect(counted(standings)).toEqual({ 'no-data': 69 });
  });

  it('reach to 2030: one is stated so, one by its period, the others are inferred; those of each year have none', () => {
    const years = all.map((d) => targetYearOf(d));
    expect(years.filter((y) => y.inferred && y.year === 2030)).toHaveLength(59);
    expect(
      all.filter((d) => !targetYearOf(d).inferred && targetYearOf(d).year === 2030).map((d) => d.code),
    ).toEqual(['KH-02', 'KH-20']);
    expect(years.filter((y) => y.year === null)).toHaveLength(8);
  });
});

describe('the money of the Đề án', () => {
  it('is 16.303.827 triệu đồng, and every total is the sum of its parts', () => {
    expect(khcn.fundingTotal?.amount).toBe(16_303_827);
    expect(checkSums(khcn.funding)).toEqual([
      {
        total: 'FV-00',
        parts: ['FV-01', 'FV-02'],
        stated: 16_303_827,
        sum: 3_888_827 + 12_415_000,
        match: true,
      },
      {
        total: 'FV-01',
        parts: ['FV-011', 'FV-012'],
        stated: 3_888_827,
        sum: 370_850 + 3_517_977,
        match: true,
      },
      {
        total: 'FV-012',
        parts: ['FV-0121', 'FV-0122'],
        stated: 3_517_977,
        sum: 537_000 + 2_980_977,
        match: true,
      },
    ]);
  });
});

describe('numbers that others counted', () => {
  const nq57 = seeds.programmes.find((p) => p.code === 'nq57')!;

  it('19 + 38 + 32 + 3 are the 92 of the source', () => {
    const counts = nq57.assigned!.tasks.breakdown.map((part) => part.count);
    expect(counts).toEqual([19, 38, 32, 3]);
    expect(counts.reduce((a, b) => a + b, 0)).toBe(nq57.assigned!.tasks.total);
    expect(nq57.assigned!.tasks.total).toBe(92);
  });

  it('22 of 23 is printed as 95,6 percent in the source; rounded it is 95,7', () => {
    const [cohort] = nq57.cohorts;
    expect(cohort).toMatchObject({ completed: 22, total: 23, percentStated: 95.6 });
    expect(Math.round((22 / 23) * 1000) / 10).toBe(95.7);
  });
});
