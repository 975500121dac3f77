import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OperatorError } from '#contracts';
import {
  type Child,
  type Home,
  type PostgresAccount,
  postgresAccount,
  startChild,
  takesConnections,
  untilReady,
} from '../embedded/index.js';
import { giveTo } from './give.js';
import type { Manifest } from './manifest.js';
import { serverProgram } from './server-program.js';

/** A cluster that is being brought to a moment, apart from every other one. */
export interface Recovery {
  /** As a role, over a socket that only this account can reach. */
  url(role: string, database: string): string;
  /** False when all of the log lay before the wanted moment. */
  reachedTarget: boolean;
  stop(): Promise<void>;
}

interface RecoveryOptions {
  home: Home;
  env: NodeJS.ProcessEnv;
  manifest: Manifest;
  /** The copy of the cluster, and the pieces of log that go on from it. */
  data: string;
  wal: string;
  to: string | null;
  /** A cluster whose account this one gets too, when programs run as root. */
  like: string;
}

const HOURS = 3_600_000;
/** Only names the socket: the server listens on no address. */
const PORT = 5432;

/** Starts PostgreSQL on the copy, lets it follow the log up to the moment, and answers when it has opened. */
export async function recover(options: RecoveryOptions): Promise<Recovery> {
  const { home, manifest, data, wal, like } = options;
  const program = await serverProgram(manifest.database.major);
  const account = await postgresAccount({ postgres: program, folder: home.root, data: like });
  // The path of a socket is short by law, so it does not lie in the folder of the data.
  const socket = await mkdtemp(join(tmpdir(), 'dondoc-'));
  await chmod(socket, 0o700);
  const config = join(wal, '..', 'recovery');
  await mkdir(config, { recursive: true, mode: 0o700 });
  await writeFile(join(config, 'postgresql.conf'), '');
  await writeFile(join(config, 'pg_hba.conf'), 'local all all trust\n');
  await writeFile(join(data, 'recovery.signal'), '');
  if (account.owner) {
    for (const folder of [socket, config, wal, data]) await giveTo(account.owner, folder);
  }
  const start = (to: string | null) => startServer({ ...options, to, program, account, socket, config });
  const forget = () => rm(socket, { recursive: true, force: true });
  try {
    const { child, reachedTarget } = await toTheMoment(start, options.to);
    const url = (role: string, database: string) =>
      `postgres://${encodeURIComponent(role)}@localhost/${encodeURIComponent(database)}?host=${encodeURIComponent(socket)}&port=${PORT}`;
    return { url, reachedTarget, stop: () => child.stop().then(forget) };
  } catch (error) {
    await forget();
    throw error;
  }
}

/** PostgreSQL refuses a moment that lies after its last commit; then everything there is was before that moment. */
async function toTheMoment(
  start: (to: string | null) => Promise<Child>,
  to: string | null,
): Promise<{ child: Child; reachedTarget: boolean }> {
  try {
    return { child: await start(to), reachedTarget: to !== null };
  } catch (error) {
    const early =
      to !== null &&
      error instanceof OperatorError &&
      /before configured recovery target/.test(error.message);
    if (!early) throw error;
    return { child: await start(null), reachedTarget: false };
  }
}

async function startServer(
  options: RecoveryOptions & {
    program: string;
    account: PostgresAccount;
    socket: string;
    config: string;
  },
): Promise<Child> {
  const { home, env, data, wal, to, program, account, socket, config } = options;
  const settings: Record<string, string> = {
    config_file: join(config, 'postgresql.conf'),
    hba_file: join(config, 'pg_hba.conf'),
    listen_addresses: '',
    port: String(PORT),
    unix_socket_directories: socket,
    archive_mode: 'off',
    shared_preload_libraries: '',
    max_connections: '20',
    hot_standby: 'off',
    restore_command: `cp '${wal.replaceAll("'", `'\\''`).replaceAll('%', '%%')}'/%f "%p"`,
    recovery_target_action: 'promote',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    // While it reads its settings it knows no names of zones, `Z` not either.
    ...(to !== null && { recovery_target_time: to.replace('Z', '+00') }),
  };
  const words = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = await startChild(home, {
    name: 'postgres-restore',
    ...account.command(program, ['-D', data, ...words]),
    env: { PATH: env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
    cwd: '/',
    stopSignal: 'SIGINT',
    graceMs: 120_000,
  });
  // It takes connections only when the moment is reached, which for a long log takes its time.
  await untilReady(child, () => takesConnections(data, child.pid), { timeoutMs: 24 * HOURS });
  return child;
}
