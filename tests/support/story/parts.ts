import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SEARCH_ATTRIBUTE } from '#contracts/names';
import { migrate } from '#persistence';
import { type Home, openHome } from '../../../apps/cli/embedded/home.js';
import { isFree } from '../../../apps/cli/embedded/ports.js';
import { type EmbeddedPostgres, startPostgres } from '../../../apps/cli/embedded/postgres.js';
import { type EmbeddedTemporal, startTemporal } from '../../../apps/cli/embedded/temporal.js';
import { APP_ROLE, TestServer } from '../database/index.js';

/** The database of a story. */
export interface StoryDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Only a cluster of the story's own can be killed. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** A database on the server that all specs share: fast, but it cannot be killed. */
export async function sharedDatabase(name: string): Promise<StoryDatabase> {
  const server = await TestServer.enter();
  const { name: unique, ownerUrl, appUrl } = await server.createDatabase(name);
  const refuse = () => Promise.reject(new Error('other specs use this server too: ask for ownPostgres'));
  return {
    ownerUrl,
    appUrl,
    kill: refuse,
    restart: refuse,
    close: async () => {
      await server.dropDatabase(unique);
      await server.leave();
    },
  };
}

/** A cluster of its own, with durable commits. */
export async function ownDatabase(home: Home): Promise<StoryDatabase> {
  const port = await freePort();
  const start = () => startPostgres(home, { env: process.env, port, detached: false });
  let server: EmbeddedPostgres = await start();
  await migrate(server.ownerUrl, APP_ROLE);
  const { ownerUrl, appUrl } = server;
  return {
    ownerUrl,
    appUrl,
    kill: async () => {
      process.kill(server.child.pid, 'SIGKILL');
      await server.child.exited;
    },
    restart: async () => {
      server = await start();
    },
    close: () => server.stop(),
  };
}

/** Temporal's development server on its file; it comes back on the same ports with the same histories. */
export class StoryTemporal {
  private constructor(
    private readonly home: Home,
    private readonly start: () => Promise<EmbeddedTemporal>,
    private server: EmbeddedTemporal,
  ) {}

  static async start(home: Home): Promise<StoryTemporal> {
    const ports = { temporal: await freePort(), temporalUi: await freePort() };
    const searchAttributes = Object.fromEntries(
      Object.values(SEARCH_ATTRIBUTE).map((attribute) => [attribute, 'Keyword']),
    );
    const start = () => startTemporal(home, { env: process.env, ports, searchAttributes, detached: false });
    return new StoryTemporal(home, start, await start());
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

  /** It comes back empty: no workflow, no history. */
  async lose(): Promise<void> {
    await this.kill();
    await rm(join(this.home.root, 'temporal'), { recursive: true });
    await this.restart();
  }

  async close(): Promise<void> {
    await this.server.stop();
  }
}

/** A folder that a story keeps its parts in, gone when it ends well. */
export async function temporaryHome(): Promise<{ home: Home; folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'dondoc-story-'));
  const home = await openHome(join(folder, 'home'));
  return { home, folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Below those that the system gives to outgoing connections: a part that was killed must find its own free again. */
const PORTS = { first: 20_000, last: 31_999 } as const;

export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(PORTS.first, PORTS.last + 1);
    if (await isFree(port)) return port;
  }
}
