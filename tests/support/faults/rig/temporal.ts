import { SEARCH_ATTRIBUTE } from '#contracts/names';
import { type Home, loadSecrets } from '../../../../apps/cli/embedded/home.js';
import { superuserUrl } from '../../../../apps/cli/embedded/postgres.js';
import { freePorts } from '../../../bench/rig/ports.js';
import { type TemporalOnPostgres, temporalOnPostgres } from '../../provision/temporal-on-postgres.js';

/** A Temporal that can be killed and started again with all it knew. */
export interface KillableTemporal {
  readonly address: string;
  readonly namespace: string;
  kill(): Promise<void>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** The real server on the story's own PostgreSQL: what production runs, and what falls with the database. */
export class ServerOnPostgres implements KillableTemporal {
  private constructor(
    private readonly start: () => Promise<TemporalOnPostgres>,
    private server: TemporalOnPostgres,
  ) {}

  static async start(home: Home, databaseUrl: string): Promise<ServerOnPostgres> {
    const { secrets } = await loadSecrets(home);
    const postgresUrl = superuserUrl(secrets, Number(new URL(databaseUrl).port), 'postgres');
    const firstPort = await freePorts(12);
    const names = Object.values(SEARCH_ATTRIBUTE).map((name) => [name, 'Keyword']);
    const searchAttributes = Object.fromEntries(names);
    const start = () =>
      temporalOnPostgres(home, {
        postgresUrl,
        env: process.env,
        firstPort,
        searchAttributes,
        detached: false,
        // It shares one PostgreSQL with everything else, also while its own dead connections are still counted.
        connections: 12,
      });
    return new ServerOnPostgres(start, await start());
  }

  get address(): string {
    return this.server.address;
  }

  get namespace(): string {
    return this.server.namespace;
  }

  async kill(): Promise<void> {
    process.kill(this.server.child.pid, 'SIGKILL');
    await this.server.child.exited;
  }

  async restart(): Promise<void> {
    this.server = await this.start();
  }

  async close(): Promise<void> {
    await this.server.stop();
  }
}
