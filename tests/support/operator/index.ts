import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../story/build.js';

export interface Ended {
  code: number;
  out: string;
  err: string;
}

/** Runs a built verb as an operator does, in a process of its own; `env` is all it knows. */
export function dondoc(env: Readonly<Record<string, string>>, ...words: string[]): Promise<Ended> {
  return program(join(ROOT, 'dist/apps/cli/main.js'), env, ...words);
}

/** Runs a built program to its end. */
export async function program(
  entry: string,
  env: Readonly<Record<string, string>>,
  ...words: string[]
): Promise<Ended> {
  const child = spawn(process.execPath, [entry, ...words], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', USER: 'spec', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { out: '', err: '' };
  child.stdout.on('data', (data: Buffer) => {
    texts.out += data.toString('utf8');
  });
  child.stderr.on('data', (data: Buffer) => {
    texts.err += data.toString('utf8');
  });
  const code = await new Promise<number>((done) => child.once('close', (exit) => done(exit ?? -1)));
  return { code, ...texts };
}

/** The answer of a verb that must succeed. */
export async function dondocJson<T>(env: Readonly<Record<string, string>>, ...words: string[]): Promise<T> {
  const { code, out, err } = await dondoc(env, ...words, '--json');
  if (code !== 0) throw new Error(`dondoc ${words.join(' ')} ended with ${code}:\n${out}${err}`);
  return JSON.parse(out) as T;
}
