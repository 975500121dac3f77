import { setTimeout as pause } from 'node:timers/promises';
import { between, readProcesses } from '../../../apps/cli/bench/processes.js';
import type { Parts } from './parts.js';

const IDLE_CORE_SHARE = 0.25;

/** Until the named parts together use next to no processor: what was started has been done, and sleeps. */
export async function untilIdle(
  parts: Parts,
  names: readonly string[],
  { limitMs, lookEveryMs = 3_000 }: { limitMs: number; lookEveryMs?: number },
): Promise<void> {
  const end = Date.now() + limitMs;
  for (let last = await readProcesses(parts.pids); Date.now() < end; ) {
    await pause(lookEveryMs);
    const now = await readProcesses(parts.pids);
    const used = between(last, now);
    const together = names.reduce((sum, name) => sum + (used[name] ?? 0), 0);
    if (together < (IDLE_CORE_SHARE * lookEveryMs) / 1000) return;
    last = now;
  }
}
