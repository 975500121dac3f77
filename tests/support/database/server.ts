import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { migrate } from '#persistence';
import { runningPart, stopLeftover } from '../../../apps/cli/embedded/children.js';
import { cachePath, type Home, loadSecrets, openHome } from '../../../apps/cli/embedded/home.js';
import { withLock } from '../../../apps/cli/embedded/lock.js';
import { startPostgres } from '../../../apps/cli/embedded/postgres.js';
import { identify, isAlive, type ProcessIdentity } from '../../../apps/cli/embedded/process-identity.js';

/** How to reach one database as each of its roles. */
export interface TestUrls {
  ownerUrl: string;
  appUrl: string;
  superuserUrl: string;
}

export const APP_ROLE = 'dondoc_app';
const OWNER_ROLE = 'dondoc_owner';
const PREFIX = 'spec_';

/** Durability is not what these tests are about; those that are start a cluster of their own. */
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  shared_buffers: '64MB',
};

/**
 * One server for every spec that runs at the moment, whatever the process or the checkout: the first starts it, the
 * last stops it, the cluster stays for the next run.
 */
export class TestServer {
  private constructor(
    private readonly home: Home,
    private readonly user: string,
    private readonly urls: (database: string) => TestUrls,
    private readonly template: string,
  ) {}

  static async enter(): Promise<TestServer> {
    const home = await openHome(join(cachePath(process.env), 'test-pg'));
    return withLock(
      lockOf(home),
      () => undefined,
      async () => {
        const user = await enlist(home);
        const urls = await started(home);
        const template = await migratedTemplate(urls);
        return new TestServer(home, user, urls, template);
      },
    );
  }

  /** A database of its own, migrated and empty. */
  async createDatabase(name: string): Promise<TestUrls & { name: string }> {
    const unique = `${PREFIX}${name}_${process.pid}_${createHash('sha256').update(`${name}${process.hrtime.bigint()}`).digest('hex').slice(0, 8)}`;
    await this.run([
      `CREATE DATABASE ${unique} TEMPLATE ${this.template} OWNER ${OWNER_ROLE}`,
      `REVOKE ALL ON DATABASE ${unique} FROM PUBLIC`,
      `GRANT CONNECT ON DATABASE ${unique} TO ${APP_ROLE}`,
    ]);
    return { ...this.urls(unique), name: unique };
  }

  /** Without any schema, for tests of the migrator. */
  async createEmptyDatabase(name: string): Promise<TestUrls & { name: string }> {
    const unique = `${PREFIX}${name}_${process.pid}_empty`;
    await this.run([
      `DROP DATABASE IF EXISTS ${unique} WITH (FORCE)`,
      `CREATE DATABASE ${unique} OWNER ${OWNER_ROLE}`,
      `GRANT CONNECT ON DATABASE ${unique} TO ${APP_ROLE}`,
    ]);
    return { ...this.urls(unique), name: unique };
  }

  async dropDatabase(name: string): Promise<void> {
    await this.run([`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`]);
  }

  async leave(): Promise<void> {
    await withLock(
      lockOf(this.home),
      () => undefined,
      async () => {
        await rm(this.user, { force: true });
        if ((await users(this.home)).length === 0) await stopLeftover(this.home, 'postgres');
      },
    );
  }

  private run(statements: readonly string[]): Promise<void> {
    return asSuperuser(this.urls('postgres').superuserUrl, async (client) => {
      for (const statement of statements) await client.query(statement);
    });
  }
}

async function started(home: Home): Promise<(database: string) => TestUrls> {
  const running = await runningPart(home, 'postgres');
  let port = Number(running?.info['port'] ?? 0);
  if (!running) {
    const server = await startPostgres(home, { env: process.env, settings: SETTINGS, detached: true });
    // Others may still use it when this process has finished.
    server.child.process.unref();
    port = server.port;
  }
  const { secrets } = await loadSecrets(home);
  const url = (role: string, password: string, database: string) =>
    `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
  const urls = (database: string): TestUrls => ({
    ownerUrl: url(OWNER_ROLE, secrets.ownerPassword, database),
    appUrl: url(APP_ROLE, secrets.appPassword, database),
    superuserUrl: url('postgres', secrets.postgresPassword, database),
  });
  if (!running) await dropLeftovers(urls('postgres').superuserUrl);
  return urls;
}

/** Nobody else is connected yet: databases of specs that were killed. */
async function dropLeftovers(superuserUrl: string): Promise<void> {
  await asSuperuser(superuserUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [PREFIX],
    );
    for (const { datname } of rows) await client.query(`DROP DATABASE ${datname} WITH (FORCE)`);
  });
}

/** Named after what is migrated, so that a changed migration gets a template of its own. */
async function migratedTemplate(urls: (database: string) => TestUrls): Promise<string> {
  const template = `template_${await schemaHash()}`;
  await asSuperuser(urls('postgres').superuserUrl, async (client) => {
    const { rows } = await client.query<{ ready: boolean }>(
      'SELECT datistemplate AS ready FROM pg_database WHERE datname = $1',
      [template],
    );
    if (rows[0]?.ready) return;
    if (rows[0]) await client.query(`DROP DATABASE ${template} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${template} OWNER ${OWNER_ROLE}`);
    await migrate(urls(template).ownerUrl, APP_ROLE);
    await client.query(`ALTER DATABASE ${template} IS_TEMPLATE true`);
  });
  return template;
}

async function schemaHash(): Promise<string> {
  const folder = join(dirname(fileURLToPath(import.meta.url)), '../../../libs/persistence');
  const files = [
    'migrate.ts',
    ...(await readdir(join(folder, 'schema'))).map((file) => `schema/${file}`),
  ].sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(await readFile(join(folder, file)));
  return hash.digest('hex').slice(0, 12);
}

async function asSuperuser(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function lockOf(home: Home): string {
  return join(home.run, 'test-server.lock');
}

/** Notes this process as a user of the server; one that died is no user any more. */
async function enlist(home: Home): Promise<string> {
  const folder = join(home.run, 'users');
  await mkdir(folder, { recursive: true });
  const me = await identify(process.pid);
  const file = join(folder, `${process.pid}-${process.hrtime.bigint()}.json`);
  await writeFile(file, JSON.stringify(me));
  return file;
}

async function users(home: Home): Promise<string[]> {
  const folder = join(home.run, 'users');
  const living: string[] = [];
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    const identity = await readFile(file, 'utf8').then(
      (text) => JSON.parse(text) as ProcessIdentity,
      () => null,
    );
    if (identity && (await isAlive(identity))) living.push(file);
    else await rm(file, { force: true });
  }
  return living;
}
