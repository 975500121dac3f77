import { lchown, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Gives a folder and all that is in it to the account that PostgreSQL runs as. */
export async function giveTo(owner: { uid: number; gid: number }, path: string): Promise<void> {
  await lchown(path, owner.uid, owner.gid);
  for (const entry of await readdir(path, { withFileTypes: true, recursive: true })) {
    await lchown(join(entry.parentPath, entry.name), owner.uid, owner.gid);
  }
}
