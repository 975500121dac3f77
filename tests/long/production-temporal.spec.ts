import { execFile } from 'node:child_process';
import { readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Connection } from '@temporalio/client';
import { reachTemporal, type TemporalTls } from '#platform';
import { type Child, startChild, untilReady } from '../../apps/cli/embedded/children.js';
import { type EmbeddedPostgres, startPostgres } from '../../apps/cli/embedded/postgres.js';
import { temporalBinary } from '../../apps/cli/embedded/temporal-binary.js';
import { freePorts } from '../bench/rig/ports.js';
import { asSuperuser, madeSecrets, production, serveTls } from '../support/production/index.js';
import { temporalServerFolder } from '../support/provision/index.js';
import { selfSigned } from '../support/smtp/index.js';
import { eventually } from '../support/story/index.js';
import { temporaryHome } from '../support/story/parts.js';

const TASK_QUEUE_OF_WORKFLOWS = 1;

/** The same server with the same settings and the same scripts as in docker-compose.yml, without the containers. */
describe('Temporal in the shape of production', () => {
  let folder: string;
  let place: Awaited<ReturnType<typeof temporaryHome>>;
  let postgres: EmbeddedPostgres;
  let temporal: Child;
  let address: string;
  let tls: TemporalTls & { clientCertPair: { crt: Buffer; key: Buffer } };
  let translated: (text: string) => string;

  const environment = (service: string, here: Record<string, string>): NodeJS.ProcessEnv => {
    const theirs = Object.entries({ ...production.services[service]!.environment, ...here });
    const plain = (text: string) => translated(text.replace(/\$\{\w+:-([^}]*)\}/g, '$1'));
    const path = `${folder}:${process.env['PATH']}`;
    return {
      PATH: path,
      HOME: folder,
      ...Object.fromEntries(theirs.map(([name, value]) => [name, plain(value)])),
    };
  };
  const script = (name: string) => translated(production.configs[name]!.content);
  const runScript = (name: string, env: NodeJS.ProcessEnv) =>
    promisify(execFile)('/bin/sh', ['-c', script(name)], { env });

  beforeAll(async () => {
    folder = await madeSecrets();
    place = await temporaryHome();
    const programs = temporalServerFolder();
    const { stdout } = await promisify(execFile)('go', ['env', 'GOMODCACHE']);
    const schema = join(stdout.trim(), 'go.temporal.io/server@v1.32.0/schema');
    await symlink(join(programs, 'sql'), join(folder, 'temporal-sql-tool'));
    await symlink(await temporalBinary(process.env, () => undefined), join(folder, 'temporal'));
    translated = (text) =>
      text
        .replaceAll('$$', '$')
        .replaceAll('/run/secrets', folder)
        .replaceAll('/etc/temporal/schema', schema)
        .replaceAll('/etc/temporal/entrypoint.sh', `${join(programs, 'server')} start`);

    postgres = await startPostgres(place.home, { env: process.env, detached: false });
    const cluster = { home: place.home, port: postgres.port };
    await serveTls(cluster, folder);
    const password = (await readFile(join(folder, 'temporal_password'), 'utf8')).trim();
    await asSuperuser(cluster, `CREATE ROLE temporal LOGIN PASSWORD '${password}'`);
    for (const database of ['temporal', 'temporal_visibility'])
      await asSuperuser(cluster, `CREATE DATABASE ${database} OWNER temporal`);
    const port = String(postgres.port);
    await runScript(
      'temporal-schema',
      environment('temporal-schema', { SQL_HOST: '127.0.0.1', SQL_PORT: port }),
    );

    const first = await freePorts(10);
    const ports = ['FRONTEND_GRPC', 'HISTORY_GRPC', 'MATCHING_GRPC', 'WORKER_GRPC', 'FRONTEND_HTTP'].concat(
      ['FRONTEND', 'HISTORY', 'MATCHING', 'WORKER'].map((part) => `${part}_MEMBERSHIP`),
    );
    const dynamic = join(folder, 'dynamic.yaml');
    await writeFile(dynamic, script('temporal-dynamic'));
    temporal = await startChild(place.home, {
      name: 'temporal-server',
      command: '/bin/sh',
      args: ['-c', script('temporal-start')],
      env: environment('temporal', {
        ...{ POSTGRES_SEEDS: '127.0.0.1', DB_PORT: port, BIND_ON_IP: '127.0.0.1' },
        DYNAMIC_CONFIG_FILE_PATH: dynamic,
        ...Object.fromEntries(ports.map((name, nth) => [`${name}_PORT`, String(first + nth)])),
      }),
      cwd: dirname(dynamic),
      detached: false,
    });
    address = `127.0.0.1:${first}`;
    const read = (name: string) => readFile(join(folder, name));
    tls = {
      serverRootCACertificate: await read('ca.crt'),
      clientCertPair: { crt: await read('dondoc.crt'), key: await read('dondoc.key') },
    };
    const ready = () =>
      reachTemporal(address, tls).then(
        () => true,
        () => false,
      );
    await untilReady(temporal, ready, { timeoutMs: 60_000 });
    await runScript('temporal-namespace', environment('temporal-namespace', { TEMPORAL_ADDRESS: address }));
  }, 240_000);

  afterAll(async () => {
    await temporal?.stop();
    await postgres?.stop();
    await place?.remove();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  it('takes who has the certificate, and has the namespace', async () => {
    const connection = await Connection.connect({ address, tls });
    const found = await connection.workflowService.describeNamespace({ namespace: 'default' });
    expect(Number(found.config?.workflowExecutionRetentionTtl?.seconds)).toBe(30 * 86_400);
    // Its own worker has come in by the same door.
    const polling = async () => {
      const { pollers } = await connection.workflowService.describeTaskQueue({
        namespace: 'temporal-system',
        taskQueue: { name: 'default-worker-tq' },
        taskQueueType: TASK_QUEUE_OF_WORKFLOWS,
      });
      return pollers?.length ?? 0;
    };
    await eventually(polling, (count) => count > 0);
    await connection.close();
  });

  it('refuses everybody else', async () => {
    const { clientCertPair: _, ...nobody } = tls;
    const { cert, key } = selfSigned();
    const stranger = { ...nobody, clientCertPair: { crt: Buffer.from(cert), key: Buffer.from(key) } };
    for (const without of [nobody, stranger, null])
      await expect(reachTemporal(address, without)).rejects.toMatchObject({ code: 'temporal-refuses' });
  });

  it('reaches its database over TLS only', async () => {
    const connections = await asSuperuser(
      { home: place.home, port: postgres.port },
      `SELECT DISTINCT datname, ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
       WHERE usename = 'temporal' ORDER BY 1`,
    );
    expect(connections).toEqual([
      { datname: 'temporal', ssl: true },
      { datname: 'temporal_visibility', ssl: true },
    ]);
  });
});
