import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import type { Detail } from './progress.js';

/** Where the SDK gets its servers from; the same address with a pinned version. */
const DOWNLOADS = 'https://temporal.download';
const ANSWER_LIMIT_MS = 5_000;
const DOWNLOAD_LIMIT_MS = 10 * 60_000;

export interface TemporalDownload {
  artifact: 'cli' | 'temporal-test-server';
  version: string;
  /** Where the program is put. */
  file: string;
  detail: Detail;
  signal?: AbortSignal;
  from?: string;
}

/** Downloads a program of Temporal; throws when the host cannot be reached within some seconds. */
export async function downloadTemporal(wanted: TemporalDownload): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  const query = new URLSearchParams({ platform, arch, format: 'tar.gz' });
  const from = wanted.from ?? DOWNLOADS;
  const limit = (ms: number) =>
    AbortSignal.any([AbortSignal.timeout(ms), ...(wanted.signal ? [wanted.signal] : [])]);
  const answer = await fetch(`${from}/${wanted.artifact}/${wanted.version}?${query}`, {
    signal: limit(ANSWER_LIMIT_MS),
  });
  if (!answer.ok) throw new Error(`${from} answered ${answer.status}`);
  const { archiveUrl, fileToExtract } = (await answer.json()) as {
    archiveUrl: string;
    fileToExtract: string;
  };
  const archive = await fetch(archiveUrl, { signal: limit(DOWNLOAD_LIMIT_MS) });
  if (!archive.ok || !archive.body) throw new Error(`${archiveUrl} answered ${archive.status}`);
  await mkdir(dirname(wanted.file), { recursive: true });
  const folder = await mkdtemp(`${wanted.file}.`);
  try {
    const packed = join(folder, 'archive.tar.gz');
    let bytes = 0;
    const body = Readable.fromWeb(archive.body as Parameters<typeof Readable.fromWeb>[0]);
    body.on('data', (part: Buffer) => {
      bytes += part.length;
      wanted.detail(`downloading, ${(bytes / 1e6).toFixed(0)} MB so far`);
    });
    await pipeline(body, createWriteStream(packed));
    await promisify(execFile)('tar', ['-xzf', packed, '-C', folder, fileToExtract]);
    await chmod(join(folder, fileToExtract), 0o755);
    await rename(join(folder, fileToExtract), wanted.file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return wanted.file;
}
