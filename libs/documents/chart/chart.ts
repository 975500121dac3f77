/**
 * A picture of numbers that are also in the text or in a table.
 *
 * - `bars`: lying bars, one row a category (units by name); with `stacked` the series follow each other in one bar.
 * - `lines`: values over time, one point a category.
 */
export interface Chart {
  kind: 'bars' | 'lines';
  title: string;
  /** `%`, `nhiệm vụ`; stands at the axis. */
  unit: string | null;
  categories: readonly string[];
  series: readonly Series[];
  stacked?: boolean;
}

export interface Series {
  name: string;
  /** One a category; null where nothing is known: a gap, never a zero. */
  values: readonly (number | null)[];
  /** `done` (solid) by default; `estimated` is hollow, `path` a dashed line, `target` a dotted one. */
  look?: 'done' | 'estimated' | 'path' | 'target';
}

/** A part of a chart that fits on a page; its axis is that of the whole. */
export interface ChartPart extends Chart {
  most: number;
  least: number;
}
