import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { SECRET_VARIABLES } from '#contracts';
import { production } from '../support/production/index.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

const services = Object.entries(production.services);
const ours = services.filter(([, { build }]) => build !== undefined);
/** The names of our settings, where they are parsed. */
const settings = [...read('libs/contracts/env.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(
  ([, name]) => name!,
);

describe('the shape of production', () => {
  it.each(services)('%s is bounded, gains no rights, and is looked after while it runs', (_, service) => {
    const { cpus, memory } = service.deploy?.resources.limits ?? { cpus: '', memory: '' };
    expect([cpus, memory]).toEqual([expect.stringMatching(/^[\d.]+$/), expect.stringMatching(/^\d+[mg]$/)]);
    expect(service.security_opt).toEqual(['no-new-privileges:true']);
    if (service.restart === 'unless-stopped') expect(service.healthcheck).toBeDefined();
    else expect(service.restart).toMatch(/^on-failure:\d+$/);
  });

  it.each(services)('%s has its secrets in files, each of which it is given', (_, service) => {
    const mounted = (service.secrets ?? []).map((name) => `/run/secrets/${name}`);
    expect(
      mounted.map((path) => path.replace('/run/secrets/', '')).filter((name) => !production.secrets[name]),
    ).toEqual([]);
    const scripts = (service.configs ?? []).map(({ source }) => production.configs[source]!.content);
    const said = JSON.stringify([service.environment ?? {}, service.command ?? [], scripts]);
    const named = new Set(said.match(/\/run\/secrets\/[\w.]+/g) ?? []);
    // The addresses of the database name the authority, inside their own files.
    const needed = [
      ...named,
      ...(mounted.includes('/run/secrets/database_url') ? ['/run/secrets/ca.crt'] : []),
    ];
    expect(new Set(needed)).toEqual(new Set(mounted));
    expect(said).not.toMatch(/\$\{\w*(PASSWORD|SECRET)|:\/\/[^/\s"]+:[^/\s"]+@/);
  });

  it('publishes nothing beyond this machine, and only the API and Temporal’s page on it', () => {
    const published = services.flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port]));
    expect(published.map(([name]) => name)).toEqual(['temporal-ui', 'api']);
    for (const [, port] of published) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it('may have several workers, which wait for the one that migrates', () => {
    const worker = production.services['worker']!;
    expect([worker.container_name, worker.ports]).toEqual([undefined, undefined]);
    expect(worker.deploy!.replicas).toMatch(/^\$\{WORKERS:-1\}$/);
    const migrating = services.filter(([, { command }]) => command?.join(' ').includes('migrate'));
    expect(migrating.map(([name]) => name)).toEqual(['migrate']);
    for (const name of ['api', 'worker'])
      expect(production.services[name]!.depends_on!['migrate']).toEqual({
        condition: 'service_completed_successfully',
      });
  });

  it('lets the worker end by itself', () => {
    const limitMs = Number(
      /STEP_LIMIT_MS = ([\d_]+)/.exec(read('apps/worker/main.ts'))![1]!.replaceAll('_', ''),
    );
    const graceMs = 1000 * Number.parseInt(production.services['worker']!.stop_grace_period!, 10);
    expect(graceMs).toBeGreaterThan(limitMs);
  });

  it.each(ours)('%s runs as nobody in particular on files that it cannot change', (_, service) => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
    expect(read('Dockerfile').match(/^USER .*/gm)).toEqual(['USER node']);
  });

  it.each(ours)('%s is told nothing that it does not know', (_, { environment = {} }) => {
    const known = new Set([...settings, ...SECRET_VARIABLES.map((name) => `${name}_FILE`), 'NODE_ENV']);
    expect(Object.keys(environment).filter((name) => !known.has(name))).toEqual([]);
  });

  it('has every setting in the list of settings', () => {
    const listed = new Set([...read('.env.example').matchAll(/\b[A-Z][A-Z_]+\b/g)].map(([name]) => name));
    expect(settings.filter((name) => !listed.has(name))).toEqual([]);
    const asked = [...read('docker-compose.yml').matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name!);
    expect(asked.filter((name) => !listed.has(name))).toEqual([]);
  });
});
