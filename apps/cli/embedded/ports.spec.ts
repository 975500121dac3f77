import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Home, openHome } from './home.js';
import { choosePorts, isFree, requireFree } from './ports.js';

describe('ports', () => {
  let home: Home;
  let taken: Server[] = [];
  const take = (port: number, host = '127.0.0.1') =>
    new Promise<number>((done) => {
      const server = createServer().listen(port, host, () =>
        done((server.address() as { port: number }).port),
      );
      taken.push(server);
    });

  beforeEach(async () => {
    home = await openHome(await mkdtemp(join(tmpdir(), 'dondoc-ports-')));
  });
  afterEach(async () => {
    await Promise.all(taken.map((server) => new Promise((done) => server.close(done))));
    taken = [];
    await rm(home.root, { recursive: true, force: true });
  });

  it('gives different free ports and gives the same ones next time', async () => {
    const first = await choosePorts(home, ['api', 'smtp', 'inbox', 'temporal', 'temporalUi', 'postgres']);
    expect(new Set(Object.values(first)).size).toBe(6);
    for (const port of Object.values(first)) expect(await isFree(port)).toBe(true);
    expect(await choosePorts(home, ['api', 'smtp'])).toEqual({ api: first.api, smtp: first.smtp });
  });

  it('takes another when the one of last time is taken, and keeps the rest', async () => {
    const first = await choosePorts(home, ['api', 'smtp']);
    await take(first.api);
    const second = await choosePorts(home, ['api', 'smtp']);
    expect(second.api).not.toBe(first.api);
    expect(second.smtp).toBe(first.smtp);
  });

  it('sees a listener on any address', async () => {
    expect(await isFree(await take(0, '127.0.0.1'))).toBe(false);
    expect(await isFree(await take(0, '0.0.0.0'))).toBe(false);
  });

  it('says what to do when a port that was asked for is taken or is none', async () => {
    const port = await take(0);
    await expect(requireFree(port, 'PORT')).rejects.toMatchObject({
      code: 'port-taken',
      message: expect.stringContaining(`PORT says ${port}`),
      action: expect.stringContaining('leave PORT unset'),
    });
    for (const wrong of [Number.NaN, 0, 70_000]) {
      await expect(requireFree(wrong, 'PORT')).rejects.toMatchObject({ code: 'port-wrong' });
    }
  });
});
