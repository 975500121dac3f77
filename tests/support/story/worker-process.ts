import { type ChildProcess, fork } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './build.js';

/** A real worker in a process of its own, as production starts it. */
export class WorkerProcess {
  private constructor(
    private readonly child: ChildProcess,
    /** How it ended: `code 0`, `signal SIGKILL`. */
    readonly exited: Promise<string>,
  ) {}

  /** Of the built program in a folder. Resolves when it polls. Its log goes to a file that a failed start names. */
  static async start(
    env: Readonly<Record<string, string>>,
    log: string,
    program = join(ROOT, 'dist'),
  ): Promise<WorkerProcess> {
    const child = fork(join(program, 'apps/worker/main.js'), [], {
      cwd: ROOT,
      execArgv: ['--enable-source-maps'],
      env: { PATH: process.env['PATH'] ?? '', TZ: 'America/New_York', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const output = createWriteStream(log, { flags: 'a' });
    child.stdout!.pipe(output);
    child.stderr!.pipe(output);
    const exited = new Promise<string>((resolve) => {
      child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `code ${code}`));
    });
    const ready = new Promise<'ready'>((resolve) => {
      child.on('message', (message) => {
        if ((message as { type?: string }).type === 'ready') resolve('ready');
      });
    });
    const outcome = await Promise.race([ready, exited]);
    if (outcome !== 'ready') throw new Error(`the worker ended with ${outcome}; see ${log}`);
    return new WorkerProcess(child, exited);
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** As a supervisor stops it. */
  async stop(): Promise<string> {
    this.child.kill('SIGTERM');
    return this.exited;
  }

  /** As a power cut does. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
  }
}
