import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { OperatorError } from '#contracts';
import { type Home, writePrivately } from './home.js';

/** What is listened on, with the port each part likes best. */
const FAVOURITES = { api: 3000, postgres: 15432, temporal: 7233, temporalUi: 8233, smtp: 1025, inbox: 1080 };
export type PortName = keyof typeof FAVOURITES;

/**
 * Gives each part a free port: the one it had last time, else its favourite, else any. The choice is kept, so
 * that addresses in mails that were already sent stay true.
 */
export async function choosePorts<N extends PortName>(
  home: Home,
  names: readonly N[],
  promised: readonly number[] = [],
): Promise<Record<N, number>> {
  const file = join(home.root, 'ports.json');
  const kept = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as Partial<Record<PortName, number>>,
    () => ({}) as Partial<Record<PortName, number>>,
  );
  const chosen: Partial<Record<PortName, number>> = {};
  for (const name of names) {
    const taken: number[] = [...promised, ...Object.values<number>(chosen)];
    const wishes = [kept[name], FAVOURITES[name]].filter((port) => port !== undefined);
    let port = 0;
    for (const wish of wishes) if (!port && !taken.includes(wish) && (await isFree(wish))) port = wish;
    chosen[name] = port || (await anyFreePort(taken));
  }
  await writePrivately(file, JSON.stringify({ ...kept, ...chosen }, null, 2));
  return chosen as Record<N, number>;
}

/** For a port that was asked for by name (`PORT`): it must be free, another one would be a surprise. */
export async function requireFree(port: number, setting: string): Promise<number> {
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new OperatorError(
      'port-wrong',
      `${setting} is not a port`,
      `set ${setting} to a number from 1 to 65535`,
    );
  }
  if (await isFree(port)) return port;
  throw new OperatorError(
    'port-taken',
    `${setting} says ${port}, but another program listens there`,
    `stop that program (lsof -i :${port} names it), set ${setting} to another port, or leave ${setting} unset to get a free one`,
  );
}

/** True when this program could listen there, on every address of the machine. */
export async function isFree(port: number): Promise<boolean> {
  const outcome = await tryListen(port, '::');
  return outcome === 'EAFNOSUPPORT' || outcome === 'EADDRNOTAVAIL'
    ? typeof (await tryListen(port, '0.0.0.0')) === 'number'
    : typeof outcome === 'number';
}

async function anyFreePort(taken: number[]): Promise<number> {
  for (;;) {
    const port = await tryListen(0, '127.0.0.1');
    if (typeof port === 'number' && !taken.includes(port) && (await isFree(port))) return port;
  }
}

/** The port that was got, or the code of the refusal. */
function tryListen(port: number, host: string): Promise<number | string> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? 'refused'));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const got = typeof address === 'object' && address ? address.port : port;
      server.close(() => done(got));
    });
  });
}
