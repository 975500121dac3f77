import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Home, walArchive } from '../embedded/index.js';
import { writeDurably } from './files.js';
import type { Manifest } from './manifest.js';
import { isSegment, logFiles, placeOf } from './wal.js';

/** A backup that was made of this installation. */
export interface MadeBackup {
  folder: string;
  at: string;
  firstSegment: string;
}

/** Backups whose log is kept, so that each of them can be brought to any later moment. */
const KEPT = 2;

/** The last backups of an installation with an embedded database, the newest last. */
export async function madeBackups(home: Home): Promise<MadeBackup[]> {
  return readFile(listOf(home), 'utf8').then(
    (text) => JSON.parse(text) as MadeBackup[],
    () => [],
  );
}

/** Notes a backup and removes from the archive what only older ones would need. */
export async function keepForNext(home: Home, folder: string, manifest: Manifest): Promise<void> {
  const { firstSegment } = manifest.database;
  const made = [...(await madeBackups(home)), { folder, at: manifest.consistentAt, firstSegment }];
  const kept = made.slice(-KEPT);
  await writeDurably(listOf(home), JSON.stringify(kept, null, 1));
  const first = kept.map((backup) => placeOf(backup.firstSegment)).sort()[0]!;
  const archive = walArchive(home);
  for (const name of await logFiles(archive)) {
    if (isSegment(name) && placeOf(name) < first) await rm(join(archive, name));
  }
}

function listOf(home: Home): string {
  return join(home.root, 'backups.json');
}
