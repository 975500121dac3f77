import { join } from 'node:path';
import { OperatorError, parseEnv } from '#contracts';
import { stopLeftovers } from './children.js';
import { type Home, homePath, loadSecrets, lockHome, openHome } from './home.js';
import { startMailServer } from './mail-server.js';
import { embeddedParts, givenDatabase } from './parts.js';
import { choosePorts, requireFree } from './ports.js';
import { startPostgres } from './postgres.js';
import { startApi, startWorker } from './programs.js';
import { createProgress, type Progress } from './progress.js';
import { onStopSignals } from './stop-signals.js';
import { type Supervised, supervise } from './supervise.js';
import { startTemporal } from './temporal.js';
import { temporalBinary } from './temporal-binary.js';

/** What this file does not know: the schema and the data. */
export interface StartSteps {
  migrate(ownerUrl: string, appUrl: string): Promise<unknown>;
  seed(ownerUrl: string, options: { demo: boolean }): Promise<unknown>;
}

export interface StartOptions {
  env: NodeJS.ProcessEnv;
  steps: StartSteps;
  /** Registered with the embedded Temporal: name → type. */
  searchAttributes?: Record<string, string>;
  /** The built programs; beside this one when not given. */
  programs?: { api: string; worker: string };
  /** Progress goes here, line by line; addresses and `ready <url>` go to `print`. */
  say?: (text: string) => void;
  print?: (text: string) => void;
}

/** Running parts, in the order they were started; stopped in the opposite one. */
type Running = { name: string; stop(): Promise<void>; kill(): void }[];

const STOP_ORDER = ['worker', 'api', 'temporal', 'mail', 'postgres'];

class StopWanted extends Error {}

/** Runs everything until a signal or a failure; answers the exit code. */
export async function startAll(options: StartOptions): Promise<number> {
  const say = options.say ?? ((text) => void process.stderr.write(text));
  const progress = createProgress(say);
  const running: Running = [];
  const ending = new AbortController();
  const release = onStopSignals(
    (signal) => ending.abort(new StopWanted(signal)),
    () => {
      progress.line('stopping at once');
      for (const part of running) part.kill();
      process.exit(1);
    },
  );
  try {
    parseEnv(options.env);
    const home = await openHome(homePath(options.env));
    const lock = await lockHome(home);
    try {
      const left = await stopLeftovers(home, STOP_ORDER);
      if (left.length > 0) progress.line(`stopped what an earlier start left behind: ${left.join(', ')}`);
      await bringUp({ ...options, home, progress, running, ending });
      await new Promise((done) => {
        if (ending.signal.aborted) done(undefined);
        else ending.signal.addEventListener('abort', done, { once: true });
      });
    } catch (error) {
      ending.abort(error);
    } finally {
      await bringDown(running, progress);
      await lock.release();
    }
  } catch (error) {
    ending.abort(error);
  } finally {
    release();
  }
  const reason: unknown = ending.signal.reason;
  if (reason instanceof StopWanted) return 0;
  progress.line(explain(reason));
  return 1;
}

interface BringUp extends StartOptions {
  home: Home;
  progress: Progress;
  running: Running;
  ending: AbortController;
}

