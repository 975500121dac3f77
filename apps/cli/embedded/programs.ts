import { type Child, startChild, untilReady } from './children.js';
import type { Home } from './home.js';

interface ProgramOptions {
  /** The built entry file. */
  program: string;
  env: NodeJS.ProcessEnv;
  signal?: AbortSignal;
}

/** Starts the API; resolves when it says that it is ready. */
export async function startApi(
  home: Home,
  options: ProgramOptions & { port: number; publicUrl: string },
): Promise<Child> {
  const child = await startProgram(home, 'api', options, { url: options.publicUrl, port: options.port });
  const ready = async () => (await fetch(`http://127.0.0.1:${options.port}/health/ready`)).ok;
  await untilReady(child, ready, { timeoutMs: 120_000, signal: options.signal });
  return child;
}

/** Starts the worker; resolves when it sends `{ type: 'ready' }`. */
export async function startWorker(home: Home, options: ProgramOptions): Promise<Child> {
  const child = await startProgram(home, 'worker', options, {});
  let told = false;
  child.process.on('message', (message) => {
    told ||= (message as { type?: unknown } | null)?.type === 'ready';
  });
  await untilReady(child, async () => told, { timeoutMs: 180_000, signal: options.signal });
  return child;
}

function startProgram(
  home: Home,
  name: string,
  options: ProgramOptions,
  info: Record<string, string | number>,
) {
  return startChild(home, {
    name,
    command: process.execPath,
    args: ['--enable-source-maps', options.program],
    env: options.env,
    ipc: true,
    graceMs: 30_000,
    info,
  });
}
