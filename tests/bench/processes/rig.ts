import { between, readProcesses } from '../../../apps/cli/bench/processes.js';
import type { EmbeddedPostgres } from '../../../apps/cli/embedded/postgres.js';
import type { Parts } from '../rig/parts.js';

/** What every part is given: one PostgreSQL with the product's schema in it. */
export interface ProcessRig {
  parts: Parts;
  postgres: EmbeddedPostgres;
  /** Mails or rows of one run. */
  count: number;
}

/** What a number of processes did together. */
export interface Together {
  seconds: number;
  done: number;
  /** Should have been done, and was not. */
  lost: number;
  /** Was done more than once. */
  doubled: number;
  /** Of one core, by all parts while they did it. */
  cpuMs: number;
}

/** Runs the measured part, and says what the benchmark's own processes but the harness used of the processors. */
export async function withCpu<T>({ parts }: ProcessRig, work: () => Promise<T>): Promise<[T, number]> {
  const before = await readProcesses(parts.pids);
  const result = await work();
  const { others: _others, harness: _harness, ...ours } = between(before, await readProcesses(parts.pids));
  return [result, 1_000 * Object.values(ours).reduce((sum, seconds) => sum + seconds, 0)];
}

/** The product's own database in the cluster. */
export function asDondoc(superuserUrl: string): string {
  return Object.assign(new URL(superuserUrl), { pathname: '/dondoc' }).href;
}
