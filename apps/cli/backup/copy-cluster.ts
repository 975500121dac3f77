import { mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '#contracts';
import { copyFile, type FileEntry } from './files.js';

/** What a copy of a running cluster must not have, or what PostgreSQL makes anew (manual, "Making a base backup"). */
const EMPTY_FOLDERS: ReadonlySet<string> = new Set([
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_wal',
]);
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|pg_internal\.init|backup_label|backup_manifest|tablespace_map|(recovery|standby)\.signal|pgsql_tmp.*)$/;

/**
 * Copies the files of a cluster in whatever state each is; the log of changes makes them whole again. Files that go
 * away meanwhile were dropped in that log as well.
 */
export async function copyCluster(from: string, to: string): Promise<FileEntry[]> {
  const entries: FileEntry[] = [];
  const visit = async (below: string): Promise<void> => {
    await mkdir(join(to, below), { recursive: true, mode: 0o700 });
    for (const entry of await readdir(join(from, below), { withFileTypes: true })) {
      if (LEFT_OUT.test(entry.name)) continue;
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isSymbolicLink()) throw elsewhere(join(from, path));
      if (entry.isDirectory()) {
        if (EMPTY_FOLDERS.has(path)) await mkdir(join(to, path), { mode: 0o700 });
        else await visit(path);
        continue;
      }
      const copied = await copyFile(join(from, path), join(to, path));
      if (copied) entries.push({ path: `base/${path}`, ...copied });
    }
  };
  await visit('');
  await mkdir(join(to, 'pg_wal', 'archive_status'), { recursive: true, mode: 0o700 });
  return entries;
}

/** Writes a file that belongs to the copy and not to the cluster. */
export async function addToCopy(to: string, name: string, text: string): Promise<void> {
  const file = await open(join(to, name), 'wx', 0o600);
  try {
    await file.writeFile(text);
  } finally {
    await file.close();
  }
}

function elsewhere(path: string): OperatorError {
  return new OperatorError(
    'backup-incomplete',
    `${path} is a link: a part of the database lies outside its folder`,
    'move it back into the folder of the database, or back up with the tools of PostgreSQL',
  );
}
