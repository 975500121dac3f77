import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { OperatorError } from '#contracts';
import type { BenchReport } from './summary.js';

export interface BenchOptions {
  people: number;
  rounds: number;
  /** Names; all when not given. */
  contenders?: readonly string[];
  /** Folder for CPU profiles of the worker, taken while it sends. */
  profile?: string;
  say: (line: string) => void;
}

/** A benchmark of tests/bench: measures and ends every process that it started. */
export type Benchmark = (options: BenchOptions) => Promise<BenchReport>;

/** Each is the compiled `tests/bench/<name>/<name>.ts` with an export `measure`. */
export const BENCHMARKS = ['burst'] as const;
export type BenchmarkName = (typeof BENCHMARKS)[number];

const root = join(import.meta.dirname, '..', '..', '..', '..');
const SOURCES = ['tests/bench', 'tests/support/provision'];
const NOT_COMPILED = ['**/*.spec.ts', '**/*.mjs', '**/node_modules/**'];

/**
 * Benchmarks belong to the checkout, not to an installation: they are compiled when they are asked for.
 *
 * @throws OperatorError `no-checkout`
 */
export async function loadBenchmark(name: BenchmarkName): Promise<Benchmark> {
  if (!existsSync(join(root, 'tests', 'bench'))) {
    throw new OperatorError(
      'no-checkout',
      'the benchmarks are not part of an installation',
      'run them in a checkout of the repository: npm run bench',
    );
  }
  const swc = join(root, 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
  const args = [swc, ...SOURCES, '--out-dir', 'dist', '--quiet', '--ignore', NOT_COMPILED.join(',')];
  await promisify(execFile)(process.execPath, args, { cwd: root });
  const file = join(root, 'dist', 'tests', 'bench', name, `${name}.js`);
  const { measure } = (await import(pathToFileURL(file).href)) as { measure: Benchmark };
  return measure;
}
