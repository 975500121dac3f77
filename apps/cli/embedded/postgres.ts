import { spawn } from 'node:child_process';
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { OperatorError } from '#contracts';
import { type Child, startChild, stopLeftover, untilReady } from './children.js';
import { type Home, loadSecrets, type Secrets } from './home.js';
import { choosePorts } from './ports.js';
import { type PostgresAccount, postgresAccount } from './postgres-account.js';
import { POSTGRES_MAJOR, type PostgresBinaries, postgresBinaries } from './postgres-binaries.js';
import { archiveCommand, walArchive } from './wal-archive.js';

export interface DatabaseUrls {
  /** May change the schema; for migrations and seeds. */
  ownerUrl: string;
  /** What the API and the worker use. */
  appUrl: string;
}

export interface EmbeddedPostgres extends DatabaseUrls {
  /** For tests and for whoever looks after the cluster. */
  superuserUrl: string;
  port: number;
  child: Child;
  stop(): Promise<void>;
}

export interface PostgresOptions {
  env: NodeJS.ProcessEnv;
  /** A free one is chosen when it is not given. */
  port?: number;
  settings?: Record<string, string>;
  detached?: boolean;
  signal?: AbortSignal;
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '128MB',
  max_connections: '100',
  max_wal_size: '512MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_min_messages: 'warning',
};

/** Starts the cluster in `<home>/postgres`, and makes it first when there is none. */
export async function startPostgres(home: Home, options: PostgresOptions): Promise<EmbeddedPostgres> {
  await stopLeftover(home, 'postgres');
  const data = join(home.root, 'postgres');
  const binaries = await postgresBinaries();
  const account = await postgresAccount({ postgres: binaries.postgres, folder: home.root, data });
  const { secrets, fresh } = await loadSecrets(home);
  const cluster: Cluster = { data, binaries, account, env: cleanEnv(options.env) };
  const version = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version === undefined) {
    await refuseUnfinishedRestore(home.root);
    await makeCluster(cluster, secrets);
  } else if (version.trim() !== POSTGRES_MAJOR) {
    throw new OperatorError(
      'database-other-version',
      `${data} was made by PostgreSQL ${version.trim()}, this program brings ${POSTGRES_MAJOR}`,
      'run the version of this program that made it and move the data by a dump, or set DONDOC_HOME to a new folder',
    );
  } else {
    await removeStalePidFile(data);
    if (fresh) await runSql(cluster, data, passwords(secrets, 'ALTER'));
  }
  const port = options.port ?? (await choosePorts(home, ['postgres'])).postgres;
  const child = await startPostmaster(home, cluster, port, options);
  return {
    ...databaseUrls(secrets, port),
    superuserUrl: superuserUrl(secrets, port, 'postgres'),
    port,
    child,
    stop: () => child.stop(),
  };
}

/** What pg_ctl waits for: the postmaster says in its own file that it takes connections. */
export async function takesConnections(data: string, pid: number): Promise<boolean> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n');
  return lines[0] === String(pid) && lines[7]?.trim() === 'ready';
}

export function databaseUrls(secrets: Secrets, port: number): DatabaseUrls {
  const url = (role: string, password: string) => `postgres://${role}:${password}@127.0.0.1:${port}/dondoc`;
  return {
    ownerUrl: url('dondoc_owner', secrets.ownerPassword),
    appUrl: url('dondoc_app', secrets.appPassword),
  };
}

/** For whoever looks after the cluster as a whole: backups, tests. */
export function superuserUrl(secrets: Secrets, port: number, database: string): string {
  return `postgres://postgres:${secrets.postgresPassword}@127.0.0.1:${port}/${database}`;
}

interface Cluster {
  data: string;
  binaries: PostgresBinaries;
  account: PostgresAccount;
  env: NodeJS.ProcessEnv;
}

