import { performance } from 'node:perf_hooks';
import type { Measurement } from '../../../apps/cli/bench/contender.js';
import { between, readProcesses } from '../../../apps/cli/bench/processes.js';
import { watched } from '../../../apps/cli/bench/watched.js';
import type { EngineRig } from '../rig/engine-rig.js';
import { untilIdle } from '../rig/idle.js';

const LIMIT_MS = 5 * 60_000;
const PARTS = ['harness', 'worker', 'temporal', 'postgres'];

/** `start` answers when Temporal has accepted the last; then what was started may come to rest. */
export async function measureStarts(
  { parts }: EngineRig,
  count: number,
  start: () => Promise<void>,
): Promise<Measurement> {
  return watched(
    () => parts.pids,
    async () => {
      const before = await readProcesses(parts.pids);
      const began = performance.now();
      await start();
      const seconds = (performance.now() - began) / 1000;
      await untilIdle(parts, PARTS.slice(1), { limitMs: LIMIT_MS, lookEveryMs: 1_000 });
      const used = between(before, await readProcesses(parts.pids));
      const cpu = PARTS.reduce((sum, name) => sum + (used[name] ?? 0), 0);
      return { figures: { perSecond: count / seconds, cpuMs: (1000 * cpu) / count } };
    },
  );
}
