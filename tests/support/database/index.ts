import { afterAll, beforeAll } from '@jest/globals';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource, Persistence, type PersistenceOptions } from '#persistence';
import { watchQueries } from './one-at-a-time.js';
import { TestServer, type TestUrls } from './server.js';

export { StandingClock } from '../clock/standing-clock.js';
export { APP_ROLE, TestServer, type TestUrls } from './server.js';

export interface TestDatabase extends TestUrls {
  readonly name: string;
  /** Initialised; closed with the database. */
  dataSource(role?: 'app' | 'owner', poolSize?: number): Promise<DataSource>;
  /** As the application's role. */
  persistence(clock: { now(): Date }, options?: PersistenceOptions): Promise<Persistence>;
  /** One statement on a connection of its own. */
  ask<T>(text: string, values?: unknown[], role?: 'app' | 'owner' | 'superuser'): Promise<T[]>;
}

/**
 * A migrated database for this spec file: made before its tests, dropped after them. Call it once at the top of a
 * `describe`; its fields are there from the first `beforeAll` on.
 */
export function withDatabase(name = 'db'): TestDatabase {
  let server: TestServer | null = null;
  let urls: (TestUrls & { name: string }) | null = null;
  const closers: (() => Promise<unknown>)[] = [];
  let watch: ReturnType<typeof watchQueries> | null = null;
  const there = () => {
    if (urls === null) throw new Error('the database exists only while the tests of its file run');
    return urls;
  };

  beforeAll(async () => {
    watch = watchQueries();
    server = await TestServer.enter();
    urls = await server.createDatabase(name);
  }, 120_000);

  afterAll(async () => {
    for (const close of closers.reverse()) await close();
    if (urls) await server?.dropDatabase(urls.name);
    await server?.leave();
    watch?.stop();
    if (watch?.crowded[0]) throw new Error(watch.crowded[0]);
  }, 60_000);

  return {
    get name() {
      return there().name;
    },
    get ownerUrl() {
      return there().ownerUrl;
    },
    get appUrl() {
      return there().appUrl;
    },
    get superuserUrl() {
      return there().superuserUrl;
    },
    async dataSource(role = 'app', poolSize = 6) {
      const url = role === 'app' ? there().appUrl : there().ownerUrl;
      const dataSource = await createDataSource(url, { poolSize, applicationName: 'spec' }).initialize();
      closers.push(async () => dataSource.isInitialized && dataSource.destroy());
      return dataSource;
    },
    async persistence(clock, options) {
      const persistence = new Persistence(await this.dataSource(), clock, options);
      closers.push(() => persistence.close());
      return persistence;
    },
    async ask<T>(text: string, values: unknown[] = [], role: 'app' | 'owner' | 'superuser' = 'owner') {
      const client = new pg.Client(there()[`${role}Url`]);
      client.on('error', () => undefined);
      await client.connect();
      try {
        return (await client.query(text, values)).rows as T[];
      } finally {
        await client.end();
      }
    },
  };
}
