import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Child } from '../../../apps/cli/embedded/children.js';
import type { Home } from '../../../apps/cli/embedded/home.js';
import { FROM } from '../burst/people.js';
import type { Rig } from '../burst/rig.js';
import { told } from '../rig/parts.js';

/** What serves it best: a commit then takes more mails along. */
const SMTP_CONNECTIONS = 40;
const READY_MS = 180_000;
const PROFILE_MS = 60_000;

/** The product's worker, in a process of its own as in production. */
export class BenchedWorker {
  private constructor(
    readonly child: Child,
    private readonly profiles: string | undefined,
  ) {}

  static async start(
    { home, parts, sink, profile }: Pick<Rig, 'home' | 'parts' | 'profile'> & { sink: { port: number } },
    to: { databaseUrl: string; temporal: { address: string; namespace: string } },
  ): Promise<BenchedWorker> {
    const here = import.meta.dirname;
    const child = await parts.start({
      name: 'worker',
      command: process.execPath,
      args: [
        '--enable-source-maps',
        ...(profile ? ['--import', join(here, 'profiler.js')] : []),
        join(here, '..', '..', '..', 'apps', 'worker', 'main.js'),
      ],
      env: {
        ...workerEnv(home, { ...to, smtpPort: sink.port }),
        ...(profile ? { DONDOC_PROFILES: profile } : {}),
      },
      ipc: true,
      graceMs: 60_000,
    });
    await told(child, 'ready', READY_MS);
    return new BenchedWorker(child, profile);
  }

  /** Begins to note where the time goes; does nothing when no profile was asked for. */
  async beginProfile(): Promise<void> {
    if (this.profiles) await this.signalled('profiling');
  }

  /** Writes down one for each thread; answers the file of the last. */
  async endProfile(): Promise<string | null> {
    if (!this.profiles) return null;
    await this.signalled('profiled');
    const files = (await readdir(this.profiles)).filter((name) => name.endsWith('.cpuprofile')).sort();
    return join(this.profiles, files.at(-1)!);
  }

  private async signalled(answer: string): Promise<void> {
    const heard = told(this.child, answer, PROFILE_MS);
    this.child.process.kill('SIGUSR2');
    await heard;
  }
}

/** What a worker of the product reads, where everything is on this machine. */
export function workerEnv(
  home: Home,
  to: { databaseUrl: string; temporal: { address: string; namespace: string }; smtpPort: number },
): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    NODE_ENV: 'production',
    DATABASE_URL: to.databaseUrl,
    TEMPORAL_ADDRESS: to.temporal.address,
    TEMPORAL_NAMESPACE: to.temporal.namespace,
    SMTP_CONNECTIONS: String(SMTP_CONNECTIONS),
    SMTP_URL: `smtp://127.0.0.1:${to.smtpPort}`,
    MAIL_FROM: `${FROM.name} <${FROM.address}>`,
    PUBLIC_URL: 'http://localhost:3000',
    DONDOC_HOME: home.root,
    // The clock may be moved only where everything is on this machine.
    DONDOC_EMBEDDED: 'postgres,temporal,mail',
    LOG_LEVEL: 'warn',
  };
}
