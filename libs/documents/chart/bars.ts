import { widthOf, wrapped } from '../letters.js';
import { formatNumber } from '../table/format.js';
import type { Chart, ChartPart } from './chart.js';
import {
  box,
  FILLS,
  GRID,
  INK,
  LETTERS,
  LINE,
  legend,
  line,
  picture,
  ticks,
  WIDTH,
  words,
} from './drawing.js';

const NAMES = 220;
const BAR = 16;
const RIGHT = 46;
const SMALL = 12;

/** The names in lines, how far they reach, and how high each row is. */
export function rowsOf({ categories, series, stacked = false }: Chart) {
  const left = Math.min(NAMES, Math.max(...categories.map((name) => widthOf(name)), 40) + 8) + 6;
  const rows = categories.map((name) => wrapped(name, left - 12));
  const bar = (stacked ? 1 : series.length) * BAR;
  return { left, rows, heights: rows.map((lines) => Math.max(bar, lines.length * LINE) + 10) };
}

/** Lying bars: a row a category, its name on the left, its values in the bars or after them. */
export function bars(chart: ChartPart): string {
  const { series, unit, stacked = false } = chart;
  const scale = ticks(0, chart.most);
  const { left, rows, heights } = rowsOf(chart);
  const x = (value: number) => left + (Math.max(value, 0) / (scale.at(-1) ?? 1)) * (WIDTH - left - RIGHT);
  const key = legend(
    series.map(({ name }, i) => ({ name, mark: (x, y) => box(x, y - 6, 16, 11, fillOf(i)) })),
  );
  const bar = (stacked ? 1 : series.length) * BAR;
  const top = key.height;
  const bottom = top + heights.reduce((sum, height) => sum + height, 0);
  let y = top;
  const drawn = rows.map((lines, i) => {
    const height = heights[i] ?? 0;
    const middle = y + height / 2;
    y += height;
    const first = middle - ((lines.length - 1) * LINE) / 2 + LETTERS * 0.33;
    return [
      ...lines.map((text, n) => words(left - 8, first + n * LINE, text, { anchor: 'end' })),
      ...(stacked ? pile(chart, i, x, middle) : beside(chart, i, x, middle - bar / 2)),
    ].join('');
  });
  return picture(bottom + 2 * LINE + 4, [
    ...key.pieces,
    ...scale.flatMap((value) => [
      line([x(value), top], [x(value), bottom], `stroke="${value === 0 ? INK : GRID}"`),
      words(x(value), bottom + LINE, formatNumber(value), { anchor: 'middle', size: SMALL }),
    ]),
    ...(unit === null
      ? []
      : [words(WIDTH - 4, bottom + 2 * LINE, `(${unit})`, { anchor: 'end', size: SMALL })]),
    ...drawn,
  ]);
}

type Scale = (value: number) => number;

function pile({ series }: ChartPart, i: number, x: Scale, middle: number): string[] {
  let sum = 0;
  const pieces = series.flatMap(({ values }, n) => {
    const value = values[i] ?? 0;
    if (value <= 0) return [];
    const from = x(sum);
    sum += value;
    const width = x(sum) - from;
    const text = formatNumber(value);
    const fits = widthOf(text, SMALL) + 4 <= width;
    return [
      box(from, middle - BAR / 2, width, BAR, fillOf(n)),
      ...(fits
        ? [words(from + width / 2, middle + 4, text, { anchor: 'middle', fill: inkOn(n), size: SMALL })]
        : []),
    ];
  });
  return [...pieces, words(x(sum) + 4, middle + 4, formatNumber(sum), { size: SMALL })];
}

function beside({ series }: ChartPart, i: number, x: Scale, top: number): string[] {
  return series.flatMap(({ values }, n) => {
    const value = values[i] ?? null;
    const y = top + n * BAR;
    if (value === null)
      return [words(x(0) + 4, y + BAR - 4, 'chưa có số liệu', { size: SMALL, fill: '#5f6b76' })];
    return [
      box(x(0), y + 1, x(value) - x(0), BAR - 2, fillOf(n)),
      words(x(value) + 4, y + BAR - 4, formatNumber(value), { size: SMALL }),
    ];
  });
}

const fillOf = (i: number): string => FILLS[i % FILLS.length] ?? INK;
/** White on the dark ones. */
const inkOn = (i: number): string => ([0, 3, 5].includes(i % FILLS.length) ? '#ffffff' : INK);
