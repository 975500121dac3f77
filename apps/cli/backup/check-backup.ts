import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '#contracts';
import { type FileEntry, filesBelow, fingerprint } from './files.js';
import type { Manifest } from './manifest.js';

/** Folders in which every file must be one of the manifest's. */
const LISTED = ['base', 'wal', 'attachments', 'home'];

/**
 * Every file is there, whole and unchanged, and none was added: a configuration slipped into the copy would be run.
 * Secrets may have been taken away to another place; those that are there must be right.
 *
 * @throws OperatorError `backup-damaged` naming the first file
 */
export async function checkBackup(folder: string, manifest: Manifest): Promise<{ secrets: FileEntry[] }> {
  for (const entry of manifest.files) await check(folder, entry);
  const secrets: FileEntry[] = [];
  for (const entry of manifest.secrets) {
    if (await lstat(join(folder, entry.path)).catch(() => null)) {
      await check(folder, entry);
      secrets.push(entry);
    }
  }
  const known = new Set(manifest.files.map((entry) => entry.path));
  for (const name of LISTED) {
    const added = (await filesBelow(join(folder, name))).find((path) => !known.has(`${name}/${path}`));
    if (added !== undefined) throw damaged(join(folder, name, added), 'is not in the manifest');
  }
  return { secrets };
}

async function check(folder: string, { path, bytes, sha256 }: FileEntry): Promise<void> {
  const file = join(folder, path);
  const found = (await lstat(file).catch(() => null))?.isFile() ? await fingerprint(file) : null;
  if (found === null) throw damaged(file, 'is missing');
  if (found.bytes !== bytes || found.sha256 !== sha256) throw damaged(file, 'is not what was backed up');
}

function damaged(file: string, how: string): OperatorError {
  return new OperatorError(
    'backup-damaged',
    `the backup is damaged: ${file} ${how}`,
    'use another copy of this backup, or an earlier one; nothing was changed here',
  );
}
