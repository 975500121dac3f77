import { execFile } from 'node:child_process';
import process from 'node:process';
import { promisify } from 'node:util';
import { Failure, run } from '../../../apps/cli/bootstrap/children.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const packages = ['chromium', 'fonts-liberation', 'fonts-noto-core'];

/**
 * A Chromium: `CHROMIUM_PATH`, else one on the path, else Debian's.
 * @param {NodeJS.ProcessEnv} env
 * @param {(text: string) => void} detail
 */
export async function provideChromium(env, detail) {
  const found = await findChromium(env);
  if (found) return { CHROMIUM_PATH: found };
  if (process.getuid?.() !== 0 || !(await answers('apt-get', ['--version']))) {
    throw new Failure(
      'there is no Chromium for the browser tests',
      `install one (on Debian, as root: apt-get install ${packages.join(' ')}), or name one in CHROMIUM_PATH`,
    );
  }
  const apt = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' }, onLine: detail };
  const patient = ['-o', 'DPkg::Lock::Timeout=600', '-o', 'Acquire::Retries=3'];
  // The lists may be old or missing; an update that fails only in part is no reason to stop.
  await run('apt-get', [...patient, 'update'], apt);
  const outcome = await run(
    'apt-get',
    [...patient, 'install', '-y', '--no-install-recommends', ...packages],
    apt,
  );
  const installed = await findChromium(env);
  if (installed) return { CHROMIUM_PATH: installed };
  throw new Failure(
    `apt-get did not install Chromium (${outcome.how}):\n${outcome.output.trim().split('\n').slice(-8).join('\n')}`,
    'install a Chromium and name it in CHROMIUM_PATH',
  );
}

/** @param {NodeJS.ProcessEnv} env */
async function findChromium(env) {
  for (const name of env.CHROMIUM_PATH ? [env.CHROMIUM_PATH] : names) {
    if (await answers(name, ['--version'])) return name.includes('/') ? name : await pathOf(name);
  }
  return undefined;
}

/** @param {string} name */
async function pathOf(name) {
  const { stdout } = await promisify(execFile)('/bin/sh', ['-c', 'command -v "$0"', name]);
  return stdout.trim();
}

/** @param {string} command @param {string[]} args */
async function answers(command, args) {
  return promisify(execFile)(command, args, { timeout: 20_000 }).then(
    () => true,
    () => false,
  );
}
