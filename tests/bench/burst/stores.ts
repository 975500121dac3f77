import { mkdir } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { untilReady } from '../../../apps/cli/embedded/children.js';
import { isListening } from '../../../apps/cli/embedded/listening.js';
import type { Parts } from '../rig/parts.js';
import { freePorts } from '../rig/ports.js';

const PEER_DATABASE = 'peer';

/** A new database for one run of a peer, in the place of the one before. */
export async function emptyDatabase(superuserUrl: string): Promise<{ databaseUrl: string }> {
  const client = new pg.Client(superuserUrl);
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${PEER_DATABASE} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${PEER_DATABASE}`);
    // What the ones before left to do must not fall into this one's burst.
    await client.query('CHECKPOINT');
  } finally {
    await client.end();
  }
  const url = new URL(superuserUrl);
  url.pathname = `/${PEER_DATABASE}`;
  return { databaseUrl: url.href };
}

/** Redis that keeps an append-only file, written out every second. Answers its port. */
export async function startRedis(parts: Parts, program: string): Promise<number> {
  const port = await freePorts(1);
  const folder = join(parts.home.root, 'redis');
  await mkdir(folder, { recursive: true });
  const settings = {
    port,
    bind: '127.0.0.1',
    dir: folder,
    appendonly: 'yes',
    appendfsync: 'everysec',
    save: '',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = await parts.start({ name: 'redis', command: program, args, env: process.env });
  await untilReady(child, () => isListening(port), { timeoutMs: 20_000 });
  return port;
}

/** Forgets everything, for the next run. */
export function emptyRedis(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(port, '127.0.0.1', () => socket.write('FLUSHALL\r\n'));
    socket.once('error', reject);
    socket.once('data', () => {
      socket.destroy();
      resolve();
    });
  });
}
