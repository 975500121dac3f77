import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '#contracts';
import { createDataSource } from '#persistence';
import {
  givenDatabase,
  type Home,
  homePath,
  loadSecrets,
  lockHome,
  openHome,
  runningPart,
  startPostgres,
  superuserUrl,
} from '../embedded/index.js';

/** One session of a database, for what must be asked on the same connection. */
export interface Session {
  ask<T>(statement: string, parameters?: unknown[]): Promise<T[]>;
}

/** The database that is copied. */
export interface Source {
  kind: 'embedded' | 'given';
  /** May begin a base backup, and reads every table. */
  url: string;
  owner: string;
  app: string;
  /** The folder of the installation: attachments and secrets; the cluster too, when it is embedded. */
  home: Home;
  close(): Promise<void>;
}

const DATABASE = 'dondoc';
const OWNER = 'dondoc_owner';
const APPLICATION = 'dondoc_app';

/** The database in the environment, else the embedded one, which is started for this when nobody runs it. */
export async function openSource(env: NodeJS.ProcessEnv): Promise<Source> {
  const home = await openHome(homePath(env));
  const given = givenDatabase(env);
  if (given) {
    const [owner, app] = [given.ownerUrl, given.appUrl].map((url) => roleOf(url)) as [string, string];
    return { kind: 'given', url: given.ownerUrl, owner, app, home, close: async () => undefined };
  }
  if (!(await stat(join(home.root, 'postgres')).catch(() => null))) {
    throw new OperatorError(
      'no-data-yet',
      `there is no database in ${home.root}`,
      'run npm start first, or set DATABASE_URL',
    );
  }
  const embedded = { kind: 'embedded', owner: OWNER, app: APPLICATION, home } as const;
  const running = await runningPart(home, 'postgres');
  if (running) {
    const { secrets } = await loadSecrets(home);
    const url = superuserUrl(secrets, Number(running.info['port']), DATABASE);
    return { ...embedded, url, close: async () => undefined };
  }
  const lock = await lockHome(home);
  try {
    const server = await startPostgres(home, { env });
    const { secrets } = await loadSecrets(home);
    const url = superuserUrl(secrets, server.port, DATABASE);
    return { ...embedded, url, close: () => server.stop().finally(() => lock.release()) };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Opens one session for the length of some work. */
export async function withSession<T>(url: string, work: (session: Session) => Promise<T>): Promise<T> {
  const dataSource = await createDataSource(url, {
    poolSize: 1,
    applicationName: 'dondoc backup',
  }).initialize();
  const runner = dataSource.createQueryRunner();
  try {
    return await work({ ask: (statement, parameters) => runner.query(statement, parameters) });
  } finally {
    await runner.release();
    await dataSource.destroy();
  }
}

function roleOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}
