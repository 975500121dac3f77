import type { Role } from './contender.js';

/** What a benchmark measures, before anything is measured. */
export interface Definition {
  benchmark: string;
  /** What one run is made of, such as `{ people: 2000 }`. */
  size: Readonly<Record<string, number>>;
  figures: readonly Figure[];
  comparisons: readonly Comparison[];
}

export interface Figure {
  /** Its key in a `Measurement`. */
  name: string;
  title: string;
  unit: string;
}

/** A ratio of two medians of one report, or one median, held against a target. */
export interface Comparison {
  name: string;
  of: Term;
  /** Without it the median itself is meant. */
  to?: Term;
  atLeast?: number;
  atMost?: number;
}

/** A median: of a contender by name, or of whichever of a role has the highest. */
export interface Term {
  contender: string | { best: Role };
  figure: string;
}
