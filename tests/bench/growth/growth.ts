import type { Benchmark } from '../../../apps/cli/bench/benchmark.js';
import { compare } from '../../../apps/cli/bench/rounds.js';
import { startDatabase } from '../rig/engine.js';
import { withParts } from '../rig/run.js';
import { growth, nameOf } from './definition.js';
import { GrownInstallation } from './installation.js';

const LARGEST = 100_000;
/** The largest, a tenth of it, a hundredth of it. */
const PARTS = [100, 10, 1] as const;

/**
 * The same questions and acts in installations of different sizes, each in its fifth year: what must not become slower
 * as tasks and years add up. What in them is real and what is filled in: `fill.ts`.
 */
export const measure: Benchmark = async ({ size = LARGEST, ...options }) =>
  withParts(async (parts) => {
    const postgres = await startDatabase(parts);
    const sizes = PARTS.map((part) => Math.max(1_000, Math.round(size / part)));
    const different = [...new Set(sizes)];
    const contenders = different.map(
      (open) => new GrownInstallation(nameOf(open), open, { parts, postgres, say: options.say }),
    );
    return compare(growth(different), contenders, options);
  });
