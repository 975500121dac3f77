import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** A file of a backup, by its path inside it. */
export interface FileEntry {
  path: string;
  bytes: number;
  sha256: string;
}

const CHUNK = 1024 * 1024;

/** Copies a file as long as it is at this moment and answers what was written; null when it is gone. */
export async function copyFile(from: string, to: string): Promise<Omit<FileEntry, 'path'> | null> {
  const source = await open(from).catch(ifGone);
  if (source === null) return null;
  try {
    const target = await open(to, 'wx', 0o600);
    try {
      const hash = createHash('sha256');
      const buffer = Buffer.allocUnsafe(CHUNK);
      let bytes = 0;
      for (;;) {
        const { bytesRead } = await source.read(buffer, 0, CHUNK, bytes);
        if (bytesRead === 0) break;
        const part = buffer.subarray(0, bytesRead);
        hash.update(part);
        await writeAll(target, part);
        bytes += bytesRead;
      }
      return { bytes, sha256: hash.digest('hex') };
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** Length and hash of a file; null when there is none. */
export async function fingerprint(file: string): Promise<Omit<FileEntry, 'path'> | null> {
  const source = await open(file).catch(ifGone);
  if (source === null) return null;
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const part of source.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>) {
      hash.update(part);
      bytes += part.length;
    }
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    await source.close();
  }
}

/** Copies a folder of files that never change once they are there; answers them with paths below `name`. */
export async function copyTree(from: string, to: string, name: string): Promise<FileEntry[]> {
  const entries: FileEntry[] = [];
  for (const path of await filesBelow(from)) {
    await mkdir(dirname(join(to, path)), { recursive: true, mode: 0o700 });
    const copied = await copyFile(join(from, path), join(to, path));
    if (copied) entries.push({ path: `${name}/${path}`, ...copied });
  }
  return entries;
}

/** Paths of all files below a folder, sorted; none when there is no folder. */
export async function filesBelow(folder: string): Promise<string[]> {
  const found: string[] = [];
  const visit = async (below: string) => {
    for (const entry of await readdir(join(folder, below), { withFileTypes: true }).catch(none)) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) await visit(path);
      else found.push(path);
    }
  };
  await visit('');
  return found.sort();
}

/** True when there is nothing there, or an empty folder. */
export async function isVacant(folder: string): Promise<boolean> {
  return (await readdir(folder).catch(none)).length === 0;
}

export async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(ifGone)) !== null;
}

/** Replaces a file whole, and on the disk when this answers. */
export async function writeDurably(file: string, text: string): Promise<void> {
  const target = await open(`${file}.new`, 'w', 0o600);
  try {
    await target.writeFile(text);
    await target.sync();
  } finally {
    await target.close();
  }
  await rename(`${file}.new`, file);
}

/** Everything below a folder is on the disk when this answers; one call, for there are a thousand files. */
export async function flush(folder: string): Promise<void> {
  await promisify(execFile)('sync', process.platform === 'linux' ? ['-f', folder] : []);
}

async function writeAll(target: FileHandle, part: Buffer): Promise<void> {
  for (let done = 0; done < part.length; ) {
    done += (await target.write(part, done, part.length - done)).bytesWritten;
  }
}

function ifGone(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

function none(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
