import pg from 'pg';
import { createDataSource, migrate, Persistence } from '#persistence';
import { type Home, openHome } from '../../../apps/cli/embedded/home.js';
import { type EmbeddedPostgres, startPostgres } from '../../../apps/cli/embedded/postgres.js';
import { APP_ROLE } from '../database/index.js';

const REAL = { now: () => new Date() };

/** An installation in a folder, as far as a backup sees it: a database that can be killed, and files beside it. */
export class Installation {
  private server: EmbeddedPostgres | null = null;

  private constructor(readonly home: Home) {}

  static async make(folder: string): Promise<Installation> {
    const installation = new Installation(await openHome(folder));
    await installation.start();
    return installation;
  }

  get env(): NodeJS.ProcessEnv {
    return { PATH: process.env['PATH'], DONDOC_HOME: this.home.root };
  }

  async start(): Promise<void> {
    this.server = await startPostgres(this.home, { env: process.env, detached: false });
    await migrate(this.server.ownerUrl, APP_ROLE);
  }

  async stop(): Promise<void> {
    await this.server?.stop();
  }

  /** As a power cut does. */
  async kill(): Promise<void> {
    process.kill(this.server!.child.pid, 'SIGKILL');
    await this.server!.child.exited;
  }

  async within<T>(work: (persistence: Persistence) => Promise<T>): Promise<T> {
    const dataSource = await createDataSource(this.server!.appUrl, { poolSize: 4 }).initialize();
    const persistence = new Persistence(dataSource, REAL);
    try {
      return await work(persistence);
    } finally {
      await persistence.close();
    }
  }

  async ask<T extends pg.QueryResultRow>(text: string): Promise<T[]> {
    const client = new pg.Client(this.server!.superuserUrl.replace(/postgres$/, 'dondoc'));
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<T>(text)).rows;
    } finally {
      await client.end();
    }
  }

  /** The moment after everything that is committed now. */
  async moment(): Promise<string> {
    const [row] = await this.ask<{ at: Date }>('SELECT clock_timestamp() AS at');
    return new Date(row!.at.getTime() + 1).toISOString();
  }
}
