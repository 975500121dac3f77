import { type ChildProcess, fork } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { ROOT } from '../../story/build.js';

export interface ProgramSpec {
  /** The built program. */
  entry: string;
  env: Readonly<Record<string, string>>;
  log: string;
  /** What it writes to its log when it serves; else it says so over its message channel. */
  readyLine?: string;
}

/** A process of the engine. That one ends by itself is a finding of its own: see `diedWith`. */
export class Program {
  /** How it ended although nobody asked it to; null while all is well. */
  diedWith: string | null = null;
  private asked = false;

  private constructor(
    private readonly child: ChildProcess,
    readonly exited: Promise<string>,
  ) {
    void exited.then((how) => {
      if (!this.asked) this.diedWith = how;
    });
  }

  /** Resolves when it serves. */
  static async start({ entry, env, log, readyLine }: ProgramSpec): Promise<Program> {
    const child = fork(entry, [], {
      cwd: ROOT,
      execArgv: ['--enable-source-maps'],
      env: { PATH: process.env['PATH'] ?? '', TZ: 'America/New_York', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const output = createWriteStream(log, { flags: 'a' });
    let words = '';
    const ready = new Promise<null>((resolve) => {
      child.on('message', (message) => {
        if ((message as { type?: string }).type === 'ready') resolve(null);
      });
      const read = (chunk: Buffer) => {
        output.write(chunk);
        words = (words + chunk.toString('utf8')).slice(-4_000);
        if (readyLine !== undefined && words.includes(readyLine)) resolve(null);
      };
      child.stdout!.on('data', read);
      child.stderr!.on('data', read);
    });
    const exited = new Promise<string>((resolve) => {
      child.once('exit', (code, signal) => {
        output.end();
        resolve(signal ? `signal ${signal}` : `code ${code}`);
      });
    });
    const how = await Promise.race([ready, exited]);
    if (how === null) return new Program(child, exited);
    throw new Error(`${entry} ended with ${how}: ${words.trim().split('\n').slice(-3).join('\n')}`);
  }

  get pid(): number {
    return this.child.pid!;
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** As a supervisor stops it. */
  stop(): Promise<string> {
    return this.end('SIGTERM');
  }

  /** As a power cut does. */
  kill(): Promise<string> {
    return this.end('SIGKILL');
  }

  private end(signal: NodeJS.Signals): Promise<string> {
    this.asked = true;
    this.child.kill(signal);
    return this.exited;
  }
}
