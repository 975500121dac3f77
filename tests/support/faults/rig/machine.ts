import { join } from 'node:path';
import { ROOT } from '../../story/build.js';
import { freePort } from '../../story/parts.js';
import { type Address, TcpProxy } from '../proxy/index.js';
import { Program } from './program.js';

/** Where the parts really are. */
export interface Places {
  databaseUrl: string;
  temporal: Address & { namespace: string };
  smtpUrl: string;
  log: string;
  /** Where a process keeps its files. */
  home: string;
}

/** The proxies that one process reaches the rest through; each can be broken without the others. */
export interface Wires {
  postgres: TcpProxy;
  temporal: TcpProxy;
  smtp: TcpProxy;
}

/** One process of the engine with its own three wires. */
export class Machine {
  private constructor(
    readonly program: Program,
    readonly wires: Wires,
    /** Of the API; the worker has none. */
    readonly url: string,
  ) {}

  static async worker(places: Places, more: Readonly<Record<string, string>> = {}): Promise<Machine> {
    return Machine.start(places, { entry: 'dist/apps/worker/main.js', env: more });
  }

  static async api(places: Places): Promise<Machine> {
    const port = await freePort();
    const env = {
      PORT: String(port),
      PUBLIC_URL: `http://localhost:${port}`,
      SESSION_SECRET: 's'.repeat(32),
    };
    return Machine.start(
      places,
      { entry: 'dist/apps/api/main.js', env, readyLine: '"the API listens"' },
      `http://127.0.0.1:${port}`,
    );
  }

  private static async start(
    { databaseUrl, temporal, smtpUrl, log, home }: Places,
    spec: { entry: string; env: Readonly<Record<string, string>>; readyLine?: string },
    url = '',
  ): Promise<Machine> {
    const database = new URL(databaseUrl);
    const smtp = new URL(smtpUrl);
    const wires: Wires = {
      postgres: await TcpProxy.to(addressOf(database), { boundary: /START TRANSACTION/ }),
      temporal: await TcpProxy.to(temporal, { http2: true }),
      smtp: await TcpProxy.to(addressOf(smtp)),
    };
    database.port = String(wires.postgres.port);
    smtp.port = String(wires.smtp.port);
    try {
      const program = await Program.start({
        ...spec,
        entry: join(ROOT, spec.entry),
        log,
        env: {
          DATABASE_URL: database.href,
          TEMPORAL_ADDRESS: `127.0.0.1:${wires.temporal.port}`,
          TEMPORAL_NAMESPACE: temporal.namespace,
          SMTP_URL: smtp.href,
          DONDOC_HOME: home,
          DONDOC_EMBEDDED: 'postgres,temporal,mail',
          LOG_LEVEL: process.env['STORY_LOG'] ?? 'info',
          ...spec.env,
        },
      });
      return new Machine(program, wires, url);
    } catch (error) {
      await closeAll(wires);
      throw error;
    }
  }

  heal(): void {
    for (const wire of Object.values(this.wires)) wire.heal();
  }

  async kill(): Promise<void> {
    await this.program.kill();
    await closeAll(this.wires);
  }

  async stop(): Promise<void> {
    this.heal();
    await this.program.stop();
    await closeAll(this.wires);
  }
}

function addressOf({ hostname, port }: URL): Address {
  return { host: hostname, port: Number(port) };
}

async function closeAll(wires: Wires): Promise<void> {
  await Promise.all(Object.values(wires).map((wire) => wire.close()));
}
