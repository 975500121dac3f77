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
    for (const path of ['/api/people/ai-do/sessions', '/api/people/chanh/organisation-account'])
      expect(await api.ask('DELETE', path, { as: 'quan-tri' })).toMatchObject({ status: 404 });
    expect((await api.ask('DELETE', '/api/people/giam-doc/sessions', { as: 'chanh' })).status).toBe(403);
  });
});
