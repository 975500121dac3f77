import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { OperatorError } from '#contracts';
import type { BenchReport } from './report.js';

export interface BenchOptions {
  /** How many people, tasks or wakes, as the benchmark understands it; its own choice when not given. */
  size?: number;
  rounds: number;
  /** Names; all when not given. */
  contenders?: readonly string[];
  /** Folder for CPU profiles of the product's process, taken in the measured part. */
  profile?: string;
  say: (line: string) => void;
}

/** A benchmark of tests/bench: measures and ends every process that it started. */
export type Benchmark = (options: BenchOptions) => Promise<BenchReport>;

/** Each is the compiled `tests/bench/<name>/<name>.ts` with an export `measure`. */
export const BENCHMARKS = [
  'burst',
  'wakeups',
  'activation',
  'commands',
  'simulator',
  'start',
  'growth',
  'processes',
] as const;
export type BenchmarkName = (typeof BENCHMARKS)[number];

/** The checkout that holds the benchmarks and the committed report. */
export const CHECKOUT = join(import.meta.dirname, '..', '..', '..', '..');
const SOURCES = ['tests/bench', 'tests/support/clock', 'tests/support/provision'];
const NOT_COMPILED = ['**/*.spec.ts', '**/*.mjs', '**/node_modules/**'];

/**
 * Benchmarks belong to the checkout, not to an installation: they are compiled when they are asked for.
 *
 * @throws OperatorError `no-checkout`
 */
export async function compileBenchmarks(): Promise<void> {
  if (!existsSync(join(CHECKOUT, 'tests', 'bench'))) {
    throw new OperatorError(
      'no-checkout',
      'the benchmarks are not part of an installation',
      'run them in a checkout of the repository: npm run bench',
    );
  }
  const swc = join(CHECKOUT, 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
  const args = [swc, ...SOURCES, '--out-dir', 'dist', '--quiet', '--ignore', NOT_COMPILED.join(',')];
  await promisify(execFile)(process.execPath, args, { cwd: CHECKOUT });
}

/** One of the compiled benchmarks. */
export async function loadBenchmark(name: BenchmarkName): Promise<Benchmark> {
  const file = join(CHECKOUT, 'dist', 'tests', 'bench', name, `${name}.js`);
  const { measure } = (await import(pathToFileURL(file).href)) as { measure: Benchmark };
  return measure;
}
