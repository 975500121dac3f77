import { describe, expect, it } from '@jest/globals';
import { type Asked, withApi } from '../support/api/index.js';
import { withDatabase } from '../support/database/index.js';
import { LONG } from './sample.js';

/** Refused with 429, with the seconds to wait, as a problem like every other. */
function refused(answer: Asked, least = 1): void {
  expect(answer).toMatchObject({ status: 429, body: { type: 'urn:dondoc:problem:too-many-requests' } });
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(least);
}

const write = { method: 'POST', path: '/api/tasks/khong-co/commands', body: { type: 'acknowledge' } };
const real = { ms: Date.parse('2026-12-11T02:00:00Z') };
const now = () => new Date(real.ms);

describe('how often one may write', () => {
  const database = withDatabase('limits');
  const api = withApi(database, '2026-12-11T02:00:00Z', {
    now,
    writeRates: { perPerson: { burst: 5, perSecond: 0.5 }, perAddress: { burst: 40, perSecond: 0.1 } },
  });
  const writes = async (as: string | undefined, times: number, headers: Record<string, string> = {}) => {
    const answers: Asked[] = [];
    for (let i = 0; i < times; i += 1) {
      const { method, path, body } = write;
      answers.push(await api.ask(method, path, { body, headers, ...(as ? { as } : {}) }));
    }
    return answers;
  };

  it('one person is slowed down, the others are not, and reading goes on', async () => {
    const answers = await writes('can-bo', 7);
    expect(answers.map((a) => a.status)).toEqual([428, 428, 428, 428, 428, 429, 429]);
    refused(answers[5]!, 2);
    expect((await writes('giam-doc', 1))[0]!.status).toBe(428);
    expect((await api.ask('GET', '/api/me', { as: 'can-bo' })).status).toBe(200);
    real.ms += 2_000;
    expect((await writes('can-bo', 2)).map((a) => a.status)).toEqual([428, 429]);
  });

  it('another session or bearer of the same person does not help', async () => {
    real.ms += 10_000;
    await writes('kiem-tra', 5);
    const { token } = await api.identity.tokens
      .create('kiem-tra@demo.example', '1h')
      .catch(() => ({ token: '' }));
    refused((await writes(undefined, 1, { Authorization: `Bearer ${token}` }))[0]!);
  });

  it('one address is slowed down, whatever it says of itself', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 60; i += 1) {
      const spoofed = {
        'X-Forwarded-For': `203.0.113.${i}`,
        Forwarded: `for=203.0.113.${i}`,
        'X-Real-IP': `203.0.113.${i}`,
        'CF-Connecting-IP': `203.0.113.${i}`,
      };
      statuses.push((await writes(undefined, 1, spoofed))[0]!.status);
    }
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    expect(statuses.slice(-20).every((status) => status === 429)).toBe(true);
    refused((await writes('chanh', 1))[0]!);
  });

  it('before a body is read', async () => {
    const answer = await api.ask('POST', '/api/tasks', { as: 'chanh', body: '{"not json' });
    refused(answer);
    real.ms += 3_600_000;
    expect((await api.ask('POST', '/api/tasks', { as: 'chanh', body: '{"not json' })).status).toBe(400);
  });
});

describe('behind a proxy that is trusted', () => {
  const database = withDatabase('limits_proxy');
  const api = withApi(database, '2026-12-11T02:00:00Z', {
    now,
    trustedProxies: ['loopback'],
    writeRates: { perPerson: { burst: 500, perSecond: 1 }, perAddress: { burst: 3, perSecond: 0.1 } },
  });
  const from = async (forwarded: string) =>
    (await api.ask(write.method, write.path, { body: write.body, headers: { 'X-Forwarded-For': forwarded } }))
      .status;

  it('the address is what the proxy says, not what the client wrote before it', async () => {
    for (let i = 0; i < 3; i += 1) expect(await from(`10.0.0.${i}, 203.0.113.7`)).toBe(401);
    expect(await from('10.0.0.9, 203.0.113.7')).toBe(429);
    expect(await from('203.0.113.8')).toBe(401);
  });

  it('a whole network of IPv6 is one address', async () => {
    for (let i = 1; i <= 3; i += 1) expect(await from(`2001:db8:1:2::${i}`)).toBe(401);
    expect(await from('2001:db8:1:2:ffff::4')).toBe(429);
    expect(await from('2001:db8:1:3::1')).toBe(401);
  });
});

describe('how often one may sign in', () => {
  const database = withDatabase('limits_sign_in');
  const api = withApi(database, '2026-12-11T02:00:00Z', { now });
  const ask = (email: string, headers: Record<string, string> = {}) =>
    api.ask('POST', '/api/sign-in', { body: { email }, headers });

  it('one mailbox gets ten mails in a quarter of an hour, known or not, and is told the same', async () => {
    for (const email of ['can-bo@demo.example', 'khong-ai@demo.example']) {
      const statuses: number[] = [];
      for (let i = 0; i < 11; i += 1) statuses.push((await ask(email.toUpperCase())).status);
      expect(statuses).toEqual([...Array<number>(10).fill(202), 429]);
      refused(await ask(email), 60);
    }
    expect(api.letters).toHaveLength(10);
    real.ms += 16 * 60_000;
    expect((await ask('can-bo@demo.example')).status).toBe(202);
  });

  const tries = LONG ? 1000 : 150;
  it('a thousand tries of links from one address end in 429, whatever it says of itself', async () => {
    const statuses = new Map<number, number>();
    for (let i = 0; i < tries; i += 1) {
      const answer = await api.ask('POST', '/api/sign-in/verify', {
        body: { token: `${i}`.padStart(43, 'x') },
        headers: { 'X-Forwarded-For': `203.0.113.${i % 250}` },
      });
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      if (answer.status === 429) refused(answer);
    }
    expect(Object.fromEntries(statuses)).toEqual({ 410: 100, 429: tries - 100 });
  });

  it('a code is tried five times, then it is dead even when it is right', async () => {
    real.ms += 16 * 60_000;
    const asked = await ask('giam-doc@demo.example');
    const Cookie = asked.headers.getSetCookie()[0]!.split(';')[0]!;
    const { code } = api.letters.at(-1)!;
    const own = { Cookie, Origin: 'http://localhost:3000', 'Sec-Fetch-Site': 'same-origin' };
    const attempt = async (given: string) =>
      (
        await api.ask('POST', '/api/sign-in/verify', {
          body: { email: 'giam-doc@demo.example', code: given },
          headers: own,
        })
      ).status;
    const bad = code === '000000' ? '000001' : '000000';
    for (let i = 0; i < 5; i += 1) expect(await attempt(bad)).toBe(400);
    expect(await attempt(code)).toBe(410);
  });
});
