import { beforeAll, describe, expect, it } from '@jest/globals';
import { ROUTES } from '#identity';
import { isOwnPath } from '../../apps/web/src/screens/sign-in/own-path.js';
import { INDEX_HTML, withApi } from '../support/api/index.js';
import { withDatabase } from '../support/database/index.js';
import { type Stage, setStage } from './cast.js';

const NONCE = /'nonce-([A-Za-z0-9+/=]{20,})'/;

describe('the page and its headers', () => {
  const database = withDatabase('page');
  const api = withApi(database, '2026-12-11T02:00:00Z');
  let stage: Stage;

  beforeAll(async () => {
    stage = await setStage(api);
  }, 60_000);

  const pages = () => [
    '/',
    '/dang-nhap',
    '/dang-nhap/x',
    '/nhiem-vu',
    `/nhiem-vu/${stage.task.own}`,
    '/khong-co',
  ];

  it('has a policy without inline, with a nonce that is new each time and stands in the page', async () => {
    const seen = new Set<string>();
    for (const path of [...pages(), '/api/docs']) {
      for (let i = 0; i < 3; i += 1) {
        const { status, headers, body } = await api.ask('GET', path);
        const policy = headers.get('content-security-policy')!;
        const nonce = NONCE.exec(policy)![1]!;
        expect({ path, status }).toEqual({ path, status: 200 });
        expect(policy).not.toMatch(/unsafe-|\*|http:|https:|data:(?!;)(?!.*img)/);
        for (const directive of [
          "script-src 'self' 'nonce-",
          "object-src 'none'",
          "base-uri 'none'",
          "form-action 'self'",
        ])
          expect(policy).toContain(directive);
        expect(seen.has(nonce)).toBe(false);
        seen.add(nonce);
        expect(body).toContain(nonce);
        expect(body).not.toContain('__CSP_NONCE__');
        // Whatever is inline carries the nonce; nothing else is there.
        for (const tag of String(body).match(/<(script|style)\b[^>]*>/g) ?? [])
          expect(tag).toMatch(/src="\/assets\/|nonce="/);
        expect(body).not.toMatch(/\son\w+=|javascript:|style="/);
      }
    }
    expect(INDEX_HTML).toContain('__CSP_NONCE__');
  });

  it('is kept by nobody, but for assets with a hash in their name', async () => {
    const addresses = [
      ...pages(),
      ...ROUTES.filter((r) => r.method === 'GET').map((r) => r.path),
      '/api/khong-co',
    ];
    for (const path of addresses) {
      for (const as of ['van-phong-1', undefined]) {
        const { headers } = await api.ask('GET', path.replace(':id', stage.task.own), as ? { as } : {});
        const store = headers.get('cache-control');
        // A stream says more: that nobody on its way may change it.
        const wanted = path === '/api/stream' && as ? expect.stringContaining('no-store') : 'no-store';
        expect({ path, store }).toEqual({ path, store: wanted });
      }
    }
    expect((await api.ask('GET', '/assets/a-1.js')).headers.get('cache-control')).toContain('immutable');
  });

  it('shows a mail in a frame that can run nothing', async () => {
    const { headers } = await api.ask('GET', `/api/messages/${stage.mail.own}/html`, { as: 'can-bo' });
    const policy = headers.get('content-security-policy')!;
    expect(policy).toMatch(/default-src 'none'.*sandbox(?! allow).*frame-ancestors 'self'/);
    expect(policy).not.toContain('script-src');
  });

  it('repeats nothing of the address', async () => {
    for (const path of [
      '/%3Cscript%3Ealert(1)%3C/script%3E',
      '/?q=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E',
    ]) {
      expect((await api.ask('GET', path)).body).not.toMatch(/alert\(1\)/);
    }
    const problem = await api.ask('GET', '/api/tasks/%3Cscript%3E', { as: 'can-bo' });
    expect(problem.headers.get('content-type')).toContain('application/problem+json');
    expect(problem.headers.get('x-content-type-options')).toBe('nosniff');
  });

  const ELSEWHERE = [
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    ' //evil.example',
    'https:evil.example',
    'https://evil.example',
    'HTTPS://evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'evil.example',
    '@evil.example',
    '///evil.example',
    '/\u0000/evil.example',
    '',
  ];

  it.each(ELSEWHERE)('leads nobody elsewhere after signing in: %j', (path) => {
    expect(isOwnPath(path)).toBe(false);
  });

  it('leads back to where one wanted to be', () => {
    for (const path of ['/', '/nhiem-vu/khcn-1.1?xem=lich-su#m1', '/viec-cua-toi']) {
      expect(isOwnPath(path)).toBe(true);
    }
  });

  it('sends nobody anywhere by itself', async () => {
    for (const path of [
      '/nhiem-vu/',
      '//evil.example/%2e%2e',
      '/assets//evil.example/..',
      '/dang-nhap?tiep=//evil.example',
    ]) {
      const { status, headers } = await api.ask('GET', path);
      expect({ path, location: headers.get('location'), redirect: status >= 300 && status < 400 }).toEqual({
        path,
        location: null,
        redirect: false,
      });
    }
  });
});
