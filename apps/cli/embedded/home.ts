import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { OperatorError } from '#contracts';
import { type Lock, tryLock } from './lock.js';

type Env = NodeJS.ProcessEnv;

/** The folder that holds everything an installation with embedded parts keeps. */
export interface Home {
  root: string;
  logs: string;
  run: string;
}

/** Passwords and keys of the embedded parts, made once and kept readable by the owner of the folder only. */
export interface Secrets {
  postgresPassword: string;
  ownerPassword: string;
  appPassword: string;
  sessionSecret: string;
}

/** Where the folder is; `DONDOC_HOME`, else `.dondoc` in the working directory. */
export function homePath(env: Env): string {
  return resolve(env['DONDOC_HOME'] || '.dondoc');
}

/** Binaries that were downloaded or built, for every checkout of this person on this machine. */
export function cachePath(env: Env): string {
  return join(env['XDG_CACHE_HOME'] || join(env['HOME'] || homedir(), '.cache'), 'dondoc');
}

/**
 * Makes the folder. It is closed to others; when root starts the program, PostgreSQL runs under another
 * account and must be able to pass through, so then it can be entered but not listed.
 */
export async function openHome(root: string): Promise<Home> {
  const home = { root, logs: join(root, 'logs'), run: join(root, 'run') };
  try {
    await mkdir(root, { recursive: true });
    await chmod(root, process.getuid?.() === 0 ? 0o711 : 0o700);
    for (const folder of [home.logs, home.run]) await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new OperatorError(
      'home-not-writable',
      `cannot write to ${root}: ${(error as Error).message}`,
      'set DONDOC_HOME to a folder that this account may write to',
      { cause: error },
    );
  }
  return home;
}

/** One start at a time for each folder. */
export async function lockHome(home: Home): Promise<Lock> {
  const lock = await tryLock(startLock(home));
  if (!('heldBy' in lock)) return lock;
  throw new OperatorError(
    'already-running',
    `process ${lock.heldBy.pid} already runs on ${home.root}`,
    `use that one, stop it (kill ${lock.heldBy.pid}), or give this one another folder with DONDOC_HOME`,
  );
}

/** Reads the secrets or makes them; `fresh` says that they were made just now. */
export async function loadSecrets(home: Home): Promise<{ secrets: Secrets; fresh: boolean }> {
  const file = join(home.root, 'secrets.json');
  const known = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as Partial<Secrets>,
    () => ({}) as Partial<Secrets>,
  );
  const secret = (name: keyof Secrets) => known[name] || randomBytes(24).toString('base64url');
  const secrets: Secrets = {
    postgresPassword: secret('postgresPassword'),
    ownerPassword: secret('ownerPassword'),
    appPassword: secret('appPassword'),
    sessionSecret: secret('sessionSecret'),
  };
  const fresh = JSON.stringify(secrets) !== JSON.stringify(known);
  if (fresh) await writePrivately(file, JSON.stringify(secrets, null, 2));
  return { secrets, fresh };
}

/** Replaces a file whole; only its owner can read it. */
export async function writePrivately(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

function startLock(home: Home): string {
  return join(home.run, 'start.lock');
}
