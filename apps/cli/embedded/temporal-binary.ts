import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { OperatorError } from '#contracts';
import { goInstall } from './go-install.js';
import { cachePath } from './home.js';
import { withLock } from './lock.js';
import type { Detail } from './progress.js';
import { downloadTemporal } from './temporal-download.js';

/** The newest published version of the command-line tool that the Go toolchain can install. */
export const TEMPORAL_CLI_VERSION = '1.5.1';

/**
 * Finds the program that runs Temporal's development server, in this order: `TEMPORAL_CLI`; `temporal` on the
 * path; the cache; Temporal's download; the Go toolchain (some minutes, once).
 */
export async function temporalBinary(
  env: NodeJS.ProcessEnv,
  detail: Detail,
  signal?: AbortSignal,
): Promise<string> {
  const explicit = env['TEMPORAL_CLI'];
  if (explicit) {
    if (await isTemporal(explicit, env)) return explicit;
    throw new OperatorError(
      'temporal-cli-wrong',
      `TEMPORAL_CLI says ${explicit}, but that does not run as the Temporal CLI`,
      'correct TEMPORAL_CLI, or leave it unset to have one found',
    );
  }
  if (await isTemporal('temporal', env)) return 'temporal';
  const folder = join(cachePath(env), 'bin');
  const cached = join(folder, 'temporal');
  if (await isTemporal(cached, env)) return cached;
  const waiting = (pid: number) => detail(`process ${pid} is getting the Temporal CLI, waiting for it`);
  return withLock(join(folder, 'temporal.lock'), waiting, async () => {
    if (await isTemporal(cached, env)) return cached;
    return getTemporal(env, folder, detail, signal);
  });
}

async function getTemporal(env: NodeJS.ProcessEnv, folder: string, detail: Detail, signal?: AbortSignal) {
  detail('asking temporal.download');
  let problem: unknown;
  try {
    const file = join(folder, 'temporal');
    return await downloadTemporal({
      artifact: 'cli',
      version: `v${TEMPORAL_CLI_VERSION}`,
      file,
      detail,
      signal,
    });
  } catch (error) {
    signal?.throwIfAborted();
    problem = error;
  }
  detail('no download; building it with Go, which takes some minutes the first time');
  const packages = [`github.com/temporalio/cli/cmd/temporal@v${TEMPORAL_CLI_VERSION}`];
  try {
    await goInstall({ env, packages, folder, detail, signal });
    return join(folder, 'temporal');
  } catch (error) {
    signal?.throwIfAborted();
    const noGo = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new OperatorError(
      'temporal-not-found',
      `no Temporal CLI: its download failed (${reason(problem)}) and ${noGo ? 'there is no Go toolchain to build it' : reason(error)}`,
      `put the Temporal CLI ${TEMPORAL_CLI_VERSION} on the PATH or name it in TEMPORAL_CLI, or install Go, or set TEMPORAL_ADDRESS to a server of your own`,
      { cause: error },
    );
  }
}

async function isTemporal(program: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  try {
    const { stdout } = await promisify(execFile)(program, ['--version'], { env, timeout: 20_000 });
    return /^temporal version .*Server/.test(stdout);
  } catch {
    return false;
  }
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
