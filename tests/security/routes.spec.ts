import { beforeAll, describe, expect, it } from '@jest/globals';
import { policyOf, ROUTES } from '#identity';
import { example } from '../../apps/api/docs/examples.js';
import { withApi } from '../support/api/index.js';
import { active } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
}

describe('every route', () => {
  const database = withDatabase('routes');
  const api = withApi(database, '2026-11-22T02:00:00Z');
  let id: string;

  beforeAll(async () => {
    id = await active(api, '1.1');
  });

  const registered = (): { method: string; path: string }[] => {
    const { stack } = (api.app.getHttpAdapter().getInstance() as { router: { stack: Layer[] } }).router;
    return stack.flatMap(({ route }) =>
      route
        ? Object.keys(route.methods).map((method) => ({ method: method.toUpperCase(), path: route.path }))
        : [],
    );
  };

  const address = (path: string) =>
    path
      .replace(':id', id)
      .replace(':unit', 'so-khcn')
      .replace(':code', 'khcn')
      .replace(':kind', 'urging')
      .replace(':file', 'indicators.csv');

  it('has its row in the table of who may ask, and every row its route', () => {
    const routes = registered();
    expect(routes.length).toBeGreaterThan(20);
    expect(routes.filter(({ method, path }) => policyOf(method, path) === null)).toEqual([]);
    const known = new Set(routes.map(({ method, path }) => `${method} ${path}`));
    expect(ROUTES.map((r) => `${r.method} ${r.path}`).filter((r) => !known.has(r))).toEqual([]);
  });

  it('is refused without a row, whoever asks', async () => {
    const express = api.app.getHttpAdapter().getInstance() as { router: { stack: Layer[] } };
    const layer = express.router.stack.find((l) => l.route?.path === '/api/calendar')!;
    const { path } = layer.route!;
    layer.route!.path = '/api/forgotten';
    expect(await api.ask('GET', '/api/calendar', { as: 'quan-tri' })).toMatchObject({ status: 403 });
    layer.route!.path = path;
    expect(await api.ask('GET', '/api/calendar', { as: 'quan-tri' })).toMatchObject({ status: 200 });
  });

  it('asks who one is, unless the table opens it to anyone', async () => {
    for (const { method, path, access } of ROUTES) {
      if (access === 'anyone') continue;
      const strangers: Record<string, string>[] = [
        {},
        { Authorization: 'Bearer dondoc_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' },
        { Authorization: 'Basic YTpi' },
        { Cookie: '__Host-dondoc-session=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' },
      ];
      for (const headers of strangers) {
        const answer = await api.ask(method, address(path), { headers });
        expect({ method, path, status: answer.status }).toEqual({ method, path, status: 401 });
        expect(answer.body.type).toBe('urn:dondoc:problem:not-signed-in');
      }
    }
  });

  it('that changes something on another unit’s task is closed to an officer of a third', async () => {
    const bodies: Record<string, object> = {
      '/api/tasks': example.createTask.values['nhiệm vụ dự thảo']!,
      '/api/tasks/:id/commands': { type: 'acknowledge' },
    };
    for (const [path, body] of Object.entries(bodies)) {
      const answer = await api.ask('POST', address(path), {
        as: 'can-bo-2',
        body,
        headers: { 'If-Match': '"3"' },
      });
      expect({ path, status: answer.status }).toEqual({ path, status: 403 });
    }
  });

  it('carries the headers of safety, also when it refuses', async () => {
    const asks = [
      ...ROUTES.map(({ method, path }) => ({ method, path: address(path), as: 'van-phong-1' })),
      ...ROUTES.map(({ method, path }) => ({ method, path: address(path), as: undefined })),
      ...['/', `/nhiem-vu/${id}`, '/api/nope'].map((path) => ({ method: 'GET', path, as: undefined })),
    ];
    for (const { method, path, as } of asks) {
      const { headers } = await api.ask(method, path, as === undefined ? {} : { as });
      const policy = headers.get('content-security-policy') ?? '';
      expect({
        path,
        frames: /frame-ancestors 'none'/.test(policy),
        inline: /'unsafe-inline'|'unsafe-eval'/.test(policy),
        own: policy.startsWith("default-src 'self'"),
        nonce: /style-src 'self' 'nonce-[^']{20,}'/.test(policy),
        sniff: headers.get('x-content-type-options'),
        frame: headers.get('x-frame-options'),
        // A stream says more beside it: that nobody on its way may change it.
        store: headers
          .get('cache-control')
          ?.split(', ')
          .find((directive) => directive === 'no-store'),
        referrer: headers.get('referrer-policy'),
        opener: headers.get('cross-origin-opener-policy'),
        by: headers.get('x-powered-by'),
        cors: headers.get('access-control-allow-origin'),
      }).toEqual({
        path,
        frames: true,
        inline: false,
        own: true,
        nonce: true,
        sniff: 'nosniff',
        frame: 'DENY',
        store: 'no-store',
        referrer: 'no-referrer',
        opener: 'same-origin',
        by: null,
        cors: null,
      });
    }
  });

  it('is described in the OpenAPI document, with bodies that its own schemas take', async () => {
    const { body } = await api.ask('GET', '/api/openapi.json');
    for (const { method, path, access } of ROUTES) {
      const operation = body.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
      expect({ path, summary: typeof operation?.summary }).toEqual({ path, summary: 'string' });
      expect({ path, asks: operation.security !== undefined }).toEqual({ path, asks: access !== 'anyone' });
    }
    for (const { schema, values } of Object.values(example)) {
      for (const [name, value] of Object.entries(values)) {
        expect({ name, ok: schema.safeParse(value).success }).toEqual({ name, ok: true });
      }
    }
    // Addresses stand in examples; none is asked for by the page itself.
    const page = (await api.ask('GET', '/api/docs')).body;
    expect(page).not.toMatch(/<(?:script|link|img|iframe|object|embed|base)\b|@import|url\(/);
    expect(page).not.toMatch(/(?:src|href|action)\s*=\s*["']?(?:https?:)?\/\//);
  });
});
