import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import type { Measurement } from './contender.js';
import { between, loadOfOthers, type Parts, readProcesses } from './processes.js';

/** What a measured part of a run answers; `seconds` where it is another time than that of the whole. */
export type Outcome = Pick<Measurement, 'figures'> & Partial<Pick<Measurement, 'seconds' | 'notes'>>;

/** Runs the measured part of a run, and watches who uses the processors before and during it. */
export async function watched(parts: () => Parts, work: () => Promise<Outcome>): Promise<Measurement> {
  const othersBefore = await loadOfOthers(parts(), availableParallelism());
  const before = await readProcesses(parts());
  const began = performance.now();
  const outcome = await work();
  const seconds = (performance.now() - began) / 1000;
  const cpu = between(before, await readProcesses(parts()));
  return { seconds, notes: {}, ...outcome, othersBefore, cpu };
}
