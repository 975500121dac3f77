import { widthOf, wrapped } from '../letters.js';
import { formatNumber } from '../table/format.js';
import type { ChartPart, Series } from './chart.js';
import { at, FILLS, GRID, INK, LINE, legend, line, picture, ticks, WIDTH, words } from './drawing.js';

const HEIGHT = 230;
const SMALL = 12;
const RIGHT = 24;

/** Values over time: what was reached is solid, what is expected hollow, the path dashed, the target dotted. */
export function lines(chart: ChartPart): string {
  const { categories, series, unit } = chart;
  const scale = ticks(chart.least, chart.most);
  const [low, high] = [scale[0] ?? 0, scale.at(-1) ?? 1];
  const left = Math.max(...scale.map((value) => widthOf(formatNumber(value), SMALL))) + 12;
  const key = legend(series.map((one, i) => ({ name: one.name, mark: (x, y) => sample(one, i, x, y) })));
  const top = key.height + (unit === null ? 0 : LINE);
  const step = (WIDTH - left - RIGHT) / Math.max(categories.length, 1);
  const x = (i: number) => left + step * (i + 0.5);
  const y = (value: number) => top + HEIGHT * (1 - (value - low) / (high - low));
  const names = categories.map((name) => wrapped(name, step - 6));
  const most = Math.max(1, ...names.map(({ length }) => length));
  return picture(top + HEIGHT + 8 + most * LINE, [
    ...key.pieces,
    ...(unit === null ? [] : [words(4, key.height + 2, `(${unit})`, { size: SMALL })]),
    ...scale.flatMap((value) => [
      line([left, y(value)], [WIDTH - RIGHT, y(value)], `stroke="${value === low ? INK : GRID}"`),
      words(left - 6, y(value) + 4, formatNumber(value), { anchor: 'end', size: SMALL }),
    ]),
    ...names.flatMap((rows, i) =>
      rows.map((text, n) =>
        words(x(i), top + HEIGHT + (n + 1) * LINE, text, { anchor: 'middle', size: SMALL }),
      ),
    ),
    ...series.map((one, i) => curve(one, i, x, y, series)),
  ]);
}

const DASHES = { done: '', estimated: '2 4', path: '8 5', target: '2 3' } as const;

function curve(
  one: Series,
  n: number,
  x: (i: number) => number,
  y: (value: number) => number,
  all: readonly Series[],
): string {
  const look = one.look ?? 'done';
  const colour = colourOf(one, n);
  const dash = DASHES[look] === '' ? '' : ` stroke-dasharray="${DASHES[look]}"`;
  const points = one.values.flatMap((value, i) => (value === null ? [] : [{ value, i }]));
  const ways = points.slice(1).flatMap(({ value, i }, k) => {
    const before = points[k];
    // A gap in what is known stays a gap; a path goes through.
    if (before === undefined || (look === 'done' && i - before.i > 1)) return [];
    return [
      line([x(before.i), y(before.value)], [x(i), y(value)], `stroke="${colour}" stroke-width="1.6"${dash}`),
    ];
  });
  // The number goes to the side where no other line passes above.
  const besides = (value: number, i: number) =>
    all.some(({ values, look }) => look === 'path' && (values[i] ?? value) > value) ? 18 : -8;
  const spots = points.flatMap(({ value, i }) =>
    look === 'done' || look === 'estimated'
      ? [
          spot(x(i), y(value), colour, look === 'estimated'),
          words(x(i), y(value) + besides(value, i), formatNumber(value), {
            anchor: 'middle',
            size: SMALL,
            fill: colour,
          }),
        ]
      : [],
  );
  return [...ways, ...spots].join('');
}

function sample(one: Series, n: number, x: number, y: number): string {
  const look = one.look ?? 'done';
  const dash = DASHES[look] === '' ? '' : ` stroke-dasharray="${DASHES[look]}"`;
  const mark =
    look === 'done' || look === 'estimated' ? spot(x + 9, y, colourOf(one, n), look === 'estimated') : '';
  return line([x, y], [x + 18, y], `stroke="${colourOf(one, n)}" stroke-width="1.6"${dash}`) + mark;
}

function spot(x: number, y: number, colour: string, hollow: boolean): string {
  return `<circle cx="${at(x)}" cy="${at(y)}" r="4" fill="${hollow ? '#ffffff' : colour}" stroke="${colour}" stroke-width="1.4"/>`;
}

function colourOf({ look = 'done' }: Series, n: number): string {
  if (look === 'path') return '#5f6b76';
  if (look === 'target') return '#9b1c1c';
  return look === 'estimated' ? '#2f5d8a' : (FILLS[[0, 4, 5][n % 3] ?? 0] ?? INK);
}
