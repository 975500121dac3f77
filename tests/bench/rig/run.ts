import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHome } from '../../../apps/cli/embedded/home.js';
import { onStopSignals } from '../../../apps/cli/embedded/stop-signals.js';
import { Parts } from './parts.js';

/** Gives a benchmark a folder and its parts, and ends and removes all of it afterwards, also when it is interrupted. */
export async function withParts<T>(work: (parts: Parts) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'dondoc-bench-'));
  const parts = new Parts(await openHome(folder));
  const release = onStopSignals(
    () => void parts.stop().finally(() => process.exit(130)),
    () => process.exit(130),
  );
  try {
    return await work(parts);
  } finally {
    await parts.stop();
    release();
    await rm(folder, { recursive: true, force: true });
  }
}
