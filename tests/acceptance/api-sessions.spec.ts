import { describe, expect, it } from '@jest/globals';
import { personAccess, sessionList } from '#contracts';
import { SESSION_COOKIE } from '#identity';
import { withApi } from '../support/api/index.js';
import { withDatabase } from '../support/database/index.js';

describe('sessions are listed and ended', () => {
  const database = withDatabase('api_sessions');
  const api = withApi(database, '2026-11-22T02:00:00Z');
  const open = async (person: string, device = 'Firefox') => ({
    Cookie: `${SESSION_COOKIE}=${await api.identity.sessions.open(person, device)}`,
    Origin: 'http://localhost:3000',
    'Sec-Fetch-Site': 'same-origin',
  });
  type Browser = Awaited<ReturnType<typeof open>>;
  const live = async (...browsers: Browser[]) =>
    Promise.all(
      browsers.map(async (headers) => (await api.ask('GET', '/api/me', { headers })).status === 200),
    );

  it('by oneself: one, or all the others', async () => {
    const [desk, phone, tablet] = [
      await open('can-bo'),
      await open('can-bo', 'Chrome'),
      await open('can-bo'),
    ];
    const other = await open('giam-doc');
    const { items } = sessionList.parse((await api.ask('GET', '/api/sessions', { headers: desk })).body);
    expect(items.map(({ current, userAgent }) => [current, userAgent])).toContainEqual([false, 'Chrome']);
    expect(items.filter(({ current }) => current)).toHaveLength(1);
    const chrome = items.find(({ userAgent }) => userAgent === 'Chrome')!;
    expect(await api.ask('DELETE', `/api/sessions/${chrome.id}`, { headers: desk })).toMatchObject({
      status: 204,
    });
    expect(await live(desk, phone, tablet, other)).toEqual([true, false, true, true]);
    expect(await api.ask('DELETE', '/api/sessions', { headers: desk })).toMatchObject({ status: 204 });
    expect(await live(desk, tablet, other)).toEqual([true, false, true]);
  });

  it('by an administrator: all of somebody’s, and the register says so', async () => {
    const [first, second, other] = [await open('chanh'), await open('chanh'), await open('giam-doc')];
    const seen = await api.ask('GET', '/api/people/chanh/access', { as: 'quan-tri' });
    expect(personAccess.parse(seen.body)).toMatchObject({ organisationSince: null });
    expect(seen.body.sessions).toHaveLength(2);
    const end = () => api.ask('DELETE', '/api/people/chanh/sessions', { as: 'quan-tri' });
    expect((await end()).status).toBe(204);
    expect(await live(first, second, other)).toEqual([false, false, true]);
    expect((await end()).status).toBe(204);
    expect(await database.ask(`SELECT actor, data FROM event WHERE type = 'sessions-ended'`)).toEqual([
      { actor: 'quan-tri', data: { person: 'chanh' } },
    ]);
    const paths = ['ai-do/sessions', 'chanh/organisation-account', 'ai-do/suspension'].map(
      (path) => `/api/people/${path}`,
    );
    for (const path of paths)
      expect(await api.ask('DELETE', path, { as: 'quan-tri' })).toMatchObject({ status: 404 });
    expect((await api.ask('DELETE', '/api/people/giam-doc/sessions', { as: 'chanh' })).status).toBe(403);
  });

  it('and mail goes to a suspended address again when an administrator says so, which the register has', async () => {
    const release = (as: string) => api.ask('DELETE', '/api/people/chanh/suspension', { as });
    expect(await release('quan-tri')).toMatchObject({ status: 409 });
    await api.persistence.directory.change((tx) =>
      tx.query(`UPDATE person SET suspended_address = lower(email) WHERE id = 'chanh'`),
    );
    expect((await release('van-phong-1')).status).toBe(403);
    expect((await release('quan-tri')).status).toBe(204);
    expect((await api.persistence.directory.current()).person('chanh')?.addressSuspended).toBe(false);
    expect(await database.ask(`SELECT actor, data FROM event WHERE type = 'address-released'`)).toEqual([
      { actor: 'quan-tri', data: { person: 'chanh' } },
    ]);
  });
});
