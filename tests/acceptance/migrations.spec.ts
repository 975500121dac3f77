import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createDataSource, migrate, migrateBack, Persistence } from '#persistence';
import { loadSeeds } from '#seeds';
import { installSeeds } from '#seeds/install';
import { MIGRATIONS } from '../../libs/persistence/schema/index.js';
import { APP_ROLE, StandingClock, TestServer, type TestUrls } from '../support/database/index.js';
import { dondoc, program } from '../support/operator/index.js';
import { driftOf } from '../support/schema/drift.js';
import { columnsOf, rowsOf, schemaOf, tablesOf } from '../support/schema/index.js';
import { buildWorker, ROOT } from '../support/story/build.js';
import { eventually } from '../support/story/index.js';

const NAMES = MIGRATIONS.map((migration) => migration.name);

let server: TestServer;
const made: string[] = [];
const empty = async (name: string): Promise<TestUrls> => {
  const urls = await server.createEmptyDatabase(`migrations_${name}`);
  made.push(urls.name);
  return urls;
};
const ask = async <T extends pg.QueryResultRow>(url: string, text: string, values: unknown[] = []) => {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
};

/** Migrators of a database that wait for somebody, once there are so many. */
const waiting = (superuserUrl: string, count: number) =>
  eventually(
    () =>
      ask<{ pid: number }>(
        superuserUrl,
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
           AND application_name = 'dondoc migrate'`,
      ),
    (rows) => rows.length === count,
  );

beforeAll(async () => {
  await buildWorker();
  server = await TestServer.enter();
}, 240_000);
afterAll(async () => {
  for (const name of made) await server.dropDatabase(name);
  await server?.leave();
}, 60_000);

describe('a migration', () => {
  it('is applied by one of two programs that are at it together', async () => {
    const { ownerUrl, appUrl, superuserUrl } = await empty('two');
    // Whoever makes this table first has to wait, until both programs are there.
    const inTheWay = new pg.Client(ownerUrl);
    await inTheWay.connect();
    await inTheWay.query('BEGIN');
    await inTheWay.query('CREATE TABLE programme (in_the_way int)');
    const env = { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl };
    const migrating = Promise.all([1, 2].map(() => dondoc(env, 'migrate', '--json')));
    await waiting(superuserUrl, 2);
    await inTheWay.query('ROLLBACK');
    await inTheWay.end();
    const ended = await migrating;
    expect(ended.map(({ code, err }) => [code, err])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    const applied = ended.map(({ out }) => (JSON.parse(out) as { applied: string[] }).applied);
    expect(applied.sort((one, other) => one.length - other.length)).toEqual([[], NAMES]);
  }, 60_000);

  it('leaves nothing when its program dies half-way, and is applied by the next', async () => {
    const { ownerUrl, superuserUrl } = await empty('dies');
    // The first statement of TypeORM makes its own table; somebody who holds that keeps the migrator waiting there.
    await migrate(ownerUrl, null);
    for (const name of [...NAMES].reverse().slice(0, -1))
      expect(await migrateBack(ownerUrl)).toEqual({ undone: name });
    const before = await schemaOf(ownerUrl);
    const holder = new pg.Client(superuserUrl);
    await holder.connect();
    await holder.query('BEGIN; LOCK TABLE schema_migration IN EXCLUSIVE MODE');
    const migrating = migrate(ownerUrl, null).then(
      () => 'migrated',
      (error: Error) => error.message,
    );
    const [stuck] = await waiting(superuserUrl, 1);
    await ask(superuserUrl, 'SELECT pg_terminate_backend($1)', [stuck!.pid]);
    expect(await migrating).toMatch(/terminat/);
    await holder.end();
    expect(await schemaOf(ownerUrl)).toEqual(before);
    expect((await migrate(ownerUrl, null)).applied).toEqual(NAMES.slice(1));
  }, 60_000);
});

describe('forward and back', () => {
  it('gives the same schema each time on a filled database, and leaves the record as it was', async () => {
    const { ownerUrl, appUrl } = await empty('filled');
    await migrate(ownerUrl, APP_ROLE);
    const persistence = await filled(appUrl);
    const chains = await persistence.check.verifyChains();
    const schemas = new Map<string, string[]>([[NAMES.at(-1)!, await schemaOf(ownerUrl)]]);
    const rows: Record<string, string>[] = [];
    for (const name of [...NAMES].reverse().slice(0, -1)) {
      expect(await migrateBack(ownerUrl)).toEqual({ undone: name });
      schemas.set(NAMES[NAMES.indexOf(name) - 1]!, await schemaOf(ownerUrl));
    }
    const { schema_migration: _own, ...kept } = await columnsOf(ownerUrl);
    rows.push(await rowsOf(ownerUrl, kept));
    // Up again in steps of one, each compared with what going back had left.
    for (const [i, name] of NAMES.entries()) {
      if (i > 0) await upTo(ownerUrl, i + 1);
      const grown = await schemaOf(ownerUrl);
      expect({ name, schema: withoutGrants(grown) }).toEqual({
        name,
        schema: withoutGrants(schemas.get(name)!),
      });
    }
    expect((await migrate(ownerUrl, APP_ROLE)).applied).toEqual([]);
    expect(await schemaOf(ownerUrl)).toEqual(schemas.get(NAMES.at(-1)!));
    rows.push(await rowsOf(ownerUrl, kept));
    expect(rows[1]).toEqual(rows[0]);
    expect(Object.values(rows[0]!).filter((row) => !row.startsWith('0 ')).length).toBeGreaterThan(12);
    expect(await persistence.check.verifyChains()).toEqual(chains);
    await persistence.close();
  }, 120_000);

  it('would be seen not to lead back', async () => {
    const { ownerUrl } = await empty('crooked');
    await migrate(ownerUrl, null);
    const before = await schemaOf(ownerUrl);
    const dataSource = createDataSource(ownerUrl, { poolSize: 1 }).setOptions({
      migrations: [...MIGRATIONS, Crooked9000000000001],
    });
    await dataSource.initialize();
    await dataSource.runMigrations({ transaction: 'all' });
    await dataSource.undoLastMigration({ transaction: 'all' });
    await dataSource.destroy();
    const after = await schemaOf(ownerUrl);
    expect(after.filter((line) => !before.includes(line))).toEqual([
      expect.stringMatching(/^column task\.room text/),
    ]);
    expect(before.filter((line) => !after.includes(line))).toEqual([
      expect.stringMatching(/^index CREATE INDEX task_officer/),
      expect.stringMatching(/^relation i task_officer/),
    ]);
  }, 60_000);

  it('ends at the first schema, which holds the record', async () => {
    const { ownerUrl } = await empty('first');
    await migrate(ownerUrl, null);
    for (let i = 1; i < NAMES.length; i++) await migrateBack(ownerUrl);
    await expect(migrateBack(ownerUrl)).rejects.toMatchObject({ code: 'schema-first' });
    expect(await tablesOf(ownerUrl)).toContain('event');
  }, 60_000);
});

describe('a program that is older than the schema', () => {
  let env: Record<string, string>;

  beforeAll(async () => {
    const { ownerUrl, appUrl } = await empty('newer');
    await migrate(ownerUrl, APP_ROLE);
    await ask(
      ownerUrl,
      `INSERT INTO schema_migration ("timestamp", name) VALUES (9999999999999, 'Later9999999999999')`,
    );
    env = {
      DATABASE_URL: appUrl,
      DATABASE_OWNER_URL: ownerUrl,
      TEMPORAL_ADDRESS: '127.0.0.1:1',
      SMTP_URL: 'smtp://127.0.0.1:1',
      DONDOC_EMBEDDED: 'postgres,temporal,mail',
      PORT: '0',
    };
  }, 60_000);

  it.each([
    ['the worker', 'dist/apps/worker/main.js', []],
    ['the API', 'dist/apps/api/main.js', []],
    ['migrate', 'dist/apps/cli/main.js', ['migrate']],
    ['migrate --back', 'dist/apps/cli/main.js', ['migrate', '--back']],
  ])(
    'does not begin: %s',
    async (_name, entry, words) => {
      const { code, out, err } = await program(join(ROOT, entry), env, ...words);
      expect(code).toBe(1);
      expect(out + err).toContain('Later9999999999999');
    },
    60_000,
  );
});

describe('entities and schema', () => {
  const drift = async (url: string) => {
    const dataSource = await createDataSource(url, { poolSize: 1 }).initialize();
    try {
      return await driftOf(dataSource);
    } finally {
      await dataSource.destroy();
    }
  };

  it('are the same', async () => {
    const { ownerUrl } = await empty('drift');
    await migrate(ownerUrl, null);
    expect(await drift(ownerUrl)).toEqual([]);
  }, 60_000);

  it.each([
    ['a column more', 'ALTER TABLE task ADD COLUMN more text', /DROP COLUMN "more"/],
    ['a column less', 'ALTER TABLE message DROP COLUMN reply', /ADD "reply" text/],
    ['another type', 'ALTER TABLE outbox ALTER COLUMN attempts TYPE bigint', /"attempts"/],
    [
      'a column that may be empty',
      'ALTER TABLE task ALTER COLUMN title DROP NOT NULL',
      /"title" SET NOT NULL/,
    ],
    ['an index less', 'DROP INDEX task_officer', /CREATE INDEX "task_officer"/],
    ['a table less', 'DROP TABLE planned_item', /CREATE TABLE "planned_item"/],
  ])(
    'are seen to differ by %s',
    async (_what, change, wanted) => {
      const { ownerUrl } = await empty('twin');
      await migrate(ownerUrl, null);
      await ask(ownerUrl, change);
      expect((await drift(ownerUrl)).join('\n')).toMatch(wanted);
    },
    60_000,
  );
});

/** Goes back to something else than it came from. */
class Crooked9000000000001 implements MigrationInterface {
  readonly name = 'Crooked9000000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE task ADD COLUMN room text; DROP INDEX task_officer');
  }

  async down(): Promise<void> {
    // forgets both
  }
}

/** As an installation is: every programme, demo people, some work done. */
async function filled(appUrl: string): Promise<Persistence> {
  const clock = new StandingClock('2026-11-23T02:00:00.000Z');
  const dataSource = await createDataSource(appUrl, { poolSize: 4 }).initialize();
  const persistence = new Persistence(dataSource, clock);
  await installSeeds(persistence, loadSeeds(), { demo: true, seededOn: '2026-11-23' });
  await persistence.unitOfWork({ id: 'system' }).openDueObligations('khcn', '2026-11-23');
  await persistence.idempotency.claimKey('a', 'k', 'h');
  await persistence.engine.setHold(true, 'thử', 'spec');
  return persistence;
}

/** The migrations up to a place in their order, as an earlier program knew them. */
async function upTo(url: string, count: number): Promise<void> {
  const dataSource = createDataSource(url, { poolSize: 1 }).setOptions({
    migrations: MIGRATIONS.slice(0, count),
  });
  await dataSource.initialize();
  await dataSource.runMigrations({ transaction: 'all' });
  await dataSource.destroy();
}

/** Rights are given after all migrations, not by them. */
function withoutGrants(schema: readonly string[]): string[] {
  return schema
    .map((line) => (line.startsWith('relation ') ? line.split(' ').slice(0, 3).join(' ') : line))
    .sort();
}
