import type { Benchmark } from '../../../apps/cli/bench/benchmark.js';
import { compare } from '../../../apps/cli/bench/rounds.js';
import { withEngine } from '../rig/with-engine.js';
import { BareWorkflow } from './bare.js';
import { wakeups } from './definition.js';
import { ProductWakes } from './product.js';

const WAKES = 400;

/**
 * Sleeping workflows of tasks, all woken by their timers at one instant: each plans what it has to say on PostgreSQL
 * and sleeps again. Beside it workflows of one timer and one empty local activity.
 */
export const measure: Benchmark = async ({ size = WAKES, profile, ...options }) =>
  withEngine(options.say, async (rig) => {
    const product = new ProductWakes(rig, { wakes: size, rounds: options.rounds, profile });
    try {
      return await compare(wakeups(size), [product, new BareWorkflow(rig, size)], options);
    } finally {
      await product.close();
    }
  });
