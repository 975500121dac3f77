import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chown, mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { parse } from 'yaml';
import { type Home, loadSecrets } from '../../../apps/cli/embedded/home.js';
import { superuserUrl } from '../../../apps/cli/embedded/postgres.js';
import { ROOT } from '../story/build.js';

interface Service {
  restart: string;
  environment?: Record<string, string>;
  secrets?: string[];
  configs?: { source: string; target?: string }[];
  command?: string[];
  ports?: string[];
  healthcheck?: object;
  security_opt?: string[];
  stop_grace_period?: string;
  depends_on?: Record<string, { condition: string }>;
  deploy?: { replicas?: string; resources: { limits: { cpus: string; memory: string } } };
  build?: string;
  container_name?: string;
}

/** The shape of production, as it is written down. */
export const production = parse(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
  services: Record<string, Service>;
  secrets: Record<string, { file: string }>;
  configs: Record<string, { content: string }>;
};

/** A new folder of passwords and certificates, made as the operator makes it. */
export async function madeSecrets(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dondoc-secrets-'));
  await promisify(execFile)('sh', [join(ROOT, 'docs/operations/make-secrets.sh'), folder]);
  return folder;
}

/** An embedded cluster that runs, with what its superuser says. */
export interface Cluster {
  home: Home;
  port: number;
}

/** Gives PostgreSQL the certificate that was made for it, as the start of its container does. */
export async function serveTls(cluster: Cluster, secrets: string): Promise<void> {
  const data = join(cluster.home.root, 'postgres');
  const { uid, gid } = await stat(data);
  for (const name of ['postgres.crt', 'postgres.key']) {
    const path = join(data, name);
    await writeFile(path, await readFile(join(secrets, name)), { mode: 0o600 });
    await chown(path, uid, gid);
  }
  for (const setting of ["ssl_cert_file = 'postgres.crt'", "ssl_key_file = 'postgres.key'", 'ssl = on'])
    await asSuperuser(cluster, `ALTER SYSTEM SET ${setting}`);
  await asSuperuser(cluster, 'SELECT pg_reload_conf()');
}

export async function asSuperuser({ home, port }: Cluster, text: string): Promise<object[]> {
  const { secrets } = await loadSecrets(home);
  const client = new pg.Client(superuserUrl(secrets, port, 'postgres'));
  await client.connect();
  try {
    return (await client.query<object>(text)).rows;
  } finally {
    await client.end();
  }
}
