import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource } from '#persistence';
import { openHome } from '../../apps/cli/embedded/home.js';
import { TlsFront } from '../support/faults/tls-front.js';
import { withTemporal } from '../support/faults/with-temporal.js';
import { dondocJson, program } from '../support/operator/index.js';
import { asSuperuser, type Cluster, madeSecrets, production, serveTls } from '../support/production/index.js';
import { ROOT } from '../support/story/build.js';
import { activate, dueBy, tenOfficers } from '../support/story/cast.js';
import { eventually, Story } from '../support/story/index.js';

/** What production runs with: secrets and certificates as the operator makes them, in files. */
describe('an installation whose parts do not trust the network', () => {
  let folder: string;
  let story: Story;
  let cluster: Cluster;
  let front: TlsFront;
  let env: Record<string, string>;

  const made = (name: string) => join(folder, name);
  const overTls = (url: string, authority = made('ca.crt')) =>
    `${url}?sslmode=verify-full&sslrootcert=${encodeURIComponent(authority)}`;
  const inFile = async (name: string, text: string) => {
    await writeFile(made(`${name}-given`), `${text}\n`);
    return made(`${name}-given`);
  };

  beforeAll(async () => {
    folder = await madeSecrets();
    story = await Story.begin({
      name: 'transport',
      at: '2026-11-02T03:00:00Z',
      seed: tenOfficers,
      ownPostgres: true,
    });
    cluster = {
      home: await openHome(join(dirname(story.log), 'home')),
      port: Number(new URL(story.database.appUrl).port),
    };
    await serveTls(cluster, folder);
    const certificate = {
      cert: await readFile(made('temporal.crt'), 'utf8'),
      key: await readFile(made('temporal.key'), 'utf8'),
    };
    const port = Number(story.temporal.address.split(':')[1]);
    front = await TlsFront.before(port, certificate, await readFile(made('ca.crt'), 'utf8'));
    env = {
      // What a story says of itself is not to be used here.
      DATABASE_URL: '',
      SMTP_URL: '',
      DATABASE_URL_FILE: await inFile('database_url', overTls(story.database.appUrl)),
      SMTP_URL_FILE: await inFile('smtp_url', story.smtp.url),
      SESSION_SECRET_FILE: made('session_secret'),
      OIDC_CLIENT_SECRET_FILE: made('oidc_client_secret'),
      TEMPORAL_ADDRESS: `127.0.0.1:${front.address.port}`,
      TEMPORAL_TLS_SERVER_CA_CERT_PATH: made('ca.crt'),
      TEMPORAL_TLS_CLIENT_CERT_PATH: made('dondoc.crt'),
      TEMPORAL_TLS_CLIENT_KEY_PATH: made('dondoc.key'),
    };
  }, 120_000);

  afterAll(async () => {
    await story?.stopWorkers();
    await front?.close();
    await story?.end();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  it('has every file that the shape of production asks for, in a folder closed to others', async () => {
    const files = Object.values(production.secrets).map(({ file }) => file.replace('./secrets/', ''));
    expect(await readdir(folder)).toEqual(expect.arrayContaining(files));
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await readFile(made('database_url'), 'utf8')).trim()).toMatch(
      /^postgres:\/\/dondoc_app:\w{48}@postgres:5432\/dondoc\?sslmode=verify-full&sslrootcert=\/run\/secrets\/ca\.crt$/,
    );
  });

  it('has a database that takes nobody in the clear, and is not taken for another', async () => {
    const { appUrl } = story.database;
    const reached = (url: string) =>
      createDataSource(url, { poolSize: 1 })
        .initialize()
        .then(
          (opened) => opened.destroy().then(() => 'reached'),
          (error: Error) => error.message,
        );
    const file = join(cluster.home.root, 'postgres/pg_hba.conf');
    const before = await readFile(file, 'utf8');
    // Who changes the rules must come in under each of them.
    const ours = 'host all postgres 127.0.0.1/32 scram-sha-256\n';
    const rule = async (text: string, plainly: RegExp) => {
      await writeFile(file, ours + text);
      await asSuperuser(cluster, 'SELECT pg_reload_conf()');
      await eventually(
        () => reached(appUrl),
        (how) => plainly.test(how),
      );
    };
    await rule(production.configs['postgres-hba']!.content, /no encryption/);
    expect(await reached(overTls(appUrl))).toBe('reached');
    expect(await reached(overTls(appUrl, made('dondoc.crt')))).toMatch(/certificate/);
    await rule(before, /^reached$/);
  });

  it('does its work over TLS, known by its certificate', async () => {
    await story.startWorker(env);
    const task = {
      code: '1.1',
      title: 'Nhiệm vụ 1.1',
      leadUnit: 'so-khcn',
      officer: 'officer-0',
      assignedOn: '2026-11-02',
    };
    const rule = dueBy('2027-06-30');
    const id = await activate(story.persistence, {
      ...task,
      deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule }],
    });
    await story.approach(await story.nextSlot());
    await story.untilQuiet();
    expect(await story.inbox('officer-0')).toHaveLength(1);
    const running = await withTemporal(story, ({ workflow }) => workflow.getHandle(`task/${id}`).describe());
    expect(running.status.name).toBe('RUNNING');
    const connections = await asSuperuser(
      cluster,
      `SELECT DISTINCT application_name AS name, ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
       WHERE application_name IN ('dondoc worker', 'dondoc sender') ORDER BY 1`,
    );
    expect(connections).toEqual([
      { name: 'dondoc sender', ssl: true },
      { name: 'dondoc worker', ssl: true },
    ]);
    await story.stopWorkers();
  }, 120_000);

  it('has a worker that ends at once without its certificate, and says why', async () => {
    const nobody = { ...env, TEMPORAL_TLS_CLIENT_CERT_PATH: '', TEMPORAL_TLS_CLIENT_KEY_PATH: '' };
    const said = async () =>
      (await readFile(story.log, 'utf8'))
        .split('\n')
        .filter((line) =>
          ['the worker ends', 'do not agree on TLS', 'TEMPORAL_TLS_'].every((part) => line.includes(part)),
        ).length;
    const before = await said();
    await expect(story.startWorker(nobody)).rejects.toThrow('code 1');
    await eventually(said, (times) => times === before + 1);
  });

  it('has verbs that read the same files, and programs that refuse a secret given in two ways', async () => {
    const owner = await inFile('database_owner_url', overTls(story.database.ownerUrl));
    const files = { DATABASE_URL_FILE: env['DATABASE_URL_FILE']!, DATABASE_OWNER_URL_FILE: owner };
    expect(await dondocJson(files, 'migrate')).toEqual({ applied: [] });
    for (const entry of ['worker', 'cli'].map((app) => join(ROOT, `dist/apps/${app}/main.js`))) {
      const { code, err } = await program(
        entry,
        { ...files, DATABASE_URL: story.database.appUrl },
        'migrate',
      );
      expect(code).toBe(1);
      expect(err).toContain('DATABASE_URL and DATABASE_URL_FILE are both set');
      expect(err).not.toContain(new URL(story.database.appUrl).password);
    }
  });
});
