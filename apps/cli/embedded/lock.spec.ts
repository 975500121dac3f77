import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lockHome, openHome } from './home.js';
import { lockHolder, tryLock, withLock } from './lock.js';
import { identify } from './process-identity.js';

describe('lock', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dondoc-lock-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is held by one and names the holder', async () => {
    const file = join(folder, 'inside', 'a.lock');
    const lock = await tryLock(file);
    expect(await tryLock(file)).toEqual({ heldBy: await identify(process.pid) });
    expect(await lockHolder(file)).toMatchObject({ pid: process.pid });
    if ('release' in lock) await lock.release();
    expect(await lockHolder(file)).toBeUndefined();
  });

  it('is free when its process is gone, or its id belongs to another process now', async () => {
    const file = join(folder, 'a.lock');
    await writeFile(file, JSON.stringify({ pid: process.pid, started: 'earlier' }));
    expect(await tryLock(file)).toHaveProperty('release');
  });

  it('lets one work at a time', async () => {
    const file = join(folder, 'a.lock');
    let inside = 0;
    let waited = 0;
    const work = () =>
      withLock(
        file,
        () => waited++,
        async () => {
          expect(++inside).toBe(1);
          await new Promise((done) => setImmediate(done));
          inside--;
        },
      );
    await Promise.all([work(), work()]);
    expect(waited).toBeGreaterThan(0);
  });

  it('of a folder says who runs there and what to do', async () => {
    const home = await openHome(folder);
    const lock = await lockHome(home);
    await expect(lockHome(home)).rejects.toMatchObject({
      code: 'already-running',
      message: `process ${process.pid} already runs on ${folder}`,
      action: expect.stringContaining('DONDOC_HOME'),
    });
    await lock.release();
    await (await lockHome(home)).release();
  });
});
