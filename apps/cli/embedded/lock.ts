import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ProgrammerError } from '#contracts';
import { identify, isAlive, type ProcessIdentity } from './process-identity.js';

export interface Lock {
  release(): Promise<void>;
}

/** Takes the lock file, or answers who holds it. A lock whose process is gone counts as free. */
export async function tryLock(file: string): Promise<Lock | { heldBy: ProcessIdentity }> {
  const me = await identify(process.pid);
  if (!me) throw new ProgrammerError('this process cannot see itself');
  await mkdir(dirname(file), { recursive: true });
  for (;;) {
    try {
      await writeFile(file, JSON.stringify(me), { flag: 'wx', mode: 0o600 });
      return { release: () => rm(file, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = await lockHolder(file);
    if (holder) return { heldBy: holder };
    // Moved aside first, so that of two processes that find it abandoned only one removes it.
    const aside = `${file}.${randomUUID()}`;
    await rename(file, aside).then(
      () => rm(aside, { force: true }),
      () => undefined,
    );
  }
}

/** The living process that holds the lock. */
export async function lockHolder(file: string): Promise<ProcessIdentity | undefined> {
  try {
    const holder = JSON.parse(await readFile(file, 'utf8')) as ProcessIdentity;
    return (await isAlive(holder)) ? holder : undefined;
  } catch {
    return undefined;
  }
}

/** Runs `work` alone on this machine; waits for whoever is at it. */
export async function withLock<T>(file: string, onWait: (holder: number) => void, work: () => Promise<T>) {
  for (;;) {
    const lock = await tryLock(file);
    if ('heldBy' in lock) {
      onWait(lock.heldBy.pid);
      await pause(500);
      continue;
    }
    try {
      return await work();
    } finally {
      await lock.release();
    }
  }
}
