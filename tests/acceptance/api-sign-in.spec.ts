import { describe, expect, it } from '@jest/globals';
import { sessionList, signInAnswer } from '#contracts';
import { BROWSER_COOKIE, SESSION_COOKIE } from '#identity';
import { type Asked, withApi } from '../support/api/index.js';
import { withDatabase } from '../support/database/index.js';

const OWN_PAGE = { Origin: 'http://localhost:3000', 'Sec-Fetch-Site': 'same-origin' };

function cookiesOf(answer: Asked): Map<string, string> {
  return new Map(
    answer.headers.getSetCookie().map((line) => {
      const [name, value] = line.split(';')[0]!.split('=');
      return [name!, value!];
    }),
  );
}

describe('sign-in by mail', () => {
  const database = withDatabase('api_sign_in');
  const api = withApi(database, '2026-11-22T02:00:00Z');
  const ask = (email: string) => api.ask('POST', '/api/sign-in', { body: { email }, headers: OWN_PAGE });
  const verify = (body: object, headers: Record<string, string> = {}) =>
    api.ask('POST', '/api/sign-in/verify', { body, headers: { ...OWN_PAGE, ...headers } });

  async function signedIn(person = 'can-bo'): Promise<{ Cookie: string }> {
    await ask(`${person}@demo.example`);
    const answer = await verify({ token: api.letters.at(-1)!.token });
    return { Cookie: `${SESSION_COOKIE}=${cookiesOf(answer).get(SESSION_COOKIE)}` };
  }

  it('answers the same for an address that nobody has', async () => {
    const known = await ask('can-bo@demo.example');
    const unknown = await ask('khong-ai@demo.example');
    signInAnswer.parse(known.body);
    expect(unknown).toMatchObject({ status: known.status, body: known.body });
    expect([...unknown.headers.keys()].sort()).toEqual([...known.headers.keys()].sort());
    expect(api.letters.map((l) => l.person.id)).toEqual(['can-bo']);
  });

  it('lets the link in once, with a cookie for this host only', async () => {
    await ask('can-bo@demo.example');
    const { token } = api.letters.at(-1)!;
    const answer = await verify({ token });
    expect(answer.status).toBe(204);
    const line = answer.headers.getSetCookie().find((c) => c.startsWith(SESSION_COOKIE))!;
    for (const part of ['; Path=/', '; HttpOnly', '; Secure', '; SameSite=Lax']) expect(line).toContain(part);
    expect(line).not.toContain('Domain');
    const Cookie = line.split(';')[0]!;
    expect(await api.ask('GET', '/api/me', { headers: { Cookie } })).toMatchObject({
      status: 200,
      body: { id: 'can-bo' },
    });
    expect(await verify({ token })).toMatchObject({ status: 410, body: { type: 'urn:dondoc:problem:gone' } });
  });

  it('takes the code in the browser that asked, in no other', async () => {
    const asked = await ask('giam-doc@demo.example');
    const { code } = api.letters.at(-1)!;
    const body = { email: 'giam-doc@demo.example', code };
    expect(await verify(body)).toMatchObject({ status: 410 });
    const Cookie = `${BROWSER_COOKIE}=${cookiesOf(asked).get(BROWSER_COOKIE)}`;
    const wrong = { ...body, code: code === '111111' ? '222222' : '111111' };
    expect(await verify(wrong, { Cookie })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'code' }] },
    });
    expect(await verify(body, { Cookie })).toMatchObject({ status: 204 });
    expect(await verify(body, { Cookie })).toMatchObject({ status: 410 });
  });

  it('is not done by a scanner that opens every link', async () => {
    await ask('can-bo@demo.example');
    const { token } = api.letters.at(-1)!;
    for (const method of ['GET', 'HEAD']) {
      const page = await api.ask(method, `/dang-nhap/${token}`);
      expect(page.status).toBe(200);
      expect(page.headers.getSetCookie()).toEqual([]);
    }
    expect(await verify({ token })).toMatchObject({ status: 204 });
  });

  it('gives a new session each time, whatever cookie was there before', async () => {
    const planted = `${SESSION_COOKIE}=${'a'.repeat(43)}`;
    await ask('can-bo@demo.example');
    const answer = await verify({ token: api.letters.at(-1)!.token }, { Cookie: planted });
    expect(cookiesOf(answer).get(SESSION_COOKIE)).not.toBe('a'.repeat(43));
    expect(await api.ask('GET', '/api/me', { headers: { Cookie: planted } })).toMatchObject({ status: 401 });
  });

  it('ends at once: by signing out, by revoking, by losing the account', async () => {
    const first = await signedIn('giam-doc');
    const second = await signedIn('giam-doc');
    const { items } = sessionList.parse((await api.ask('GET', '/api/sessions', { headers: first })).body);
    const other = items.find((s) => !s.current)!;
    expect(
      await api.ask('DELETE', `/api/sessions/${other.id}`, { headers: { ...first, ...OWN_PAGE } }),
    ).toMatchObject({ status: 204 });
    const live = async (headers: { Cookie: string }) => (await api.ask('GET', '/api/me', { headers })).status;
    const third = await signedIn('giam-doc');
    expect(await live(first)).toBe(200);
    await api.ask('POST', '/api/sign-out', { headers: { ...first, ...OWN_PAGE } });
    expect(await live(first)).toBe(401);
    expect(await live(third)).toBe(200);
    await api.persistence.directory.changePerson('giam-doc', { active: false });
    expect([await live(second), await live(third)]).toEqual([401, 401]);
    await api.persistence.directory.changePerson('giam-doc', { active: true });
  });

  it('loses a role at once', async () => {
    const headers = await signedIn('quan-tri');
    const me = async () => (await api.ask('GET', '/api/me', { headers })).body.seesAll as boolean;
    expect(await me()).toBe(true);
    await api.persistence.directory.changePerson('quan-tri', {
      memberships: [{ unit: 'so-khcn', role: 'officer' }],
    });
    expect(await me()).toBe(false);
  });

  it('is not carried out by another site’s page', async () => {
    const headers = await signedIn();
    const from = (origin: Record<string, string>) =>
      api.ask('POST', '/api/sign-out', { headers: { ...headers, ...origin } });
    expect(await from({ Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' })).toMatchObject({
      status: 403,
    });
    expect(await from({ Origin: 'null' })).toMatchObject({ status: 403 });
    expect(await from({})).toMatchObject({ status: 403 });
    expect(await api.ask('GET', '/api/me', { headers })).toMatchObject({ status: 200 });
    expect(await from(OWN_PAGE)).toMatchObject({ status: 204 });
  });

  it('leaves neither token nor code nor address in the log', async () => {
    await ask('can-bo@demo.example');
    const { token, code } = api.letters.at(-1)!;
    await api.ask('GET', `/dang-nhap/${token}?from=canary-query`);
    await verify({ token });
    const log = api.log.join('');
    for (const secret of [token, code, 'can-bo@demo.example', 'canary-query'])
      expect(log).not.toContain(secret);
  });

  it('slows down whoever tries too often', async () => {
    let answer: Asked = await ask('chanh@demo.example');
    for (let i = 0; i < 10 && answer.status === 202; i += 1) answer = await ask('chanh@demo.example');
    expect(answer).toMatchObject({ status: 429, body: { type: 'urn:dondoc:problem:too-many-requests' } });
    expect(await ask('bi-thu@demo.example')).toMatchObject({ status: 202 });
  });
});
