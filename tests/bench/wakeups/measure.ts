import { setTimeout as pause } from 'node:timers/promises';
import type { Measurement } from '../../../apps/cli/bench/contender.js';
import { between, type Parts as Pids, readProcesses } from '../../../apps/cli/bench/processes.js';
import { watched } from '../../../apps/cli/bench/watched.js';
import type { EngineRig } from '../rig/engine-rig.js';
import { untilIdle } from '../rig/idle.js';
import { wakesOf } from './wakes.js';

const PARTS = ['worker', 'temporal', 'postgres'];
const LIMIT_MS = 5 * 60_000;
const LOOK_EVERY_MS = 1_000;

/** Real time between the first start and the instant at which all wake: the slowest gets its timer set well before. */
export function sleepMs(wakes: number): number {
  return 8_000 + 50 * wakes;
}

/** Waits for the instant, measures until all sleep again, and reads from the histories what each wake was. */
export async function measureWakes(
  { parts, client }: EngineRig,
  ids: readonly string[],
  at: number,
): Promise<Measurement> {
  if (Date.now() > at - 5_000) throw new Error('the workflows were not started in time for their wake');
  await pause(at - Date.now() - 3_500);
  return watched(
    () => parts.pids,
    async () => {
      const before = await readProcesses(pidsOf(parts.pids));
      await pause(Math.max(0, at - Date.now()) + LOOK_EVERY_MS);
      await untilIdle(parts, PARTS, { limitMs: LIMIT_MS, lookEveryMs: LOOK_EVERY_MS });
      const used = between(before, await readProcesses(pidsOf(parts.pids)));
      const wakes = await wakesOf(client, ids);
      const from = wakes.reduce((least, wake) => Math.min(least, wake.from), Number.POSITIVE_INFINITY);
      const to = wakes.reduce((most, wake) => Math.max(most, wake.to), 0);
      const mean = (of: (wake: (typeof wakes)[number]) => number) =>
        wakes.reduce((sum, wake) => sum + of(wake), 0) / wakes.length;
      const cpu = PARTS.reduce((sum, name) => sum + (used[name] ?? 0), 0);
      return {
        figures: {
          perSecond: (1000 * wakes.length) / (to - from),
          events: mean((wake) => wake.events),
          bytes: Math.round(mean((wake) => wake.bytes)),
          cpuMs: (1000 * cpu) / wakes.length,
        },
        notes: Object.fromEntries(PARTS.map((name) => [`${name} s`, used[name] ?? 0])),
      };
    },
  );
}

function pidsOf(pids: Pids): Pids {
  return Object.fromEntries(Object.entries(pids).filter(([name]) => PARTS.includes(name)));
}
