import type { Benchmark } from '../../../apps/cli/bench/benchmark.js';
import { compare } from '../../../apps/cli/bench/rounds.js';
import { withEngine } from '../rig/with-engine.js';
import { BareStart, StartAlone } from './bare.js';
import { activation } from './definition.js';
import { ProductActivation } from './product.js';

const TASKS = 400;

/**
 * Drafts of tasks, all activated by command: each command is a transaction whose outbox row has the task's workflow
 * started. Beside it the bare starts of as many workflows.
 */
export const measure: Benchmark = async ({ size = TASKS, profile, ...options }) =>
  withEngine(options.say, async (rig) => {
    const product = new ProductActivation(rig, { tasks: size, profile });
    try {
      const limits = [new BareStart(rig, size), new StartAlone(rig, size)];
      return await compare(activation(size), [product, ...limits], options);
    } finally {
      await product.close();
    }
  });
