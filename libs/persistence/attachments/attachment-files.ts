import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ProgrammerError } from '#contracts';

/** A file that is being received: nobody reads it until it is kept. */
export interface Arriving {
  readonly path: string;
  readonly handle: FileHandle;
}

const KEY = /^[0-9a-f]{32}$/;
/** In the same folder, hence on the same file system: a rename moves no bytes and is one step. */
const ARRIVING = 'arriving';

/**
 * The bytes of evidence files, below one folder: `ab/cd/abcd…` by a random key that has nothing to do with what people
 * call them. Closed to other accounts; what lies under a key never changes.
 */
export class AttachmentFiles {
  readonly root: string;

  constructor(folder: string) {
    this.root = resolve(folder);
  }

  async arrive(): Promise<Arriving> {
    const folder = join(this.root, ARRIVING);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, newKey());
    return { path, handle: await open(path, 'wx+', 0o600) };
  }

  /** On the disk for good when this returns: bytes first, then their name, then the folders that hold it. */
  async keep({ path, handle }: Arriving): Promise<string> {
    const key = newKey();
    const target = this.pathOf(key);
    const folders = [join(target, '../..'), join(target, '..')];
    await handle.sync();
    await mkdir(folders[1]!, { recursive: true, mode: 0o700 });
    await rename(path, target);
    for (const folder of [...folders.reverse(), this.root]) await syncFolder(folder);
    return key;
  }

  /** Closes it, and removes it unless it has been kept. */
  async drop({ path, handle }: Arriving): Promise<void> {
    await handle.close();
    await rm(path, { force: true });
  }

  open(key: string): Promise<FileHandle> {
    return open(this.pathOf(key), 'r');
  }

  remove(key: string): Promise<void> {
    return rm(this.pathOf(key), { force: true });
  }

  /** Null when there is no such file. */
  async size(key: string): Promise<number | null> {
    const found = await stat(this.pathOf(key)).catch(ifGone);
    return found?.size ?? null;
  }

  async sha256(key: string): Promise<string> {
    const hash = createHash('sha256');
    for await (const part of createReadStream(this.pathOf(key))) hash.update(part as Buffer);
    return hash.digest('hex');
  }

  /** Keys of the files that have lain there since before this moment. */
  async *olderThan(before: Date): AsyncGenerator<string> {
    for (const first of await names(this.root)) {
      if (!/^[0-9a-f]{2}$/.test(first)) continue;
      for (const second of await names(join(this.root, first))) {
        for (const key of await names(join(this.root, first, second))) {
          if (!KEY.test(key)) continue;
          const found = await stat(this.pathOf(key)).catch(ifGone);
          if (found !== null && found.mtime < before) yield key;
        }
      }
    }
  }

  /** What a process that died has left half received; answers how many. */
  async removeArriving(before: Date): Promise<number> {
    let removed = 0;
    for (const name of await names(join(this.root, ARRIVING))) {
      const path = join(this.root, ARRIVING, name);
      const found = await stat(path).catch(ifGone);
      if (found === null || found.mtime >= before) continue;
      await rm(path, { force: true });
      removed += 1;
    }
    return removed;
  }

  private pathOf(key: string): string {
    if (!KEY.test(key)) throw new ProgrammerError('a storage key is 32 hexadecimal digits');
    return join(this.root, key.slice(0, 2), key.slice(2, 4), key);
  }
}

function newKey(): string {
  return randomBytes(16).toString('hex');
}

async function names(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(ifGone)) ?? [];
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function ifGone(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
  throw error;
}
