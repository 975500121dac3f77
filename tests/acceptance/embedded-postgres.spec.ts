import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { runningPart } from '../../apps/cli/embedded/children.js';
import { type Home, openHome } from '../../apps/cli/embedded/home.js';
import { type EmbeddedPostgres, startPostgres } from '../../apps/cli/embedded/postgres.js';

async function ask<T>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text)).rows as T[];
  } finally {
    await client.end().catch(() => undefined);
  }
}

describe('embedded PostgreSQL', () => {
  let folder: string;
  let home: Home;
  let server: EmbeddedPostgres;

  beforeAll(async () => {
    // mkdtemp makes a folder closed to others, like a clone under /root: the account of PostgreSQL cannot enter it.
    folder = await mkdtemp(join(tmpdir(), 'dondoc-postgres-'));
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    home = await openHome(join(folder, 'home'));
    server = await startPostgres(home, { env: process.env, detached: false });
  }, 60_000);

  afterAll(async () => {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  it('has the owner and the application as two roles with their own rights', async () => {
    const who = 'select current_user as role, current_database() as name';
    expect(await ask(server.ownerUrl, who)).toEqual([{ role: 'dondoc_owner', name: 'dondoc' }]);
    expect(await ask(server.appUrl, who)).toEqual([{ role: 'dondoc_app', name: 'dondoc' }]);
    await expect(ask(server.appUrl, 'create table not_mine (id int)')).rejects.toThrow(/permission denied/);
    const settings = `select name, setting from pg_settings where name in ('fsync', 'server_encoding', 'listen_addresses') order by 1`;
    expect(await ask(server.ownerUrl, settings)).toEqual([
      { name: 'fsync', setting: 'on' },
      { name: 'listen_addresses', setting: '127.0.0.1' },
      { name: 'server_encoding', setting: 'UTF8' },
    ]);
  });

  it('never runs as root', async () => {
    const status = await readFile(`/proc/${server.child.pid}/status`, 'utf8');
    expect(status).toMatch(/^Uid:\t[1-9]/m);
  });

  it('refuses a wrong password', async () => {
    const wrong = server.appUrl.replace(/:[^:@]+@/, ':wrong@');
    await expect(ask(wrong, 'select 1')).rejects.toThrow(/password authentication failed/);
  });

  it('keeps committed rows when it is killed and started again', async () => {
    await ask(server.ownerUrl, 'create table kept (word text)');
    await ask(server.ownerUrl, `insert into kept values ('Đôn đốc')`);
    const recorded = await runningPart(home, 'postgres');
    expect(recorded).toEqual({ pid: server.child.pid, info: { port: server.port } });
    process.kill(server.child.pid, 'SIGKILL');
    expect(await server.child.exited).toBe('signal SIGKILL');
    expect(await runningPart(home, 'postgres')).toBeUndefined();
    server = await startPostgres(home, { env: process.env, detached: false });
    expect(server.port).toBe(recorded?.info['port']);
    expect(await ask(server.ownerUrl, 'select word from kept')).toEqual([{ word: 'Đôn đốc' }]);
  }, 60_000);

  it('stops one that a killed program left behind, then starts on the same data', async () => {
    const leftBehind = server.child;
    server = await startPostgres(home, { env: process.env, detached: false });
    expect(await leftBehind.exited).toBe('code 0');
    expect(server.child.pid).not.toBe(leftBehind.pid);
    expect(await ask(server.appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  }, 60_000);

  it('stops fast while a session is open', async () => {
    const client = new pg.Client(server.appUrl);
    const closed = new Promise<Error>((done) => client.on('error', done));
    await client.connect();
    await server.stop();
    expect((await closed).message).toMatch(/terminat/);
    expect(await server.child.exited).toBe('code 0');
  });
});