async function startPostmaster(home: Home, cluster: Cluster, port: number, options: PostgresOptions) {
  const archive = { archive_mode: 'on', archive_command: archiveCommand(walArchive(home)) };
  const all = { ...SETTINGS, ...archive, ...options.settings };
  const settings = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  for (let attempt = 1; ; attempt++) {
    const child = await startChild(home, {
      name: 'postgres',
      ...cluster.account.command(cluster.binaries.postgres, [
        '-D',
        cluster.data,
        '-p',
        String(port),
        ...settings,
      ]),
      env: cluster.env,
      cwd: '/',
      detached: options.detached,
      stopSignal: 'SIGINT', // fast: ends the sessions, keeps the data
      graceMs: 30_000,
      info: { port },
    });
    try {
      const accepting = () => takesConnections(cluster.data, child.pid);
      await untilReady(child, accepting, { timeoutMs: 120_000, signal: options.signal });
      return child;
    } catch (error) {
      // Sessions of a postmaster that was killed end by themselves within moments.
      const stillEnding = error instanceof OperatorError && /pre-existing shared memory/.test(error.message);
      if (!stillEnding || attempt === 20) throw error;
      await pause(250);
    }
  }
}

/** Made beside its place and moved there when complete, so that an interrupted start leaves no half cluster. */
async function makeCluster(cluster: Cluster, secrets: Secrets): Promise<void> {
  const making = `${cluster.data}.new`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { mode: 0o700 });
  const { owner } = cluster.account;
  if (owner) await chown(making, owner.uid, owner.gid);
  const options = ['--encoding=UTF8', '--locale=C', '--username=postgres', '--auth=trust'];
  await runProgram(cluster, cluster.binaries.initdb, ['-D', making, ...options]);
  await runSql(cluster, making, [
    ...passwords(secrets, 'CREATE'),
    'CREATE DATABASE dondoc OWNER dondoc_owner',
    'REVOKE ALL ON DATABASE dondoc FROM PUBLIC',
    'GRANT CONNECT ON DATABASE dondoc TO dondoc_app',
  ]);
  const rules = join(making, 'pg_hba.conf');
  await writeFile(rules, 'host all all 127.0.0.1/32 scram-sha-256\n');
  if (owner) await chown(rules, owner.uid, owner.gid);
  await rename(making, cluster.data);
}

/** A restore that was cut off between two steps of its last move: an empty cluster must not take the place. */
async function refuseUnfinishedRestore(root: string): Promise<void> {
  if (!(await stat(join(root, 'restoring', 'postgres')).catch(() => undefined))) return;
  throw new OperatorError(
    'restore-unfinished',
    `a restore into ${root} was cut off`,
    `run it again, or remove ${join(root, 'restoring')}; what stood there before is in ${root}/before-restore-…`,
  );
}

function passwords(secrets: Secrets, verb: 'CREATE' | 'ALTER'): string[] {
  return [
    `ALTER ROLE postgres PASSWORD '${secrets.postgresPassword}'`,
    `${verb} ROLE dondoc_owner LOGIN PASSWORD '${secrets.ownerPassword}'`,
    `${verb} ROLE dondoc_app LOGIN PASSWORD '${secrets.appPassword}'`,
  ];
}

/** Statements in single-user mode: needs neither a client nor a password, and nobody else is connected. */
async function runSql(cluster: Cluster, data: string, statements: string[]): Promise<void> {
  const text = await runProgram(
    cluster,
    cluster.binaries.postgres,
    ['--single', '-D', data, 'postgres'],
    `${statements.join('\n')}\n`,
  );
  const problem = /(?:ERROR|FATAL|PANIC): .*/.exec(text);
  if (problem)
    throw new OperatorError(
      'database-not-made',
      problem[0],
      `remove ${cluster.data} if it holds no data, and start again`,
    );
}

async function runProgram(cluster: Cluster, program: string, words: string[], input = ''): Promise<string> {
  const { command, args, ...as } = cluster.account.command(program, words);
  const child = spawn(command, args, { cwd: '/', env: cluster.env, stdio: 'pipe', ...as });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => output.push(data));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const code = await new Promise<number | null>((done, fail) =>
    child.once('error', fail).once('close', done),
  );
  const text = Buffer.concat(output).toString('utf8');
  if (code === 0) return text;
  throw new OperatorError(
    'database-not-made',
    `${program} failed (code ${code}):\n${text.trim()}`,
    'see the message above; a full disk and missing rights are the usual reasons',
  );
}

/** After a `kill -9` the file names a process that may be another one by now; PostgreSQL would wait for that one. */
async function removeStalePidFile(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid');
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
  if (!pid) return;
  const proc = await stat(`/proc/${pid}`).catch(() => undefined);
  const command = proc && (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''));
  if (command && !command.includes(data)) await rm(file, { force: true });
}

/** Settings of another PostgreSQL in the environment must not reach this one. */
function cleanEnv(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { PATH: env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
}
