import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { OperatorError } from '#contracts';
import { type Home, writePrivately } from './home.js';
import { identify, isAlive, type ProcessIdentity } from './process-identity.js';

/** What a running part tells others (the CLI, `doctor`): its addresses, never a password. */
export type PartInfo = Record<string, string | number>;

export interface ChildSpec {
  /** Names the log file and the record, one living child each. */
  name: string;
  command: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  cwd?: string;
  uid?: number;
  gid?: number;
  /** Opens Node's message channel to the child. */
  ipc?: boolean;
  /** Own process group (the default), so that Ctrl-C reaches this program first, which stops the rest in order. */
  detached?: boolean;
  stopSignal?: NodeJS.Signals;
  graceMs?: number;
  info?: PartInfo;
}

export interface Child {
  readonly name: string;
  readonly pid: number;
  readonly process: ChildProcess;
  /** How it ended (`code 1`, `signal SIGKILL`). Never rejects. */
  readonly exited: Promise<string>;
  /** Asks it to end, and ends it when it takes longer than its grace. */
  stop(): Promise<void>;
  /** Ends it at once. */
  kill(): void;
  /** The last lines it wrote since it was started. */
  lastWords(): Promise<string>;
}

interface ChildRecord extends ProcessIdentity {
  name: string;
  stopSignal: NodeJS.Signals;
  graceMs: number;
  info: PartInfo;
}

const LOG_LIMIT_BYTES = 10 * 1024 * 1024;

/** Starts a child that writes to its own log file and can be found again after this program was killed. */
export async function startChild(home: Home, spec: ChildSpec): Promise<Child> {
  const { name, stopSignal = 'SIGTERM', graceMs = 10_000, detached = true } = spec;
  const log = join(home.logs, `${name}.log`);
  const logBegin = await rotate(log);
  const output = await open(log, 'a', 0o600);
  const child = spawn(spec.command, spec.args, {
    cwd: spec.cwd,
    env: spec.env,
    uid: spec.uid,
    gid: spec.gid,
    detached,
    stdio: ['ignore', output.fd, output.fd, ...(spec.ipc ? ['ipc' as const] : [])],
  });
  const ended = new Promise<string>((done) => {
    child.once('error', (error) => done(error.message));
    child.once('exit', (code, signal) => done(signal ? `signal ${signal}` : `code ${code}`));
  });
  try {
    await Promise.race([once(child, 'spawn'), ended]);
  } finally {
    await output.close();
  }
  if (child.pid === undefined) {
    throw new OperatorError(
      'child-not-started',
      `${name} could not be started: ${await ended}`,
      `check ${spec.command}`,
    );
  }
  const pid = child.pid;
  const record = recordFile(home, name);
  const identity = await identify(pid);
  if (identity) {
    await writePrivately(
      record,
      JSON.stringify({ ...identity, name, stopSignal, graceMs, info: spec.info ?? {} }),
    );
  }
  const exited = ended.then(async (how) => {
    // Whoever stopped it may have started the next one before this process heard of the end: that record is not ours.
    const noted = await readRecord(home, name);
    if (noted?.pid === pid && noted.started === identity?.started) await rm(record, { force: true });
    return how;
  });
  const kill = () => {
    if (child.exitCode === null && child.signalCode === null) signal(detached ? -pid : pid, 'SIGKILL');
  };
  return {
    name,
    pid,
    process: child,
    exited,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(stopSignal);
        if (!(await within(exited, graceMs))) kill();
      }
      await exited;
    },
    kill,
    async lastWords() {
      const text = (await readFile(log)).subarray(logBegin).toString('utf8').trim();
      return text.split('\n').slice(-12).join('\n');
    },
  };
}

/** Asks `probe` until it answers true; fails when the child ends first, or the time is over (the child is stopped). */
export async function untilReady(
  child: Child,
  probe: () => Promise<boolean>,
  options: { timeoutMs: number; signal?: AbortSignal },
): Promise<void> {
  const began = performance.now();
  let how: string | undefined;
  void child.exited.then((end) => {
    how = end;
  });
  while (!(await probe().catch(() => false))) {
    if (how === undefined && performance.now() - began > options.timeoutMs) {
      await child.stop();
      how = `no answer for ${options.timeoutMs / 1000} s`;
    }
    if (how !== undefined) {
      const words = await child.lastWords().catch(() => '');
      throw new OperatorError(
        'child-not-ready',
        `${child.name} did not start (${how})${words && `:\n${words}`}`,
        `read logs/${child.name}.log in the folder of the data (DONDOC_HOME)`,
      );
    }
    if (options.signal?.aborted) {
      await child.stop();
      options.signal.throwIfAborted();
    }
    await pause(40);
  }
}

/** Stops children that outlived a killed start, in the order given first, then any other. */
export async function stopLeftovers(home: Home, first: readonly string[]): Promise<string[]> {
  const files = (await readdir(home.run)).filter((file) => file.endsWith('.json'));
  const names = files.map((file) => file.slice(0, -'.json'.length));
  const inOrder = [
    ...first.filter((name) => names.includes(name)),
    ...names.filter((name) => !first.includes(name)),
  ];
  const stopped: string[] = [];
  for (const name of inOrder) if (await stopLeftover(home, name)) stopped.push(name);
  return stopped;
}

/** Stops one leftover child; true when there was one. A process that only has the same id is left alone. */
export async function stopLeftover(home: Home, name: string): Promise<boolean> {
  const record = await readRecord(home, name);
  const found = record !== undefined && (await isAlive(record));
  if (found) {
    signal(record.pid, record.stopSignal);
    if (!(await gone(record, record.graceMs))) {
      signal(record.pid, 'SIGKILL');
      await gone(record, 10_000);
    }
  }
  await rm(recordFile(home, name), { force: true });
  return found;
}

/** The addresses of a part that runs now, whoever started it. */
export async function runningPart(
  home: Home,
  name: string,
): Promise<{ pid: number; info: PartInfo } | undefined> {
  const record = await readRecord(home, name);
  return record && (await isAlive(record)) ? { pid: record.pid, info: record.info } : undefined;
}

async function readRecord(home: Home, name: string): Promise<ChildRecord | undefined> {
  try {
    return JSON.parse(await readFile(recordFile(home, name), 'utf8')) as ChildRecord;
  } catch {
    return undefined;
  }
}

function recordFile(home: Home, name: string): string {
  return join(home.run, `${name}.json`);
}

/** Starts a new log when the old one is long; answers where the next line will stand. */
async function rotate(log: string): Promise<number> {
  const size = await stat(log).then(
    (file) => file.size,
    () => 0,
  );
  if (size <= LOG_LIMIT_BYTES) return size;
  await rename(log, `${log}.1`);
  return 0;
}

async function gone(identity: ProcessIdentity, limitMs: number): Promise<boolean> {
  const began = performance.now();
  while (await isAlive(identity)) {
    if (performance.now() - began > limitMs) return false;
    await pause(40);
  }
  return true;
}

async function within(event: Promise<unknown>, ms: number): Promise<boolean> {
  const timer = new AbortController();
  const late = pause(ms, false, { signal: timer.signal }).catch(() => false);
  const intime = await Promise.race([event.then(() => true), late]);
  timer.abort();
  return intime;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself in the meantime.
  }
}
