import { execFile } from 'node:child_process';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { OperatorError } from '#contracts';
import type { BaseCopy } from './embedded-copy.js';
import { type FileEntry, filesBelow, fingerprint } from './files.js';
import type { Session } from './source.js';
import { logFiles } from './wal.js';

/** Copies the cluster of a database that was given by its address, with PostgreSQL's own program. */
export async function copyGiven(session: Session, url: string, folder: string): Promise<BaseCopy> {
  const [{ major }] = (await session.ask(
    `SELECT current_setting('server_version_num')::int / 10000 AS major`,
  )) as [{ major: number }];
  const program = await baseBackupProgram(major);
  const base = join(folder, 'base');
  const words = ['--pgdata', base, '--format=plain', '--wal-method=stream', '--checkpoint=fast', '--no-sync'];
  try {
    await promisify(execFile)(program, words, { env: connection(url), maxBuffer: 16 * 1024 * 1024 });
  } catch (error) {
    throw new OperatorError(
      'backup-refused',
      `${program} failed: ${String((error as { stderr?: string }).stderr || error).trim()}`,
      'the role of DATABASE_OWNER_URL needs the attribute REPLICATION, and pg_hba.conf a line for “replication” from this machine',
    );
  }
  const [{ at }] = (await session.ask('SELECT clock_timestamp() AS at')) as [{ at: Date }];
  const wal = join(folder, 'wal');
  await mkdir(wal, { mode: 0o700 });
  const names = await logFiles(join(base, 'pg_wal'));
  for (const name of names) await rename(join(base, 'pg_wal', name), join(wal, name));
  const { start, stop } = await rangeOf(base);
  const segments = names.filter((name) => !name.endsWith('.history'));
  const files = [...(await hashed(base, 'base')), ...(await hashed(wal, 'wal'))];
  const [firstSegment, lastSegment] = [segments[0]!, segments.at(-1)!];
  return { files, start, stop, firstSegment, lastSegment, consistentAt: at.toISOString() };
}

/** Of the version of the server or a later one. */
async function baseBackupProgram(major: number): Promise<string> {
  const candidates = [`/usr/lib/postgresql/${major}/bin/pg_basebackup`, 'pg_basebackup'];
  for (const program of candidates) {
    const version = await promisify(execFile)(program, ['--version']).then(
      ({ stdout }) => Number(/\(PostgreSQL\) (\d+)/.exec(stdout)?.[1]),
      () => 0,
    );
    if (version >= major) return program;
  }
  throw new OperatorError(
    'no-basebackup',
    `there is no pg_basebackup of PostgreSQL ${major} or later on the PATH`,
    `install the client tools of PostgreSQL ${major} on this machine, or run this command where they are`,
  );
}

/** What an address says of TLS, as PostgreSQL's own programs are told. */
const TLS_SETTINGS = {
  sslmode: 'PGSSLMODE',
  sslrootcert: 'PGSSLROOTCERT',
  sslcert: 'PGSSLCERT',
  sslkey: 'PGSSLKEY',
};

/** In the environment, where other accounts cannot read the password. */
function connection(url: string): NodeJS.ProcessEnv {
  const { hostname, port, username, password, searchParams } = new URL(url);
  const tls = Object.entries(TLS_SETTINGS).flatMap(([parameter, name]) => {
    const value = searchParams.get(parameter);
    return value ? [[name, value]] : [];
  });
  return {
    PATH: process.env['PATH'],
    PGHOST: searchParams.get('host') ?? decodeURIComponent(hostname),
    PGPORT: port || '5432',
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGAPPNAME: 'dondoc backup',
    PGCONNECT_TIMEOUT: '10',
    ...Object.fromEntries(tls),
  };
}

async function rangeOf(base: string): Promise<{ start: string; stop: string }> {
  const { 'WAL-Ranges': ranges } = JSON.parse(await readFile(join(base, 'backup_manifest'), 'utf8')) as {
    'WAL-Ranges': { 'Start-LSN': string; 'End-LSN': string }[];
  };
  return { start: ranges[0]!['Start-LSN'], stop: ranges.at(-1)!['End-LSN'] };
}

async function hashed(folder: string, name: string): Promise<FileEntry[]> {
  const entries: FileEntry[] = [];
  for (const path of await filesBelow(folder)) {
    entries.push({ path: `${name}/${path}`, ...(await fingerprint(join(folder, path)))! });
  }
  return entries;
}
