import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..', '..', '..', '..');
const LIMIT_MS = 20 * 60_000;

/** Temporal's real server, built by Go when it is not there yet: five minutes, once. */
export async function provideTemporal(): Promise<void> {
  const script = join(root, 'tests', 'support', 'provision', 'run.mjs');
  await run(process.execPath, [script, 'temporalServer'], { timeout: LIMIT_MS, cwd: root });
}

/** The workflows that the worker runs, bundled from what was just built. */
export async function provideBundle(): Promise<void> {
  await run(process.execPath, [join(root, 'dist', 'apps', 'worker', 'bundle.js')], {
    timeout: LIMIT_MS,
    cwd: root,
  });
}
