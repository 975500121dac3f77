import { type Child, type ChildSpec, startChild } from '../../../apps/cli/embedded/children.js';
import type { Home } from '../../../apps/cli/embedded/home.js';

/** The living processes of a benchmark by name; what is started through it is stopped with it. */
export class Parts {
  private readonly living = new Map<string, { pid: number; stop(): Promise<void> }>();

  constructor(readonly home: Home) {}

  get pids(): Record<string, number> {
    return {
      ...Object.fromEntries([...this.living].map(([name, { pid }]) => [name, pid])),
      harness: process.pid,
    };
  }

  async start(spec: ChildSpec): Promise<Child> {
    const child = await startChild(this.home, spec);
    this.add(spec.name, child);
    return child;
  }

  /** For a part that is started elsewhere. */
  add(name: string, part: { pid: number; exited: Promise<unknown>; stop(): Promise<void> }): void {
    this.living.set(name, part);
    void part.exited.then(() => {
      if (this.living.get(name) === part) this.living.delete(name);
    });
  }

  /** The latest first: what uses another part ends before it. */
  async stop(): Promise<void> {
    for (const part of [...this.living.values()].reverse()) await part.stop();
  }
}

/** Waits for a message of a child, as long as it lives and no longer than a limit. It listens from the call on. */
export function told<T>(child: Child, type: string, limitMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const fail = async (how: string) => {
      end();
      reject(new Error(`${child.name} ${how}:\n${await child.lastWords().catch(() => '')}`));
    };
    const hear = (message: unknown) => {
      if ((message as { type?: string } | null)?.type !== type) return;
      end();
      resolve(message as T);
    };
    const timer = setTimeout(() => void fail(`did not say “${type}” within ${limitMs / 1000} s`), limitMs);
    let over = false;
    const end = () => {
      over = true;
      clearTimeout(timer);
      child.process.off('message', hear);
    };
    child.process.on('message', hear);
    void child.exited.then((how) => (over ? undefined : fail(`ended (${how})`)));
  });
}

export function tell(child: Child, message: object): void {
  child.process.send(message, () => undefined);
}
