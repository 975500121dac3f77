import type { Burst, Contender } from './contender.js';
import type { MachineFacts } from './machine.js';

/** Others may use so much of the machine before a run; above it the figures are not to be relied on. */
const NOISE_LIMIT_PERCENT = 10;

export interface Spread {
  min: number;
  median: number;
  max: number;
}

export interface MeasuredRun extends Burst {
  contender: string;
  round: number;
  /** From T to the last accepted mail. */
  seconds: number;
  perSecond: number;
  noisy: boolean;
}

export interface ContenderSummary {
  contender: string;
  role: Contender['role'];
  runs: number;
  perSecond: Spread;
  /** From T. */
  firstSeconds: Spread;
  lastSeconds: Spread;
  lost: number;
  doubled: number;
  noisy: boolean;
}

export interface BenchReport {
  benchmark: string;
  startedAt: string;
  machine: MachineFacts;
  people: number;
  rounds: number;
  /** At least one run was made while others used the machine. */
  noisy: boolean;
  contenders: ContenderSummary[];
  /** Of medians of this one report. */
  ratios: { bestPeer: string | null; toBestPeer: number | null; toLimit: number | null };
  skipped: { contender: string; why: string }[];
  runs: MeasuredRun[];
}

export function measured(contender: Contender, round: number, burst: Burst, cores: number): MeasuredRun {
  const seconds = (burst.lastAt - burst.at) / 1000;
  const during = burst.cpu['others'] === undefined ? 0 : (100 * burst.cpu['others']) / (seconds * cores);
  const before = burst.othersBefore ?? 0;
  return {
    ...burst,
    contender: contender.name,
    round,
    seconds: rounded(seconds),
    perSecond: Math.round(burst.mails / seconds),
    noisy: before > NOISE_LIMIT_PERCENT || during > 2 * NOISE_LIMIT_PERCENT,
  };
}

export function summarise(contender: Contender, runs: readonly MeasuredRun[]): ContenderSummary {
  const sum = (of: (run: MeasuredRun) => number) => runs.reduce((total, run) => total + of(run), 0);
  return {
    contender: contender.name,
    role: contender.role,
    runs: runs.length,
    perSecond: spread(runs.map((run) => run.perSecond)),
    firstSeconds: spread(runs.map((run) => rounded((run.firstAt - run.at) / 1000))),
    lastSeconds: spread(runs.map((run) => run.seconds)),
    lost: sum((run) => run.lost),
    doubled: sum((run) => run.doubled + run.strange),
    noisy: runs.some((run) => run.noisy),
  };
}

export function ratios(contenders: readonly ContenderSummary[]): BenchReport['ratios'] {
  const median = (role: Contender['role']) =>
    contenders.filter((c) => c.role === role).sort((a, b) => b.perSecond.median - a.perSecond.median)[0];
  const [product, peer, limit] = [median('product'), median('peer'), median('limit')];
  const to = (other: ContenderSummary | undefined) =>
    product && other ? rounded(product.perSecond.median / other.perSecond.median) : null;
  return { bestPeer: peer?.contender ?? null, toBestPeer: to(peer), toLimit: to(limit) };
}

/** The middle one of an odd number of runs, the mean of the two middle ones of an even number. */
export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)]!;
  const high = sorted[Math.ceil((sorted.length - 1) / 2)]!;
  return { min: sorted[0]!, median: rounded((low + high) / 2), max: sorted.at(-1)! };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
