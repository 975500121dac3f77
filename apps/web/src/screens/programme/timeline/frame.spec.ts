import { describe, expect, it } from '@jest/globals';
import { frameOf, middleOf, neighbour, placeOf, restStretches, ticksOf } from './frame.js';

const YEARS = { from: 2026, to: 2030 };

describe('what the chart shows', () => {
  it.each([
    ['', 'programme', '2026-01-01', '2030-12-31'],
    ['mai', 'programme', '2026-01-01', '2030-12-31'],
    ['2026-Q5', 'programme', '2026-01-01', '2030-12-31'],
    ['2028', 'year', '2028-01-01', '2028-12-31'],
    ['2026-Q4', 'quarter', '2026-10-01', '2026-12-31'],
    ['2028-02', 'month', '2028-02-01', '2028-02-29'],
  ])('for %j is a %s', (period, zoom, from, to) => {
    expect(frameOf(period, YEARS)).toEqual({ zoom, from, to });
  });

  it.each([
    ['2026', 1, '2027'],
    ['2026', -1, null],
    ['2026-Q4', 1, '2027-Q1'],
    ['2027-01', -1, '2026-12'],
    ['2030-12', 1, null],
    ['', 1, null],
  ] as const)('goes on from %s by %d to %s', (period, step, expected) => {
    expect(neighbour(period, step, YEARS)).toBe(expected);
  });

  it('places days from 0 to 1, marks in the middle of theirs', () => {
    const year = frameOf('2027', YEARS);
    expect(placeOf('2027-01-01', year)).toBe(0);
    expect(placeOf('2028-01-01', year)).toBe(1);
    expect(middleOf('2027-01-01', year)).toBeCloseTo(0.5 / 365, 12);
    expect(middleOf('2027-12-31', year)).toBeCloseTo(364.5 / 365, 12);
  });

  it('names years, months and days, without a gap', () => {
    const names = (period: string) => ticksOf(frameOf(period, YEARS)).map(({ label }) => label);
    expect(names('')).toEqual(['2026', '2027', '2028', '2029', '2030']);
    expect(names('2026')).toHaveLength(12);
    expect(names('2026-Q4')).toEqual(['T10', 'T11', 'T12']);
    expect(names('2028-02').at(-1)).toBe('29');
    for (const period of ['', '2028', '2026-Q4', '2028-02']) {
      const ticks = ticksOf(frameOf(period, YEARS));
      expect(ticks[0]!.from).toBe(0);
      expect(ticks.at(-1)!.to).toBeCloseTo(1, 12);
      for (const [i, { from }] of ticks.slice(1).entries()) expect(from).toBeCloseTo(ticks[i]!.to, 12);
    }
  });

  it('shades rest days that are wide enough to be seen, those beside each other as one', () => {
    const rest = ['2026-11-28', '2026-12-05', '2026-12-06', '2026-12-12', '2027-01-01'];
    const month = restStretches(rest, frameOf('2026-12', YEARS));
    expect(month.map(({ from, to }) => [from * 31, to * 31].map(Math.round))).toEqual([
      [4, 6],
      [11, 12],
    ]);
    expect(restStretches(rest, frameOf('2026', YEARS))).toEqual([]);
  });
});
