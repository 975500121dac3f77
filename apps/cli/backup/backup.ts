import { chmod, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { OperatorError } from '#contracts';
import { type Home, tryLock } from '../embedded/index.js';
import { keepForNext } from './archive.js';
import { copyEmbedded } from './embedded-copy.js';
import { copyFile, copyTree, type FileEntry, fingerprint, flush, isVacant } from './files.js';
import { copyGiven } from './given-copy.js';
import { type Manifest, writeManifest } from './manifest.js';
import { openSource, type Session, type Source, withSession } from './source.js';

export interface BackupReport {
  folder: string;
  seconds: number;
  bytes: number;
  files: number;
  secrets: number;
  consistentAt: string;
  schema: string;
  aggregates: number;
  events: number;
  /** Of manifest.json: whoever keeps it elsewhere can tell later that the backup is this one. */
  sha256: string;
}

/** Copies the installation, running or not, into a new folder. */
export async function backUp(env: NodeJS.ProcessEnv, target: string, by: string): Promise<BackupReport> {
  const began = performance.now();
  const folder = resolve(target);
  const source = await openSource(env);
  try {
    return await alone(source.home, async () => {
      await claimFolder(folder);
      const manifest = await withSession(source.url, (session) => copy(source, session, folder));
      await flush(folder);
      await writeManifest(folder, manifest);
      await withSession(source.url, (session) => noteBackup(session, by, manifest));
      if (source.kind === 'embedded') await keepForNext(source.home, folder, manifest);
      return reportOf(folder, manifest, (performance.now() - began) / 1000);
    });
  } finally {
    await source.close();
  }
}

async function copy(source: Source, session: Session, folder: string): Promise<Manifest> {
  const facts = await factsOf(session);
  const chains = await chainsOf(session);
  const base =
    source.kind === 'embedded'
      ? await copyEmbedded(session, source.home, folder)
      : await copyGiven(session, source.url, folder);
  // After the database: a file is on the disk before the row that names it.
  const { root } = source.home;
  const attachments = await copyTree(join(root, 'attachments'), join(folder, 'attachments'), 'attachments');
  const kept = await copySome(root, folder, 'home', ['ports.json']);
  const secrets = await copySome(root, folder, 'secrets', ['secrets.json']);
  const { files, consistentAt, ...range } = base;
  const { createdAt, migrations, ...database } = facts;
  const { kind, owner, app } = source;
  return {
    format: 1,
    createdAt,
    consistentAt,
    database: { ...database, ...range, kind, owner, app },
    schema: { version: migrations.at(-1) ?? '', migrations },
    chains,
    files: [...files, ...attachments, ...kept],
    secrets,
  };
}

async function factsOf(session: Session) {
  const [found] = await session.ask<{ found: boolean }>(
    `SELECT to_regclass('aggregate') IS NOT NULL AS found`,
  );
  if (!found?.found) {
    throw new OperatorError('no-data-yet', 'the database is empty', 'run: npm run dondoc -- migrate');
  }
  const [facts] = await session.ask<{
    createdAt: Date;
    major: number;
    name: string;
    system: string;
    superuser: string;
    migrations: string[];
  }>(
    `SELECT clock_timestamp() AS "createdAt", current_setting('server_version_num')::int / 10000 AS major,
       current_database() AS name, (SELECT system_identifier::text FROM pg_control_system()) AS system,
       (SELECT rolname FROM pg_roles WHERE oid = 10) AS superuser,
       (SELECT coalesce(json_agg(name ORDER BY id), '[]') FROM schema_migration) AS migrations`,
  );
  return { ...facts!, createdAt: facts!.createdAt.toISOString() };
}

/** At one moment before the copy ends, so that whatever is restored from it has them all. */
async function chainsOf(session: Session): Promise<Manifest['chains']> {
  const rows = await session.ask<{ id: string; seq: number; hash: string }>(
    'SELECT id, seq, head_hash AS hash FROM aggregate WHERE seq > 0 ORDER BY id',
  );
  const heads = rows.map(({ id, seq, hash }): [string, number, string] => [id, seq, hash]);
  return { aggregates: heads.length, events: heads.reduce((sum, [, seq]) => sum + seq, 0), heads };
}

/** In the list of acts, so that an alarm can tell how old the last backup is. Where it lies is the operator's matter. */
async function noteBackup(session: Session, by: string, { consistentAt, chains }: Manifest): Promise<void> {
  await session.ask(
    `INSERT INTO engine_act (at, actor, act, detail) VALUES (clock_timestamp(), $1, 'backup', $2)`,
    [by, JSON.stringify({ consistentAt, events: chains.events })],
  );
}

async function copySome(root: string, folder: string, name: string, files: readonly string[]) {
  const entries: FileEntry[] = [];
  await mkdir(join(folder, name), { mode: 0o700 });
  for (const file of files) {
    const copied = await copyFile(join(root, file), join(folder, name, file));
    if (copied) entries.push({ path: `${name}/${file}`, ...copied });
  }
  return entries;
}

/** Closed to others: it holds everything the installation knows. */
async function claimFolder(folder: string): Promise<void> {
  if (!(await isVacant(folder))) {
    throw new OperatorError(
      'folder-not-empty',
      `${folder} is not empty`,
      'name a new folder for each backup; one without manifest.json was interrupted and can be removed',
    );
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
}

/** One backup of an installation at a time. */
async function alone<T>(home: Home, work: () => Promise<T>): Promise<T> {
  const lock = await tryLock(join(home.run, 'backup.lock'));
  if ('heldBy' in lock) {
    throw new OperatorError(
      'backup-running',
      `process ${lock.heldBy.pid} is making a backup`,
      'wait until it has finished',
    );
  }
  try {
    return await work();
  } finally {
    await lock.release();
  }
}

async function reportOf(folder: string, manifest: Manifest, seconds: number): Promise<BackupReport> {
  const { files, secrets, consistentAt, schema, chains } = manifest;
  const bytes = [...files, ...secrets].reduce((sum, file) => sum + file.bytes, 0);
  const { sha256 } = (await fingerprint(join(folder, 'manifest.json')))!;
  return {
    folder,
    seconds: Math.round(seconds * 10) / 10,
    bytes,
    files: files.length,
    secrets: secrets.length,
    consistentAt,
    schema: schema.version,
    aggregates: chains.aggregates,
    events: chains.events,
    sha256,
  };
}
