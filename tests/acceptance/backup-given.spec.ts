import { execFile } from 'node:child_process';
import { access, chown, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createDataSource, migrate, Persistence } from '#persistence';
import { backUp, restore } from '../../apps/cli/backup/index.js';
import { type Child, startChild, untilReady } from '../../apps/cli/embedded/children.js';
import { type Home, openHome } from '../../apps/cli/embedded/home.js';
import { takesConnections } from '../../apps/cli/embedded/postgres.js';
import { type PostgresAccount, postgresAccount } from '../../apps/cli/embedded/postgres-account.js';
import { TestServer } from '../support/database/index.js';
import { smallProvince } from '../support/database/province.js';
import { freePort } from '../support/story/parts.js';

/** The tools of a PostgreSQL that is installed on this machine, as Debian lays them out. */
async function installedTools(): Promise<string | null> {
  const root = '/usr/lib/postgresql';
  for (const version of (await readdir(root).catch(() => [])).sort().reverse()) {
    const folder = join(root, version, 'bin');
    const programs = ['initdb', 'postgres', 'pg_basebackup'];
    const all = await Promise.all(programs.map((name) => access(join(folder, name)).catch(() => 'no')));
    if (!all.includes('no')) return folder;
  }
  return null;
}

const tools = await installedTools();

describe('a backup of a database that was given by its address', () => {
  it('needs the tools of its version, and a role that may copy it', async () => {
    const server = await TestServer.enter();
    const { name, ownerUrl, appUrl } = await server.createDatabase('given');
    const folder = await mkdtemp(join(tmpdir(), 'dondoc-given-'));
    const env = { DONDOC_HOME: join(folder, 'home'), DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl };
    try {
      // The one or the other, by what this machine has.
      await expect(backUp(env, join(folder, 'backup'), 'spec')).rejects.toMatchObject({
        code: expect.stringMatching(/^(no-basebackup|backup-refused)$/),
      });
    } finally {
      await rm(folder, { recursive: true });
      await server.dropDatabase(name);
      await server.leave();
    }
  }, 120_000);
});

if (tools !== null) {
  describe('a server with its own tools', () => {
    let folder: string;
    let home: Home;
    let data: string;
    let port: number;
    let account: PostgresAccount;
    let server: Child;
    let env: Record<string, string>;

    const url = (role: string, name = 'dondoc') => `postgres://${role}:x@127.0.0.1:${port}/${name}`;
    const start = async () => {
      const words = [
        '-D',
        data,
        '-p',
        String(port),
        '-c',
        'unix_socket_directories=',
        '-c',
        'listen_addresses=127.0.0.1',
      ];
      server = await startChild(home, {
        name: 'given-server',
        ...account.command(join(tools, 'postgres'), words),
        env: { PATH: process.env['PATH'], LC_ALL: 'C' },
        cwd: '/',
        detached: false,
        stopSignal: 'SIGINT',
      });
      await untilReady(server, () => takesConnections(data, server.pid), { timeoutMs: 60_000 });
    };
    const within = async <T>(work: (persistence: Persistence) => Promise<T>): Promise<T> => {
      const dataSource = await createDataSource(url('app'), { poolSize: 2 }).initialize();
      const persistence = new Persistence(dataSource, { now: () => new Date() });
      try {
        return await work(persistence);
      } finally {
        await persistence.close();
      }
    };
    const report = (note: string) =>
      within((persistence) =>
        persistence.unitOfWork({ id: 'can-bo' }).executeTask('khcn-1', { type: 'report-progress', note }),
      );

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'dondoc-given-'));
      home = await openHome(join(folder, 'home'));
      data = join(home.root, 'server');
      port = await freePort();
      account = await postgresAccount({ postgres: join(tools, 'postgres'), folder: home.root, data });
      await mkdir(data, { mode: 0o700 });
      if (account.owner) await chown(data, account.owner.uid, account.owner.gid);
      const words = ['-D', data, '--username=boss', '--auth=trust', '--encoding=UTF8', '--locale=C'];
      const { command, args, ...as } = account.command(join(tools, 'initdb'), words);
      await promisify(execFile)(command, args, { cwd: '/', ...as });
      await start();
      const client = new pg.Client(url('boss', 'postgres'));
      await client.connect();
      await client.query('CREATE ROLE owner LOGIN REPLICATION');
      await client.query('CREATE ROLE app LOGIN');
      await client.query('CREATE DATABASE dondoc OWNER owner');
      await client.end();
      await migrate(url('owner'), 'app');
      await within(async (persistence) => {
        await smallProvince(persistence);
        const office = persistence.unitOfWork({ id: 'van-phong-1' });
        await office.createTask({
          programme: 'khcn',
          code: '1',
          kind: 'task',
          group: 1,
          title: 'Nhiệm vụ 1',
          leadUnits: ['so-khcn'],
          officer: 'can-bo',
          deadlines: [{ deliverable: 'Báo cáo', rule: { kind: 'by', date: '2031-12-18' } }],
        });
        await office.executeTask('khcn-1', { type: 'activate' });
      });
      env = {
        PATH: process.env['PATH'] ?? '',
        DONDOC_HOME: home.root,
        DATABASE_URL: url('app'),
        DATABASE_OWNER_URL: url('owner'),
      };
    }, 120_000);

    afterAll(async () => {
      await server?.stop();
      await rm(folder, { recursive: true, force: true });
    }, 60_000);

    it('is copied, killed, and brought back to its last commit on the folder of its data', async () => {
      await report('trước');
      const backup = await backUp(env, join(folder, 'backup'), 'spec');
      expect(backup.events).toBe(4);
      await report('sau');
      const by = 'spec';
      await expect(restore(env, backup.folder, { by })).rejects.toMatchObject({ code: 'data-folder-needed' });
      const running = restore(env, backup.folder, { by, data, force: true });
      await expect(running).rejects.toMatchObject({ code: 'already-running' });
      server.kill();
      await server.exited;
      await expect(restore(env, backup.folder, { by, data })).rejects.toMatchObject({
        code: 'place-not-empty',
      });
      const restored = await restore(env, backup.folder, { by, data, force: true });
      expect(restored).toMatchObject({ events: 5, complete: true, fault: null, missingHeads: [] });
      await stat(restored.movedAside!);
      await start();
      const hold = await within((persistence) => persistence.engine.hold());
      expect(hold).toMatchObject({ on: true, reason: expect.stringContaining('khôi phục') });
    }, 120_000);

    it('is not restored into an installation that runs its own', async () => {
      const { DATABASE_URL: _app, DATABASE_OWNER_URL: _owner, ...embedded } = env;
      const refused = restore(embedded, join(folder, 'backup'), { by: 'spec' });
      await expect(refused).rejects.toMatchObject({ code: 'place-other-kind' });
    });
  });
}
