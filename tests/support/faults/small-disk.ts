import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const FILLER = 'filler';

/** Whether this account may mount anything here; in most containers it may not. */
export function mayMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmdirSync(folder);
  }
}

/** A disk of few megabytes that can be filled to its last byte. */
export class SmallDisk {
  private constructor(private readonly folder: string) {}

  static async on(folder: string, megabytes: number): Promise<SmallDisk> {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'tmpfs', folder]);
    return new SmallDisk(folder);
  }

  /** Resolves when there is no room for another page. */
  async fill(): Promise<void> {
    const file = await open(join(this.folder, FILLER), 'a');
    try {
      for (let bytes = 1 << 22; bytes >= 1 << 10; ) {
        const full = await file.write(Buffer.alloc(bytes)).then(
          ({ bytesWritten }) => bytesWritten < bytes,
          () => true,
        );
        if (full) bytes >>= 1;
      }
    } finally {
      await file.close();
    }
  }

  /** There is room again. */
  async clear(): Promise<void> {
    await rm(join(this.folder, FILLER));
  }

  async remove(): Promise<void> {
    await run('umount', ['--lazy', this.folder]);
  }
}
