import { rowsOf } from './bars.js';
import type { Chart, ChartPart } from './chart.js';

/** How high the rows of one picture may be together, so that it fits under its legend on an upright or a wide page. */
const HIGHEST = { upright: 760, wide: 330 } as const;

/** A chart as pictures that each fit on a page, about as high as each other. */
export function parts(chart: Chart, page: keyof typeof HIGHEST = 'upright'): ChartPart[] {
  const axis = axisOf(chart);
  if (chart.kind === 'lines') return [{ ...chart, ...axis }];
  const { heights } = rowsOf(chart);
  const all = heights.reduce((sum, height) => sum + height, 0);
  const share = all / Math.max(1, Math.ceil(all / HIGHEST[page]));
  const cut: number[][] = [];
  let reached = 0;
  heights.forEach((height, i) => {
    const part = Math.floor((reached + height / 2) / share);
    cut[part] = [...(cut[part] ?? []), i];
    reached += height;
  });
  return (cut.length === 0 ? [[]] : cut).map((rows) => ({
    ...chart,
    ...axis,
    categories: rows.map((i) => chart.categories[i] ?? ''),
    series: chart.series.map((one) => ({ ...one, values: rows.map((i) => one.values[i] ?? null) })),
  }));
}

/** Millimetres that a picture may be high: a wide page is low, and the heading of an annex stands above. */
export function tallest(width: number): number {
  return width > 200 ? 105 : 215;
}

function axisOf({ stacked, categories, series }: Chart): { most: number; least: number } {
  const values = stacked
    ? categories.map((_, i) => series.reduce((sum, { values }) => sum + (values[i] ?? 0), 0))
    : series.flatMap(({ values }) => values.filter((value) => value !== null));
  return { most: Math.max(0, ...values), least: Math.min(0, ...values) };
}
