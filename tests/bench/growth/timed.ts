import { performance } from 'node:perf_hooks';
import { spread } from '../../../apps/cli/bench/report.js';

/** Gathers times in milliseconds by name; one run's figure is the median of its repetitions. */
export class Stopwatch {
  private readonly taken = new Map<string, number[]>();

  async time<T>(name: string, work: () => Promise<T>): Promise<T> {
    const begun = performance.now();
    const result = await work();
    this.add(name, performance.now() - begun);
    return result;
  }

  add(name: string, ms: number): void {
    this.taken.set(name, [...(this.taken.get(name) ?? []), ms]);
  }

  medians(): Record<string, number> {
    return Object.fromEntries([...this.taken].map(([name, ms]) => [name, spread(ms).median]));
  }
}
