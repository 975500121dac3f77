import { describe, expect, it } from '@jest/globals';
import { widthOf, wrapped } from '../letters.js';
import type { Chart } from './chart.js';
import { ticks } from './drawing.js';
import { parts } from './parts.js';
import { draw } from './picture.js';

const UNITS = Array.from({ length: 92 }, (_, i) => `Xã ${i + 1}`);
const bars = (over: Partial<Chart> = {}): Chart => ({
  kind: 'bars',
  title: 'Nhiệm vụ',
  unit: null,
  categories: UNITS,
  series: [{ name: 'Hoàn thành', values: UNITS.map((_, i) => i) }],
  ...over,
});
const drawn = (chart: Chart) => parts(chart).map(draw);

describe('a chart', () => {
  it('of many units is cut into pictures of one scale', () => {
    const pictures = parts(bars());
    expect(pictures.map(({ categories }) => categories.length)).toEqual([23, 23, 23, 23]);
    for (const picture of drawn(bars({ categories: UNITS.map((name) => `${name} ${'dài '.repeat(30)}`) })))
      expect(Number(/ height="([\d.]+)"/.exec(picture)?.[1])).toBeLessThan(880);
    expect(pictures.flatMap(({ categories }) => categories)).toEqual(UNITS);
    for (const { most } of pictures) expect(most).toBe(91);
    for (const picture of drawn(bars())) expect(picture).toContain('>100</text>');
  });

  it('says that a value is not known, and draws no nought for it', () => {
    const [picture] = drawn(bars({ categories: ['A'], series: [{ name: 'x', values: [null] }] }));
    expect(picture).toContain('chưa có số liệu');
    const line = (values: (number | null)[]): Chart => ({
      ...bars(),
      kind: 'lines',
      categories: ['2026', '2027', '2028'],
      series: [{ name: 'x', values }],
    });
    const strokes = (chart: Chart) => drawn(chart)[0]!.match(/stroke-width="1.6"/g)!.length;
    // One sample in the legend; a gap joins nothing.
    expect([strokes(line([1, 2, 3])), strokes(line([1, null, 3]))]).toEqual([3, 1]);
  });

  it('of nothing, of one value below nought, of words that are no words can be drawn', () => {
    const odd: Chart[] = [
      bars({ categories: [], series: [] }),
      bars({ kind: 'lines', categories: ['2026'], series: [{ name: '<&">', values: [-2.5] }] }),
      bars({ categories: ['A & <B>'], series: [{ name: 'x', values: [0] }], stacked: true }),
    ];
    for (const chart of odd) {
      const [picture] = drawn(chart);
      expect(picture).toMatch(/^<svg .*<\/svg>$/);
      expect(picture).not.toMatch(/NaN|Infinity|<B>/);
    }
  });

  it('breaks long names into lines that fit', () => {
    const lines = wrapped('Ban Tuyên giáo và Dân vận Tỉnh ủy Thái Nguyên', 120);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(120);
  });

  it.each<[number, number, number[]]>([
    [0, 0, [0, 0.2]],
    [0, 21, [0, 5, 10, 15, 20, 25]],
    [0, 100, [0, 20, 40, 60, 80, 100]],
    [-3, 4, [-4, -2, 0, 2, 4]],
  ])('has round steps from %d to %d', (least, most, steps) => {
    expect(ticks(least, most)).toEqual(steps);
  });
});
