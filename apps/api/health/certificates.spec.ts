import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Server } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { selfSigned } from '../../../tests/support/smtp/index.js';
import { Certificates } from './certificates.js';

const DAY_MS = 86_400_000;

describe('days until a certificate ends', () => {
  const { cert, key } = selfSigned();
  let server: Server;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dondoc-certificates-'));
    await writeFile(join(folder, 'client.crt'), cert);
    server = createServer({ cert, key }, (socket) => socket.on('error', () => undefined).end());
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  });

  afterAll(async () => {
    await new Promise((closed) => server.close(closed));
    await rm(folder, { recursive: true });
  });

  const publicUrl = () => `https://127.0.0.1:${(server.address() as AddressInfo).port}`;

  it('are those of the page and of the files, counted from now', async () => {
    const files = { 'temporal-client': join(folder, 'client.crt'), 'temporal-authority': undefined };
    const now = Date.now();
    const left = await new Certificates({ publicUrl: publicUrl(), files }, () => now).daysLeft();
    expect(Object.keys(left)).toEqual(['page', 'temporal-client']);
    expect(left['page']).toBe(left['temporal-client']);
    const end = now + left['page']! * DAY_MS;
    const later = await new Certificates({ publicUrl: publicUrl(), files }, () => end + DAY_MS).daysLeft();
    expect(later['page']).toBe(-1);
  });

  it('are not told of a page without one, or out of reach; a file that is not there is an error', async () => {
    const left = (url: string, files = {}) =>
      new Certificates({ publicUrl: url, files }, Date.now).daysLeft();
    expect(await left('http://localhost:3000')).toEqual({});
    expect(await left('https://127.0.0.1:1')).toEqual({});
    await expect(left('http://localhost', { 'temporal-client': join(folder, 'none') })).rejects.toThrow(
      'ENOENT',
    );
  });
});
