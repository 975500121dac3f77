import type { Chart, ChartPart } from './chart.js';

/** As many lying bars as fit on a page under their legend. */
const MOST_BARS = 30;

/** A chart as pictures that each fit on a page. */
export function parts(chart: Chart): ChartPart[] {
  const axis = axisOf(chart);
  if (chart.kind === 'lines' || chart.categories.length <= MOST_BARS) return [{ ...chart, ...axis }];
  const count = Math.ceil(chart.categories.length / MOST_BARS);
  const size = Math.ceil(chart.categories.length / count);
  return Array.from({ length: count }, (_, i) => ({
    ...chart,
    ...axis,
    categories: chart.categories.slice(i * size, (i + 1) * size),
    series: chart.series.map((one) => ({ ...one, values: one.values.slice(i * size, (i + 1) * size) })),
  }));
}

function axisOf({ stacked, categories, series }: Chart): { most: number; least: number } {
  const values = stacked
    ? categories.map((_, i) => series.reduce((sum, { values }) => sum + (values[i] ?? 0), 0))
    : series.flatMap(({ values }) => values.filter((value) => value !== null));
  return { most: Math.max(0, ...values), least: Math.min(0, ...values) };
}
