import { randomInt } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SEARCH_ATTRIBUTE } from '#contracts/names';
import { migrate } from '#persistence';
import { type Home, openHome } from '../../../apps/cli/embedded/home.js';
import { isFree } from '../../../apps/cli/embedded/ports.js';
import { type EmbeddedPostgres, startPostgres } from '../../../apps/cli/embedded/postgres.js';
import { type EmbeddedTemporal, startTemporal } from '../../../apps/cli/embedded/temporal.js';
import { APP_ROLE, TestServer } from '../database/index.js';
import { SmallDisk } from '../faults/small-disk.js';

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
    await rm(this.folder, { recursive: true });
    await this.restart();
  }

  /** All it knows is kept beside it, as a backup would have it. */
  async copy(): Promise<void> {
    await this.kill();
    await cp(this.folder, this.copied, { recursive: true });
    await this.restart();
  }

  /** It comes back as it was when it was copied. */
  async restoreCopy(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true });
    await cp(this.copied, this.folder, { recursive: true });
    await this.restart();
  }

  async close(): Promise<void> {
    await this.server.stop();
  }

  private get folder(): string {
    return join(this.home.root, 'temporal');
  }

  private get copied(): string {
    return join(this.home.root, 'temporal-copy');
  }
}

export interface TemporaryHome {
  home: Home;
  folder: string;
  /** Of its own, where one was asked for. */
  disk: SmallDisk | null;
  remove(): Promise<void>;
}

/** A folder that a story keeps its parts in, gone when it ends well; they lie on a disk of so many megabytes, or on the machine's. */
export async function temporaryHome(diskMegabytes?: number): Promise<TemporaryHome> {
  const folder = await mkdtemp(join(tmpdir(), 'dondoc-story-'));
  const root = join(folder, 'home');
  await mkdir(root);
  const disk = diskMegabytes === undefined ? null : await SmallDisk.on(root, diskMegabytes);
  const remove = async () => {
    await disk?.remove();
    await rm(folder, { recursive: true, force: true });
  };
  return { home: await openHome(root), folder, disk, remove };
}

/** Below those that the system gives to outgoing connections: a part that was killed must find its own free again. */
const PORTS = { first: 20_000, last: 31_999 } as const;

export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(PORTS.first, PORTS.last + 1);
    if (await isFree(port)) return port;
  }
}
