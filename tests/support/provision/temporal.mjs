import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { cachePath, goInstall, temporalBinary, withLock } from '../../../dist/apps/cli/embedded/index.js';

/**
 * The development server, as `npm start` finds it.
 * @param {NodeJS.ProcessEnv} env
 * @param {(text: string) => void} detail
 */
export async function provideTemporal(env, detail) {
  return { TEMPORAL_CLI: await temporalBinary(env, detail) };
}

export const serverVersion = '1.32.0';

/**
 * The real server and its schema tool, for tests and benchmarks on PostgreSQL. Built with Go: five minutes, once.
 * @param {NodeJS.ProcessEnv} env
 * @param {(text: string) => void} detail
 */
export async function provideTemporalServer(env, detail) {
  const folder = join(cachePath(env), `temporal-server-${serverVersion}`);
  const waiting = (/** @type {number} */ pid) => detail(`process ${pid} is building it, waiting`);
  await withLock(`${folder}.lock`, waiting, async () => {
    const built = await Promise.all(
      ['server', 'sql'].map((name) => stat(join(folder, name)).catch(() => undefined)),
    );
    if (built.every(Boolean)) return;
    const module = 'go.temporal.io/server/cmd';
    const packages = [`${module}/server@v${serverVersion}`, `${module}/tools/sql@v${serverVersion}`];
    await goInstall({ env, packages, folder, detail });
  });
  return { TEMPORAL_SERVER_FOLDER: folder };
}
