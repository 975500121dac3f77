import { chown, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '#contracts';
import { type Home, walArchive } from '../embedded/index.js';
import { addToCopy, copyCluster } from './copy-cluster.js';
import { copyFile, type FileEntry, fingerprint } from './files.js';
import type { Session } from './source.js';
import { logFiles, segmentsBetween } from './wal.js';

/** What the copy of a cluster needs to be whole again. */
export interface BaseCopy {
  files: FileEntry[];
  start: string;
  stop: string;
  firstSegment: string;
  lastSegment: string;
  consistentAt: string;
}

const ARCHIVE_WITHIN = '120s';

/** Copies the embedded cluster while it works: its files as they are, and the log from before the first to after the last. */
export async function copyEmbedded(session: Session, home: Home, folder: string): Promise<BaseCopy> {
  const data = join(home.root, 'postgres');
  const archive = await openArchive(session, home, data);
  const [begun] = await session.ask<{ start: string; first: string }>(
    `SELECT lsn::text AS start, pg_walfile_name(lsn) AS first FROM pg_backup_start('dondoc', fast => true) AS lsn`,
  );
  const base = join(folder, 'base');
  const files = await copyCluster(data, base);
  const ended = await stopBackup(session);
  for (const [name, text] of [
    ['backup_label', ended.label],
    ['tablespace_map', ended.map],
  ] as const) {
    if (text.trim() === '') continue;
    await addToCopy(base, name, text);
    files.push({ path: `base/${name}`, ...(await fingerprint(join(base, name)))! });
  }
  const { start, first } = begun!;
  const { stop, last, segmentBytes, at } = ended;
  const wanted = segmentsBetween(first, last, segmentBytes);
  files.push(...(await copyLog(archive, join(folder, 'wal'), wanted)));
  return { files, start, stop, firstSegment: first, lastSegment: last, consistentAt: at.toISOString() };
}

/** Makes the archive, from which moment on PostgreSQL fills it. */
async function openArchive(session: Session, home: Home, data: string): Promise<string> {
  const [{ on }] = (await session.ask(`SELECT current_setting('archive_mode') = 'on' AS on`)) as [
    { on: boolean },
  ];
  if (!on) {
    throw new OperatorError(
      'no-archive',
      'this database was started by an earlier version of the program and keeps no log for backups',
      'stop it, start it again, and make the backup',
    );
  }
  const archive = walArchive(home);
  await mkdir(archive, { recursive: true, mode: 0o700 });
  const owner = await stat(data);
  if (process.getuid?.() === 0) await chown(archive, owner.uid, owner.gid);
  return archive;
}

interface Ended {
  stop: string;
  last: string;
  label: string;
  map: string;
  at: Date;
  segmentBytes: number;
}

/** Ends the backup and waits until the last piece of its log is in the archive. */
async function stopBackup(session: Session): Promise<Ended> {
  await session.ask(`SET statement_timeout = '${ARCHIVE_WITHIN}'`);
  try {
    const [ended] = await session.ask<Ended>(
      `SELECT lsn::text AS stop, pg_walfile_name(lsn) AS last, labelfile AS label, spcmapfile AS map,
              clock_timestamp() AS at, pg_size_bytes(current_setting('wal_segment_size'))::int AS "segmentBytes"
       FROM pg_backup_stop(wait_for_archive => true)`,
    );
    return ended!;
  } catch (error) {
    throw new OperatorError(
      'archive-stuck',
      `the log of changes did not reach the archive: ${(error as Error).message}`,
      'read logs/postgres.log in the folder of the data (DONDOC_HOME); a full disk is the usual reason',
      { cause: error },
    );
  }
}

async function copyLog(archive: string, to: string, wanted: readonly string[]): Promise<FileEntry[]> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  const histories = (await logFiles(archive)).filter((name) => name.endsWith('.history'));
  const entries: FileEntry[] = [];
  for (const name of [...histories, ...wanted]) {
    const copied = await copyFile(join(archive, name), join(to, name));
    if (copied) entries.push({ path: `wal/${name}`, ...copied });
    else {
      throw new OperatorError(
        'archive-gap',
        `the log of changes has a gap: ${name} is missing in ${archive}`,
        'make the backup again; if it happens twice, read logs/postgres.log',
      );
    }
  }
  return entries;
}
