import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { type Child, startChild, untilReady } from '../../../apps/cli/embedded/children.js';
import type { Home } from '../../../apps/cli/embedded/home.js';
import { isListening } from '../../../apps/cli/embedded/listening.js';
import { CACHED_HISTORIES } from '../../../apps/cli/embedded/temporal-bounds.js';
import { temporalServerFolder } from './index.js';

export interface TemporalOnPostgres {
  address: string;
  namespace: string;
  child: Child;
  stop(): Promise<void>;
}

export interface TemporalOnPostgresOptions {
  /** A role that may create databases; the server's two databases are made when they are missing. */
  postgresUrl: string;
  env: NodeJS.ProcessEnv;
  /** The first of twelve ports in a row: one per service, its membership, and the front end's HTTP. */
  firstPort?: number;
  namespace?: string;
  /** Fixed for the life of the database. */
  shards?: number;
  /** To its main database; a quarter of it to the other one. */
  connections?: number;
  detached?: boolean;
}

/** The settings of docker-compose.yml. */
export const DYNAMIC = `
system.forceSearchAttributesCacheRefreshOnRead: [{ value: true }]
history.hostLevelCacheMaxSize: [{ value: ${CACHED_HISTORIES.production} }]
`;

/** The numbers of Temporal's IndexedValueType. */
const attributeTypes: Record<string, number> = {
  Unspecified: 0,
  Text: 1,
  Keyword: 2,
  Int: 3,
  Double: 4,
  Bool: 5,
  Datetime: 6,
  KeywordList: 7,
};

/** Starts the real Temporal server on PostgreSQL: the shape of production, for load and fault tests. */
export async function temporalOnPostgres(
  home: Home,
  options: TemporalOnPostgresOptions & { searchAttributes?: Record<string, string> },
): Promise<TemporalOnPostgres> {
  const programs = temporalServerFolder();
  const firstPort = options.firstPort ?? 17233;
  const folder = join(home.root, 'temporal-server');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const schema of ['temporal', 'visibility'] as const) await prepareSchema(programs, schema, options);
  const config = join(folder, 'config.yaml');
  await writeFile(config, serverConfig(options, firstPort, folder), { mode: 0o600 });
  await writeFile(join(folder, 'dynamic.yaml'), DYNAMIC);
  const address = `127.0.0.1:${firstPort}`;
  const namespace = options.namespace ?? 'default';
  const child = await startChild(home, {
    name: 'temporal-server',
    command: join(programs, 'server'),
    args: ['--config-file', config, '--allow-no-auth', 'start'],
    env: options.env,
    cwd: folder,
    detached: options.detached,
    graceMs: 20_000,
    info: { address, namespace },
  });
  const ready = async () => {
    if (!(await isListening(firstPort))) return false;
    await register(address, namespace, options.searchAttributes ?? {});
    return true;
  };
  await untilReady(child, ready, { timeoutMs: 90_000 });
  return { address, namespace, child, stop: () => child.stop() };
}

async function prepareSchema(
  programs: string,
  schema: 'temporal' | 'visibility',
  { postgresUrl, env }: TemporalOnPostgresOptions,
): Promise<void> {
  const url = new URL(postgresUrl);
  const sql = (...args: string[]) =>
    promisify(execFile)(join(programs, 'sql'), args, {
      env: {
        ...env,
        SQL_PLUGIN: 'postgres12',
        SQL_HOST: url.hostname,
        SQL_PORT: url.port,
        SQL_USER: decodeURIComponent(url.username),
        SQL_PASSWORD: decodeURIComponent(url.password),
        SQL_DATABASE: databaseOf[schema],
      },
    });
  const { stdout } = await promisify(execFile)('go', ['env', 'GOMODCACHE'], { env });
  const source = join(
    stdout.trim(),
    'go.temporal.io/server@v1.32.0/schema/postgresql/v12',
    schema,
    'versioned',
  );
  await sql('create-database');
  // Fails on a database that has its version table already; the update after it then finds nothing to do.
  await sql('setup-schema', '-v', '0.0').catch(() => undefined);
  await sql('update-schema', '-d', source);
}

const databaseOf = { temporal: 'temporal', visibility: 'temporal_visibility' };

async function register(address: string, namespace: string, searchAttributes: Record<string, string>) {
  const connection = await Connection.connect({ address, connectTimeout: 5_000 });
  try {
    await connection.workflowService
      .registerNamespace({ namespace, workflowExecutionRetentionPeriod: msToTs('1 day') })
      .catch(unlessItExists);
    await connection.workflowService.describeNamespace({ namespace });
    const attributes = Object.entries(searchAttributes).map(([name, type]) => [
      name,
      attributeTypes[type] ?? 0,
    ]);
    if (attributes.length > 0) {
      await connection.operatorService
        .addSearchAttributes({ namespace, searchAttributes: Object.fromEntries(attributes) })
        .catch(unlessItExists);
    }
  } finally {
    await connection.close();
  }
}

function unlessItExists(error: Error): void {
  if (!/already exist/i.test(error.message)) throw error;
}

function serverConfig(
  { postgresUrl, shards = 4, connections = 40 }: TemporalOnPostgresOptions,
  firstPort: number,
  folder: string,
) {
  const url = new URL(postgresUrl);
  const store = (databaseName: string, maxConns: number) => ({
    sql: {
      pluginName: 'postgres12',
      databaseName,
      connectAddr: url.host,
      connectProtocol: 'tcp',
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      maxConns,
      maxIdleConns: maxConns,
      maxConnLifetime: '1h',
    },
  });
  const service = (nth: number) => ({
    rpc: { grpcPort: firstPort + nth, membershipPort: firstPort + 4 + nth, bindOnLocalHost: true },
  });
  const frontend = service(0);
  const disabled = { state: 'disabled' };
  // JSON is YAML.
  return JSON.stringify({
    log: { stdout: true, level: 'error' },
    persistence: {
      defaultStore: 'd',
      visibilityStore: 'v',
      numHistoryShards: shards,
      datastores: {
        d: store(databaseOf.temporal, connections),
        v: store(databaseOf.visibility, connections / 4),
      },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services: {
      frontend: { rpc: { ...frontend.rpc, httpPort: firstPort + 8 } },
      history: service(1),
      matching: service(2),
      worker: service(3),
    },
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: `127.0.0.1:${firstPort}`,
        },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    archival: { history: disabled, visibility: disabled },
    namespaceDefaults: { archival: { history: disabled, visibility: disabled } },
    dynamicConfigClient: { filepath: join(folder, 'dynamic.yaml'), pollInterval: '60s' },
  });
}
