import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Detail } from './progress.js';

/** Builds programs from the Go module proxy into `folder`; says which module or package it is at. */
export async function goInstall(options: {
  env: NodeJS.ProcessEnv;
  packages: readonly string[];
  folder: string;
  detail: Detail;
  signal?: AbortSignal;
}): Promise<void> {
  await mkdir(options.folder, { recursive: true });
  // Built beside its place: a build that is cut short must not leave half a program behind.
  const building = await mkdtemp(join(options.folder, 'building-'));
  try {
    const child = spawn('go', ['install', '-v', ...options.packages], {
      cwd: building,
      env: { ...options.env, GOBIN: building, CGO_ENABLED: '0', GOFLAGS: '' },
      stdio: ['ignore', 'ignore', 'pipe'],
      signal: options.signal,
      detached: false,
    });
    let compiled = 0;
    const last: string[] = [];
    createInterface(child.stderr).on('line', (line) => {
      last.push(line);
      if (last.length > 8) last.shift();
      const download = /^go: downloading (\S+)/.exec(line);
      if (download) options.detail(`downloading ${download[1]}`);
      else if (!line.startsWith('go: ')) options.detail(`compiled ${++compiled} packages, now ${line}`);
    });
    const code = await new Promise<number | null>((done, fail) =>
      child.once('error', fail).once('close', done),
    );
    if (code !== 0) throw new Error(`go install ended with code ${code}:\n${last.join('\n')}`);
    for (const program of await readdir(building)) {
      await rename(join(building, program), join(options.folder, program));
    }
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}
