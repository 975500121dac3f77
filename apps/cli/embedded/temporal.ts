import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { type Child, startChild, stopLeftover, untilReady } from './children.js';
import type { Home } from './home.js';
import { isListening } from './listening.js';
import { choosePorts } from './ports.js';
import { temporalBinary } from './temporal-binary.js';
import { CACHED_HISTORIES } from './temporal-bounds.js';

export interface EmbeddedTemporal {
  address: string;
  namespace: string;
  uiUrl: string;
  child: Child;
  stop(): Promise<void>;
}

export interface TemporalOptions {
  env: NodeJS.ProcessEnv;
  /** `temporalBinary` finds it when it is not given. */
  binary?: string;
  namespace?: string;
  /** Name → type as `temporal operator search-attribute` knows it: Keyword, Text, Int, Datetime, Bool, … */
  searchAttributes?: Record<string, string>;
  ports?: { temporal: number; temporalUi: number };
  detached?: boolean;
  signal?: AbortSignal;
}

/** The cache of events of this server is bounded by itself, to half a megabyte a shard. */
const BOUNDS = [`history.hostLevelCacheMaxSize=${CACHED_HISTORIES.embedded}`];
const SQLITE = ['journal_mode=wal', 'synchronous=normal'];

/** Starts Temporal's development server on its file in `<home>/temporal`. */
export async function startTemporal(home: Home, options: TemporalOptions): Promise<EmbeddedTemporal> {
  await stopLeftover(home, 'temporal');
  const binary = options.binary ?? (await temporalBinary(options.env, () => undefined, options.signal));
  const folder = join(home.root, 'temporal');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const ports = options.ports ?? (await choosePorts(home, ['temporal', 'temporalUi']));
  const namespace = options.namespace ?? 'default';
  const address = `127.0.0.1:${ports.temporal}`;
  const uiUrl = `http://127.0.0.1:${ports.temporalUi}`;
  const attributes = Object.entries(options.searchAttributes ?? {}).map(([name, type]) => `${name}=${type}`);
  const child = await startChild(home, {
    name: 'temporal',
    command: binary,
    args: [
      ...['server', 'start-dev', '--log-level', 'error', '--ip', '127.0.0.1', '--namespace', namespace],
      ...['--port', String(ports.temporal), '--ui-port', String(ports.temporalUi)],
      ...['--db-filename', join(folder, 'temporal.db')],
      ...each('--sqlite-pragma', SQLITE),
      ...each('--dynamic-config-value', BOUNDS),
      ...each('--search-attribute', attributes),
    ],
    env: { ...withoutTemporal(options.env), GOMEMLIMIT: options.env['GOMEMLIMIT'] ?? '384MiB' },
    cwd: folder,
    detached: options.detached,
    graceMs: 15_000,
    info: { address, namespace, uiUrl },
  });
  const answers = async () => {
    // The client waits a second after a refused connection, so ask it only when somebody is there.
    if (!(await isListening(ports.temporal))) return false;
    const connection = await Connection.connect({ address, connectTimeout: 2_000 });
    try {
      await connection.workflowService.describeNamespace({ namespace });
      return true;
    } finally {
      await connection.close();
    }
  };
  await untilReady(child, answers, { timeoutMs: 60_000, signal: options.signal });
  return { address, namespace, uiUrl, child, stop: () => child.stop() };
}

function each(flag: string, values: readonly string[]): string[] {
  return values.flatMap((value) => [flag, value]);
}

/** The tool reads settings of its client from TEMPORAL_*; they are not meant for this server. */
function withoutTemporal(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('TEMPORAL_')));
}
