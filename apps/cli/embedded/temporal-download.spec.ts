import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { downloadTemporal } from './temporal-download.js';

describe('download of a Temporal program', () => {
  let folder: string;
  let from: string;
  let close: () => void;
  let archive: Buffer;
  const asked: string[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dondoc-download-'));
    await writeFile(join(folder, 'temporal'), '#!/bin/sh\necho hello\n');
    archive = execFileSync('tar', ['-czf', '-', '-C', folder, 'temporal']);
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      if (request.url?.startsWith('/cli/')) {
        response.end(JSON.stringify({ archiveUrl: `${from}/archive`, fileToExtract: 'temporal' }));
      } else if (request.url === '/archive') response.end(archive);
      else response.writeHead(404).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    from = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    close = () => {
      server.close();
      server.closeAllConnections();
    };
  });
  afterEach(async () => {
    close();
    await rm(folder, { recursive: true, force: true });
  });

  it('asks for one exact version and leaves one program that can be run', async () => {
    const file = join(folder, 'cache', 'temporal');
    const said: string[] = [];
    await downloadTemporal({
      artifact: 'cli',
      version: 'v1.5.1',
      file,
      detail: (text) => said.push(text),
      from,
    });
    expect(asked[0]).toMatch(/^\/cli\/v1\.5\.1\?platform=\w+&arch=\w+&format=tar\.gz$/);
    expect(await readFile(file, 'utf8')).toContain('echo hello');
    expect((await stat(file)).mode & 0o111).toBe(0o111);
    expect(await readdir(join(folder, 'cache'))).toEqual(['temporal']);
    expect(said.at(-1)).toMatch(/downloading, \d+ MB so far/);
  });

  it('leaves nothing when the archive is broken', async () => {
    archive = Buffer.from('not an archive');
    const file = join(folder, 'cache', 'temporal');
    const wanted = { artifact: 'cli', version: 'v1.5.1', file, detail: () => undefined, from } as const;
    await expect(downloadTemporal(wanted)).rejects.toThrow();
    expect(await readdir(join(folder, 'cache'))).toEqual([]);
  });

  it('fails at once when the version is unknown', async () => {
    const wanted = { artifact: 'temporal-test-server', version: 'v0', file: join(folder, 'x') } as const;
    await expect(downloadTemporal({ ...wanted, detail: () => undefined, from })).rejects.toThrow(
      /answered 404/,
    );
  });
});
