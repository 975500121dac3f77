import { beforeAll, describe, expect, it } from '@jest/globals';
import { BROWSER_COOKIE, SESSION_COOKIE } from '#identity';
import { Persistence } from '#persistence';
import { type Asked, withApi } from '../support/api/index.js';
import { active, command } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';

const OWN_PAGE = { Origin: 'http://localhost:3000', 'Sec-Fetch-Site': 'same-origin' };

describe('sessions and rights', () => {
  const database = withDatabase('sessions');
  const api = withApi(database, '2026-12-11T02:00:00Z');
  let id: string;
  /** Another process of the installation, such as the command line. */
  let elsewhere: Persistence;

  beforeAll(async () => {
    id = await active(api, '1.1');
    elsewhere = await database.persistence(api.clock);
  });

  const session = async (person: string) => ({
    ...OWN_PAGE,
    Cookie: `${SESSION_COOKIE}=${await api.identity.sessions.open(person, 'spec')}`,
  });
  const me = async (headers: Record<string, string>) => (await api.ask('GET', '/api/me', { headers })).status;

  it('end with the very next call when the person is disabled by another process, and do not come back', async () => {
    const headers = await session('giam-doc');
    const bearer = { Authorization: `Bearer ${await api.token('giam-doc')}` };
    expect([await me(headers), await me(bearer)]).toEqual([200, 200]);
    await elsewhere.directory.changePerson('giam-doc', { active: false });
    expect([await me(headers), await me(bearer)]).toEqual([401, 401]);
    await elsewhere.directory.changePerson('giam-doc', { active: true });
    expect([await me(headers), await me(bearer)]).toEqual([401, 401]);
    expect(await me(await session('giam-doc'))).toBe(200);
  });

  it('lose a role with the very next command', async () => {
    const give = (headers: Record<string, string>) =>
      api.ask('POST', `/api/tasks/${id}/commands`, {
        headers: { ...headers, 'If-Match': '"999999999"' },
        body: { type: 'suspend', reason: 'Chờ' },
      });
    const headers = await session('pho-chanh');
    expect(await give(headers)).toMatchObject({ status: 412 });
    await elsewhere.directory.changePerson('pho-chanh', {
      memberships: [{ unit: 'so-khcn', role: 'officer' }],
    });
    expect(await give(headers)).toMatchObject({ status: 403 });
    await elsewhere.directory.changePerson('pho-chanh', { memberships: [] });
    expect(await api.ask('GET', `/api/tasks/${id}`, { headers })).toMatchObject({ status: 403 });
  });

  it('an answer that was kept for a repeated request is not given to who has lost the right to sign in', async () => {
    const headers = { ...(await session('dau-moi')), 'Idempotency-Key': 'k-1' };
    expect((await api.ask('POST', '/api/sign-out', { headers })).status).toBe(204);
    expect((await api.ask('DELETE', '/api/sessions/x', { headers })).status).toBe(401);
  });

  it('a repeated request of another person does not get the first one’s answer', async () => {
    const acknowledge = { type: 'report-progress', note: 'Đang làm' };
    const first = await command(api, 'can-bo', id, acknowledge, { 'Idempotency-Key': 'k-2' });
    expect(first.status).toBe(200);
    const other = await api.ask('POST', `/api/tasks/${id}/commands`, {
      as: 'can-bo-2',
      body: acknowledge,
      headers: { 'Idempotency-Key': 'k-2', 'If-Match': `"${first.body.task.version - 1}"` },
    });
    expect(other.status).toBe(403);
  });

  describe('cookies', () => {
    const signIn = async (): Promise<Asked> => {
      await api.ask('POST', '/api/sign-in', { body: { email: 'can-bo@demo.example' }, headers: OWN_PAGE });
      return api.ask('POST', '/api/sign-in/verify', {
        body: { token: api.letters.at(-1)!.token },
        headers: OWN_PAGE,
      });
    };

    it('are bound to this host, out of reach of scripts, and only sent over a secure line', async () => {
      const asked = await api.ask('POST', '/api/sign-in', { body: { email: 'can-bo@demo.example' } });
      const verified = await signIn();
      const lines = [...asked.headers.getSetCookie(), ...verified.headers.getSetCookie()];
      expect(lines.map((line) => line.split('=')[0]).sort()).toEqual(
        [BROWSER_COOKIE, BROWSER_COOKIE, SESSION_COOKIE].sort(),
      );
      for (const line of lines) {
        expect(line).toMatch(/^__Host-[^;]+; Path=\/; Max-Age=\d+; HttpOnly; Secure; SameSite=Lax$/);
      }
    });

    it('are not set by any address that is only opened', async () => {
      for (const path of ['/', '/dang-nhap', '/api/me', '/api/docs', '/health/live']) {
        expect((await api.ask('GET', path)).headers.getSetCookie()).toEqual([]);
      }
    });

    it('hold nothing that stands in the database', async () => {
      const [cookie] = (await signIn()).headers.getSetCookie();
      const secret = /=([^;]+);/.exec(cookie!)![1]!;
      const rows = await database.ask(`SELECT row_to_json(s)::text AS row FROM session s`);
      expect(JSON.stringify(rows)).not.toContain(secret);
      const codes = await database.ask(`SELECT row_to_json(c)::text AS row FROM login_code c`);
      const { token, code } = api.letters.at(-1)!;
      expect(JSON.stringify(codes)).not.toContain(token);
      expect(JSON.stringify(codes)).not.toMatch(new RegExp(`"${code}"`));
    });
  });

  describe('a page of another site', () => {
    const UNSAFE: [string, string, object | undefined][] = [
      ['POST', '/api/tasks', { programme: 'khcn', code: '9.9', title: 'Việc' }],
      ['POST', '/api/tasks/khcn-1.1/commands', { type: 'acknowledge' }],
      ['POST', '/api/sign-in', { email: 'can-bo@demo.example' }],
      ['POST', '/api/sign-in/verify', { token: 'x'.repeat(43) }],
      ['POST', '/api/sign-out', undefined],
      ['DELETE', '/api/sessions/x', undefined],
    ];
    const FOREIGN: Record<string, string>[] = [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Origin: 'http://localhost:3000.evil.example' },
      { Origin: 'http://localhost' },
      { Origin: 'https://localhost:3000' },
      { Origin: 'http://localhost:3000', 'Sec-Fetch-Site': 'cross-site' },
      { Origin: 'http://localhost:3000', 'Sec-Fetch-Site': 'same-site' },
      { 'Sec-Fetch-Site': 'none' },
    ];

    it.each(UNSAFE)('does not get %s %s done', async (method, path, body) => {
      const cookie = await session('van-phong-1');
      for (const foreign of FOREIGN) {
        const headers = { Cookie: cookie.Cookie, ...foreign };
        const answer = await api.ask(method, path, { headers, ...(body ? { body } : {}) });
        expect({ foreign, status: answer.status }).toEqual({ foreign, status: 403 });
      }
      const silent = await api.ask(method, path, {
        headers: { Cookie: cookie.Cookie },
        ...(body ? { body } : {}),
      });
      expect(silent.status).toBe(403);
    });

    it('does not get an answer it may read, nor a method of its choice', async () => {
      const headers = { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' };
      const preflight = await api.ask('OPTIONS', '/api/tasks', { headers });
      expect([...preflight.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
      const cookie = await session('van-phong-1');
      const tricked = await api.ask('GET', '/api/sign-out?_method=POST', {
        headers: { ...cookie, 'X-HTTP-Method-Override': 'POST', 'X-HTTP-Method': 'DELETE' },
      });
      expect(tricked.status).toBe(404);
      expect(await me(cookie)).toBe(200);
    });
  });
});
