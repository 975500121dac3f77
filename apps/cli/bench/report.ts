import type { Contender, Measurement, Role } from './contender.js';
import type { Comparison, Definition, Figure, Term } from './definition.js';
import type { MachineFacts } from './machine.js';

/** Others may use so much of the machine before a run; above it the figures are not to be relied on. */
const NOISE_LIMIT_PERCENT = 10;

export interface Spread {
  min: number;
  median: number;
  max: number;
}

export interface MeasuredRun extends Measurement {
  contender: string;
  round: number;
  noisy: boolean;
}

export interface ContenderSummary {
  contender: string;
  role: Role;
  runs: number;
  noisy: boolean;
  figures: Record<string, Spread>;
}

export interface Compared {
  name: string;
  /** Whose medians they are; null when nobody has this figure. */
  of: string | null;
  to: string | null;
  value: number | null;
  atLeast?: number;
  atMost?: number;
  /** Whether the target is met; null without a target or a value. */
  met: boolean | null;
}

export interface Skipped {
  contender: string;
  why: string;
}

export interface BenchReport {
  benchmark: string;
  startedAt: string;
  machine: MachineFacts;
  size: Readonly<Record<string, number>>;
  rounds: number;
  /** At least one run was made while others used the machine. */
  noisy: boolean;
  figures: readonly Figure[];
  contenders: ContenderSummary[];
  comparisons: Compared[];
  skipped: readonly Skipped[];
  runs: readonly MeasuredRun[];
}

export function measured(
  contender: Contender,
  round: number,
  measurement: Measurement,
  cores: number,
): MeasuredRun {
  const { cpu, seconds, othersBefore } = measurement;
  const during = cpu['others'] === undefined ? 0 : (100 * cpu['others']) / (seconds * cores);
  const noisy = (othersBefore ?? 0) > NOISE_LIMIT_PERCENT || during > 2 * NOISE_LIMIT_PERCENT;
  return { ...measurement, contender: contender.name, round, noisy };
}

/** What all runs together say. */
export function summarised(
  { benchmark, size, figures, comparisons }: Definition,
  contenders: readonly Pick<Contender, 'name' | 'role'>[],
  runs: readonly MeasuredRun[],
): Pick<BenchReport, 'benchmark' | 'size' | 'figures' | 'noisy' | 'contenders' | 'comparisons'> {
  const summaries = contenders.map(({ name, role }): ContenderSummary => {
    const own = runs.filter((run) => run.contender === name);
    const spreads = figures.flatMap((figure) => {
      const values = own.flatMap((run) => run.figures[figure.name] ?? []);
      return values.length === 0 ? [] : [[figure.name, spread(values)] as const];
    });
    return {
      contender: name,
      role,
      runs: own.length,
      noisy: own.some((run) => run.noisy),
      figures: Object.fromEntries(spreads),
    };
  });
  return {
    benchmark,
    size,
    figures,
    noisy: runs.some((run) => run.noisy),
    contenders: summaries,
    comparisons: comparisons.map((comparison) => compared(comparison, summaries)),
  };
}

function compared(comparison: Comparison, summaries: readonly ContenderSummary[]): Compared {
  const { name, atLeast, atMost } = comparison;
  const of = found(comparison.of, summaries);
  const to = comparison.to ? found(comparison.to, summaries) : null;
  const value = of === null || (comparison.to && to === null) ? null : of.median / (to?.median ?? 1);
  const targeted = atLeast !== undefined || atMost !== undefined;
  return {
    name,
    of: of?.contender ?? null,
    to: to?.contender ?? null,
    value: value === null ? null : rounded(value),
    ...(atLeast === undefined ? {} : { atLeast }),
    ...(atMost === undefined ? {} : { atMost }),
    met:
      value === null || !targeted
        ? null
        : value >= (atLeast ?? Number.NEGATIVE_INFINITY) && value <= (atMost ?? Number.POSITIVE_INFINITY),
  };
}

function found({ contender, figure }: Term, summaries: readonly ContenderSummary[]) {
  const is = (one: ContenderSummary) =>
    typeof contender === 'string' ? one.contender === contender : one.role === contender.best;
  return (
    summaries
      .filter((one) => is(one) && one.figures[figure] !== undefined)
      .map((one) => ({ contender: one.contender, median: one.figures[figure]!.median }))
      .sort((a, b) => b.median - a.median)[0] ?? null
  );
}

/** The middle one of an odd number of runs, the mean of the two middle ones of an even number. */
export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)]!;
  const high = sorted[Math.ceil((sorted.length - 1) / 2)]!;
  return { min: rounded(sorted[0]!), median: rounded((low + high) / 2), max: rounded(sorted.at(-1)!) };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
