import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PROGRAM = join(import.meta.dirname, '..', '..', '..', 'apps', 'cli', 'main.js');
const LIMIT_MS = 180_000;

/** The whole product as `npm start` runs it once everything is built. */
export class StartedProgram {
  private constructor(
    private readonly child: ChildProcess,
    /** From the start of the process until it said that it is ready. */
    readonly seconds: number,
    readonly url: string,
  ) {}

  static async start(home: string): Promise<StartedProgram> {
    const began = performance.now();
    const child = spawn(process.execPath, ['--enable-source-maps', PROGRAM, 'start'], {
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], DONDOC_HOME: home },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let words = '';
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      words = `${words}${text}`.slice(-2_000);
    });
    const url = await new Promise<string>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`not ready in time:\n${words}`)), LIMIT_MS);
      createInterface({ input: child.stdout! }).on('line', (line) => {
        const ready = /^ready (\S+)$/.exec(line);
        if (ready) resolve(ready[1]!);
      });
      child.once('exit', () => reject(new Error(`it did not start:\n${words}`)));
      child.once('error', reject);
      void child.once('exit', () => clearTimeout(timer));
      timer.unref();
    });
    return new StartedProgram(child, (performance.now() - began) / 1000, url);
  }

  get pid(): number {
    return this.child.pid!;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await exited;
  }
}