async function bringUp(context: BringUp): Promise<void> {
  const { env, home, progress, running, ending } = context;
  const { signal } = ending;
  const settings = parseEnv(env);
  const embedded = embeddedParts(env);
  const ports = await choosePorts(home, ['postgres', 'temporal', 'temporalUi', 'smtp', 'inbox']);
  // Without PORT, and with 0, any will do.
  const wantedPort = env['PORT'] ? settings.PORT : 0;
  const port = wantedPort
    ? await requireFree(wantedPort, 'PORT')
    : (await choosePorts(home, ['api'], Object.values(ports))).api;

  const database =
    givenDatabase(env) ?? (await progress.step('database', () => embeddedDatabase(context, ports.postgres)));
  signal.throwIfAborted();
  await progress.step('schema', () => context.steps.migrate(database.ownerUrl, database.appUrl));
  signal.throwIfAborted();
  const [temporal, mail] = await together(ending, [
    embedded.includes('temporal') ? embeddedTemporal(context, ports) : undefined,
    embedded.includes('mail') ? embeddedMail(context, ports) : undefined,
  ]);
  await progress.step('data', () => context.steps.seed(database.ownerUrl, { demo: embedded.length === 3 }));
  signal.throwIfAborted();

  const { secrets } = await loadSecrets(home);
  const publicUrl = env['PUBLIC_URL'] ? settings.PUBLIC_URL : `http://localhost:${port}`;
  const { DATABASE_OWNER_URL: _ownerUrl, ...inherited } = env;
  const childEnv: NodeJS.ProcessEnv = {
    ...inherited,
    DATABASE_URL: database.appUrl,
    TEMPORAL_ADDRESS: temporal?.address ?? env['TEMPORAL_ADDRESS'],
    TEMPORAL_NAMESPACE: settings.TEMPORAL_NAMESPACE,
    SMTP_URL: mail?.smtpUrl ?? env['SMTP_URL'],
    PORT: String(port),
    PUBLIC_URL: publicUrl,
    DONDOC_HOME: home.root,
    SESSION_SECRET: env['SESSION_SECRET'] || secrets.sessionSecret,
    DONDOC_EMBEDDED: embedded.join(','),
    ...(mail && { DONDOC_INBOX_URL: mail.inboxUrl }),
    ...(temporal && { DONDOC_TEMPORAL_UI_URL: temporal.uiUrl }),
  };
  const programs = context.programs ?? {
    api: join(import.meta.dirname, '../../api/main.js'),
    worker: join(import.meta.dirname, '../../worker/main.js'),
  };
  await together(ending, [
    keep(context, 'api', () =>
      startApi(home, { program: programs.api, env: childEnv, port, publicUrl, signal }),
    ),
    keep(context, 'worker', () => startWorker(home, { program: programs.worker, env: childEnv, signal })),
  ]);
  running.sort((a, b) => STOP_ORDER.indexOf(b.name) - STOP_ORDER.indexOf(a.name));

  const print = context.print ?? ((text) => void process.stdout.write(text));
  const lines = [`page      ${publicUrl}`];
  if (mail) lines.push(`inbox     ${mail.inboxUrl}`);
  if (temporal) lines.push(`Temporal  ${temporal.uiUrl}`);
  lines.push(`data      ${home.root}`, `ready ${publicUrl}`);
  print(`${lines.join('\n')}\n`);
}

async function embeddedDatabase({ env, home, running, ending }: BringUp, port: number) {
  const server = await startPostgres(home, { env, port, signal: ending.signal });
  mustLast(server.child, running, ending);
  return server;
}

async function embeddedTemporal(context: BringUp, ports: { temporal: number; temporalUi: number }) {
  const { env, home, progress, running, ending, searchAttributes } = context;
  const { signal } = ending;
  const binary = await progress.step('Temporal program', (detail) => temporalBinary(env, detail, signal));
  const server = await progress.step('Temporal', () =>
    startTemporal(home, {
      env,
      binary,
      namespace: env['TEMPORAL_NAMESPACE'] || undefined,
      searchAttributes,
      ports,
      signal,
    }),
  );
  mustLast(server.child, running, ending);
  return server;
}

async function embeddedMail(context: BringUp, ports: { smtp: number; inbox: number }) {
  const { env, home, ending } = context;
  let server: Awaited<ReturnType<typeof startMailServer>> | undefined;
  await keep(context, 'mail', async () => {
    server = await startMailServer(home, { env, ports, signal: ending.signal });
    return server.child;
  });
  return server;
}

/** A part that holds data is not started again behind the back of its users: its end ends everything. */
function mustLast(
  child: Running[number] & { exited: Promise<string> },
  running: Running,
  ending: AbortController,
) {
  running.push(child);
  void child.exited.then((how) =>
    ending.abort(
      new OperatorError(
        'part-ended',
        `${child.name} ended (${how})`,
        `read logs/${child.name}.log and start again; the data is kept`,
      ),
    ),
  );
}

/** A part that holds no data is started again when it dies. */
async function keep(
  context: BringUp,
  name: string,
  start: Parameters<typeof supervise>[0]['start'],
): Promise<Supervised> {
  const { progress, running, ending } = context;
  const part = await progress.step(name, () =>
    supervise({ start, say: (text) => progress.line(text), giveUp: (error) => ending.abort(error) }),
  );
  running.push({ name, stop: () => part.stop(), kill: () => part.kill() });
  return part;
}

/** Waits for all, also when one fails, so that nothing starts after the stopping began. */
async function together<T extends readonly unknown[]>(ending: AbortController, works: T) {
  const guarded = works.map(async (work) => {
    try {
      return await work;
    } catch (error) {
      ending.abort(error);
      throw error;
    }
  });
  await Promise.allSettled(guarded);
  ending.signal.throwIfAborted();
  return (await Promise.all(guarded)) as { -readonly [K in keyof T]: Awaited<T[K]> };
}

async function bringDown(running: Running, progress: Progress): Promise<void> {
  if (running.length === 0) return;
  await progress.step('stopping', async (detail) => {
    for (const part of [...running].reverse()) {
      detail(part.name);
      await part.stop();
    }
  });
}

function explain(reason: unknown): string {
  if (reason instanceof OperatorError) return `error: ${reason.message}\n  what to do: ${reason.action}`;
  return `error: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`;
}
