import { constants } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { exists, type FileEntry, filesBelow } from './files.js';
import type { Manifest } from './manifest.js';
import { isSegment, logFiles, placeOf, systemOfCluster, systemOfSegment } from './wal.js';

/** Folders that PostgreSQL expects; a copy that went through other hands may have lost the empty ones. */
const FOLDERS = [
  ...['pg_commit_ts', 'pg_dynshmem', 'pg_logical/mappings', 'pg_logical/snapshots', 'pg_multixact/members'],
  ...[
    'pg_multixact/offsets',
    'pg_notify',
    'pg_replslot',
    'pg_serial',
    'pg_snapshots',
    'pg_stat',
    'pg_stat_tmp',
  ],
  ...['pg_subtrans', 'pg_tblspc', 'pg_twophase', 'pg_wal/archive_status', 'pg_xact', 'base', 'global'],
];

/** Puts the files of the manifest below one of its folders into a place where they may be changed. */
export async function stageFiles(
  backup: string,
  entries: readonly FileEntry[],
  name: string,
  to: string,
): Promise<void> {
  for (const { path } of entries) {
    if (!path.startsWith(`${name}/`)) continue;
    const target = join(to, path.slice(name.length + 1));
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await copyFile(join(backup, path), target, constants.COPYFILE_FICLONE);
  }
}

export async function stageCluster(backup: string, manifest: Manifest, to: string): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  for (const folder of FOLDERS) await mkdir(join(to, folder), { recursive: true, mode: 0o700 });
  await stageFiles(backup, manifest.files, 'base', to);
}

/** A folder of log pieces: an archive, or `pg_wal` of the cluster itself. */
export interface LogSource {
  folder: string;
  /** The cluster that the folder belongs to, when it is known to be its own. */
  cluster?: string;
}

/**
 * Gathers the log that goes on from the backup: the backup's own, then what was archived since, then what the lost
 * cluster had not archived yet. Pieces of another cluster are left where they are.
 */
export async function stageLog(
  backup: string,
  manifest: Manifest,
  sources: readonly LogSource[],
  to: string,
): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  await stageFiles(backup, manifest.files, 'wal', to);
  const { system, firstSegment } = manifest.database;
  for (const { folder, cluster } of sources) {
    if (cluster !== undefined && (await systemOfCluster(cluster)) !== system) continue;
    for (const name of await logFiles(folder)) {
      if (await exists(join(to, name))) continue;
      if (isSegment(name)) {
        if (placeOf(name) < placeOf(firstSegment)) continue;
        if ((await systemOfSegment(join(folder, name))) !== system) continue;
      }
      await copyFile(join(folder, name), join(to, name), constants.COPYFILE_FICLONE);
    }
  }
}

/** Attachments never change once they are there, so those that came after the backup are added to it. */
export async function addLater(from: string, to: string): Promise<number> {
  let added = 0;
  for (const path of await filesBelow(from)) {
    const target = join(to, path);
    if (await exists(target)) continue;
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await copyFile(join(from, path), target, constants.COPYFILE_FICLONE);
    added += 1;
  }
  return added;
}
