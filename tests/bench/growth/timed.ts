import { performance } from 'node:perf_hooks';
import { between, type Parts, readProcesses } from '../../../apps/cli/bench/processes.js';
import { spread } from '../../../apps/cli/bench/report.js';

/** The figure beside a time: milliseconds of a core that the product's processes used. */
export const cpuOf = (name: string) => `${name}, processor`;

/**
 * Gathers what acts took by name: elapsed milliseconds, of which a run's figure is the median, and milliseconds of
 * processor in API, harness (which runs the product's own code) and PostgreSQL, of which it is the mean. Linux counts in
 * hundredths of a second, so an act is repeated until some have come together; elapsed times are at the mercy of
 * whoever else uses the machine, processor time hardly is.
 */
export class Stopwatch {
  private readonly elapsed = new Map<string, number[]>();
  private readonly used = new Map<string, { ms: number; acts: number }>();

  constructor(private readonly parts: () => Parts) {}

  /** Some acts of one name, one after another. */
  async time(name: string, acts: readonly (() => Promise<unknown>)[]): Promise<void> {
    const before = await readProcesses(this.parts());
    const times = this.elapsed.get(name) ?? [];
    for (const act of acts) {
      const begun = performance.now();
      await act();
      times.push(performance.now() - begun);
    }
    const { others: _others, ...ours } = between(before, await readProcesses(this.parts()));
    const seconds = Object.values(ours).reduce((sum, one) => sum + one, 0);
    const known = this.used.get(name) ?? { ms: 0, acts: 0 };
    this.elapsed.set(name, times);
    this.used.set(name, { ms: known.ms + 1_000 * seconds, acts: known.acts + acts.length });
  }

  figures(): Record<string, number> {
    const elapsed = [...this.elapsed].map(([name, ms]) => [name, spread(ms).median] as const);
    const used = [...this.used].map(([name, { ms, acts }]) => [cpuOf(name), ms / acts] as const);
    return Object.fromEntries([...elapsed, ...used]);
  }
}
