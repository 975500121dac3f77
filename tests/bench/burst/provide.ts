import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PEERS } from '../contenders/peer.js';

const run = promisify(execFile);
const LIMIT_MS = 20 * 60_000;

/** Installs the packages of the peers as their lockfile says, once for each state of it. */
export async function providePeers(): Promise<void> {
  const lock = createHash('sha256')
    .update(await readFile(join(PEERS, 'package-lock.json')))
    .digest('hex');
  const marker = join(PEERS, 'node_modules', '.installed');
  if ((await readFile(marker, 'utf8').catch(() => '')) === lock) return;
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await run('npm', args, { cwd: PEERS, timeout: LIMIT_MS });
  await writeFile(marker, lock);
}

const NEEDED_NODE = [22, 12] as const;

/** pg-boss needs a newer Node.js than the product: our own where it will do, else the one among the peers' packages. */
export function nodeOfPeers(): string | null {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > NEEDED_NODE[0] || (major === NEEDED_NODE[0] && minor >= NEEDED_NODE[1]))
    return process.execPath;
  const brought = join(PEERS, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  return existsSync(brought) ? brought : null;
}

/** The program of Redis: what the machine has, else Debian's package when we may install one; null without either. */
export async function provideRedis(): Promise<string | null> {
  const found = async () =>
    run('redis-server', ['--version'], { timeout: 10_000 }).then(
      () => 'redis-server',
      () => null,
    );
  if ((await found()) !== null || process.getuid?.() !== 0) return found();
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, timeout: LIMIT_MS };
  const patient = ['-o', 'DPkg::Lock::Timeout=600'];
  // Lists may be old or the network away; whether the program is there afterwards is what counts.
  await run('apt-get', [...patient, 'update'], options).catch(() => undefined);
  const install = ['install', '-y', '--no-install-recommends', 'redis-server'];
  await run('apt-get', [...patient, ...install], options).catch(() => undefined);
  return found();
}
