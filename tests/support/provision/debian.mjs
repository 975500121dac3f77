import { execFile } from 'node:child_process';
import process from 'node:process';
import { promisify } from 'node:util';
import { Failure, run } from '../../../apps/cli/bootstrap/children.mjs';

/**
 * A program of the machine that tests need.
 * @typedef {object} Wanted
 * @property {string} what as a person would say it
 * @property {string} why
 * @property {(env: NodeJS.ProcessEnv) => Promise<Record<string, string> | undefined>} find the settings that name it
 * @property {string[]} settings
 * @property {string[]} packages of Debian that bring it
 */

/**
 * What the machine has, else Debian's.
 * @param {Wanted} wanted
 * @param {NodeJS.ProcessEnv} env
 * @param {(text: string) => void} detail
 * @returns {Promise<Record<string, string>>}
 */
export async function fromDebian({ what, why, find, settings, packages }, env, detail) {
  const found = await find(env);
  if (found) return found;
  const named = settings.join(' and ');
  if (process.getuid?.() !== 0 || !(await answers('apt-get', ['--version']))) {
    throw new Failure(
      `there is no ${what} for ${why}`,
      `install one (on Debian, as root: apt-get install ${packages.join(' ')}), or name one in ${named}`,
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
  const installed = await find(env);
  if (installed) return installed;
  throw new Failure(
    `apt-get did not install ${what} (${outcome.how}):\n${outcome.output.trim().split('\n').slice(-8).join('\n')}`,
    `install a ${what} and name it in ${named}`,
  );
}

/**
 * The first of these programs that answers.
 * @param {string[]} names
 * @param {string} question an option that makes it say what it is and end
 */
export async function programOf(names, question = '--version') {
  for (const name of names) {
    if (await answers(name, [question])) return name.includes('/') ? name : await pathOf(name);
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
