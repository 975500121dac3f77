import { describe, expect, it } from '@jest/globals';
import type { UserError, UserErrorCode } from '#contracts';
import { CANBO, stores } from './fixtures/stores.js';
import { ABSOLUTE_MS, addUser, IDLE_MS, Identity, SESSION_COOKIE, type SignInLetter } from './index.js';

function setUp() {
  let now = Date.parse('2026-11-22T02:00:00Z');
  const letters: SignInLetter[] = [];
  const kept = stores(() => now);
  const identity = new Identity(kept, {
    parseMailbox: (text) => (/^[a-z0-9.]+@[a-z.]+$/i.test(text) ? text : null),
    send: (letter) => letters.push(letter),
    secret: 'k'.repeat(32),
    now: () => new Date(now),
  });
  const from = { ip: '127.0.0.1', browser: null };
  return {
    identity,
    kept,
    letters,
    from,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

async function refusal(work: Promise<unknown>): Promise<UserErrorCode> {
  return work.then(
    () => {
      throw new Error('was not refused');
    },
    (error: UserError) => error.code,
  );
}

describe('sign-in by mail', () => {
  it('takes the link once', async () => {
    const { identity, letters, from } = setUp();
    await identity.signIn.ask('canbo@demo.example', from);
    const { token } = letters[0]!;
    expect((await identity.signIn.byToken(token, from.ip)).id).toBe('p1');
    expect(await refusal(identity.signIn.byToken(token, from.ip))).toBe('gone');
  });

  it('gives a link used by two at once to one of them', async () => {
    const { identity, letters, from } = setUp();
    await identity.signIn.ask('canbo@demo.example', from);
    const { token } = letters[0]!;
    const both = await Promise.allSettled([
      identity.signIn.byToken(token, 'a'),
      identity.signIn.byToken(token, 'b'),
    ]);
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('takes the code only in the browser that asked', async () => {
    const { identity, letters, from } = setUp();
    const { browser } = await identity.signIn.ask('canbo@demo.example', from);
    const { code } = letters[0]!;
    const email = 'canbo@demo.example';
    expect(code).toMatch(/^\d{6}$/);
    expect(await refusal(identity.signIn.byCode(email, code, from))).toBe('gone');
    expect(
      await refusal(identity.signIn.byCode(email, code, { ...from, browser: 'another'.repeat(5) })),
    ).toBe('gone');
    expect((await identity.signIn.byCode(email, code, { ...from, browser })).id).toBe('p1');
    expect(await refusal(identity.signIn.byCode(email, code, { ...from, browser }))).toBe('gone');
  });

  it('closes a code after five wrong tries, even for the right one', async () => {
    const { identity, letters, from } = setUp();
    const { browser } = await identity.signIn.ask('canbo@demo.example', from);
    const wrong = letters[0]!.code === '000000' ? '000001' : '000000';
    for (let i = 0; i < 5; i += 1) {
      expect(await refusal(identity.signIn.byCode('canbo@demo.example', wrong, { ...from, browser }))).toBe(
        'invalid-input',
      );
    }
    expect(
      await refusal(identity.signIn.byCode('canbo@demo.example', letters[0]!.code, { ...from, browser })),
    ).toBe('gone');
  });

  it('lets codes of one mailbox be guessed thirty times a day, from wherever, and the link go on working', async () => {
    const { identity, letters, pass } = setUp();
    const email = 'canbo@demo.example';
    const guess = async (n: number) => {
      const from = { ip: `10.0.0.${n}`, browser: null };
      const { browser } = await identity.signIn.ask(email, from);
      const wrong = letters.at(-1)!.code === '000000' ? '000001' : '000000';
      const tries = [];
      for (let i = 0; i < 5; i += 1)
        tries.push(await refusal(identity.signIn.byCode(email, wrong, { ...from, browser })));
      pass(15 * 60_000);
      return new Set(tries);
    };
    for (let n = 0; n < 6; n += 1) expect(await guess(n)).toEqual(new Set(['invalid-input']));
    expect(await guess(6)).toEqual(new Set(['too-many-requests']));
    await identity.signIn.ask(email, { ip: '10.0.1.1', browser: null });
    expect((await identity.signIn.byToken(letters.at(-1)!.token, '10.0.1.1')).id).toBe('p1');
    pass(24 * 60 * 60_000);
    expect(await guess(7)).toEqual(new Set(['invalid-input']));
  });

  it('lets link and code grow old after ten minutes', async () => {
    const { identity, letters, from, pass } = setUp();
    const { browser } = await identity.signIn.ask('canbo@demo.example', from);
    pass(10 * 60_000);
    expect(await refusal(identity.signIn.byToken(letters[0]!.token, from.ip))).toBe('gone');
    expect(
      await refusal(identity.signIn.byCode('canbo@demo.example', letters[0]!.code, { ...from, browser })),
    ).toBe('gone');
  });

  it('takes an unknown address the same way, only without a mail', async () => {
    const { identity, kept, letters, from } = setUp();
    const answer = await identity.signIn.ask('nobody@demo.example', from);
    expect(answer.browser.length).toBeGreaterThan(20);
    expect(letters).toHaveLength(0);
    expect(kept.rows).toHaveLength(1);
    expect(
      await refusal(
        identity.signIn.byCode('nobody@demo.example', '123456', { ...from, browser: answer.browser }),
      ),
    ).toBe('invalid-input');
  });

  it('mails nobody who was disabled, nor lets a link sent before in', async () => {
    const { identity, kept, letters, from } = setUp();
    await identity.signIn.ask('canbo@demo.example', from);
    kept.people[0] = { ...CANBO, active: false };
    expect(await refusal(identity.signIn.byToken(letters[0]!.token, from.ip))).toBe('gone');
    await identity.signIn.ask('canbo@demo.example', from);
    expect(letters).toHaveLength(1);
  });

  it('refuses what is not one mailbox, by field', async () => {
    const { identity, kept, from } = setUp();
    expect(await refusal(identity.signIn.ask('a@x.vn, b@y.vn', from))).toBe('invalid-input');
    expect(kept.rows).toHaveLength(0);
  });

  it('limits how often one address and one source may ask, not for good', async () => {
    const { identity, letters, from, pass } = setUp();
    for (let i = 0; i < 10; i += 1)
      await identity.signIn.ask('canbo@demo.example', { ...from, ip: `10.0.0.${i}` });
    expect(await refusal(identity.signIn.ask('Canbo@demo.example', { ...from, ip: '10.0.1.1' }))).toBe(
      'too-many-requests',
    );
    pass(15 * 60_000);
    await identity.signIn.ask('canbo@demo.example', from);
    expect(letters).toHaveLength(11);
    for (let i = 0; i < 99; i += 1) await identity.signIn.ask(`x${i}@demo.example`, from);
    expect(await refusal(identity.signIn.ask('y@demo.example', from))).toBe('too-many-requests');
  });

  it('keeps no secret in its rows', async () => {
    const { identity, kept, letters, from } = setUp();
    const { browser } = await identity.signIn.ask('canbo@demo.example', from);
    const stored = JSON.stringify(kept.rows);
    for (const secret of [letters[0]!.token, letters[0]!.code, browser])
      expect(stored).not.toContain(`"${secret}"`);
  });
});

describe('sessions', () => {
  const cookie = (secret: string) => ({
    authorization: undefined,
    cookie: `a=b; ${SESSION_COOKIE}=${secret}`,
  });

  it('know who is signed in until they are closed, at once', async () => {
    const { identity } = setUp();
    const secret = await identity.sessions.open('p1', 'Firefox');
    const caller = await identity.authenticator.identify(cookie(secret));
    expect(caller?.person.id).toBe('p1');
    await identity.sessions.close(caller!.session!);
    expect(await identity.authenticator.identify(cookie(secret))).toBeNull();
  });

  it('end when idle, and in any case after their longest time', async () => {
    const { identity, pass } = setUp();
    const secret = await identity.sessions.open('p1', '');
    pass(IDLE_MS + 1);
    expect(await identity.sessions.find(secret)).toBeNull();
    const busy = await identity.sessions.open('p1', '');
    for (let t = 0; t < ABSOLUTE_MS - IDLE_MS; t += IDLE_MS - 60_000) {
      pass(IDLE_MS - 60_000);
      expect(await identity.sessions.find(busy)).not.toBeNull();
    }
    pass(IDLE_MS - 60_000);
    expect(await identity.sessions.find(busy)).toBeNull();
  });

  it('end with the person, and show the roles of this moment', async () => {
    const { identity, kept } = setUp();
    const secret = await identity.sessions.open('p1', '');
    kept.people[0] = { ...CANBO, memberships: [] };
    expect((await identity.authenticator.identify(cookie(secret)))?.person.memberships).toEqual([]);
    kept.people[0] = { ...CANBO, active: false };
    expect(await identity.authenticator.identify(cookie(secret))).toBeNull();
  });

  it('are listed and revoked by their owner only', async () => {
    const { identity } = setUp();
    const first = await identity.sessions.open('p1', 'Máy\r\nbàn');
    const found = await identity.sessions.find(first);
    await identity.sessions.open('p1', 'Điện thoại');
    const list = await identity.sessions.list('p1', found!.idHash);
    expect(list).toHaveLength(2);
    const mine = list.find((s) => s.current)!;
    expect(mine.userAgent).toBe('Máy  bàn');
    expect(await refusal(identity.sessions.revoke('p2', mine.id))).toBe('not-found');
    await identity.sessions.revoke('p1', mine.id);
    expect(await identity.sessions.find(first)).toBeNull();
  });
});

describe('bearer tokens', () => {
  const bearer = (token: string) => ({ authorization: `Bearer ${token}`, cookie: undefined });

  it('stand for a person until they expire', async () => {
    const { identity, pass } = setUp();
    const { token, expiresAt } = await identity.tokens.create('canbo@demo.example', '1h');
    expect(expiresAt).toBe('2026-11-22T03:00:00.000Z');
    expect((await identity.authenticator.identify(bearer(token)))?.person.id).toBe('p1');
    expect(await identity.authenticator.identify(bearer(`${token}x`))).toBeNull();
    pass(3_600_000);
    expect(await identity.authenticator.identify(bearer(token))).toBeNull();
  });

  it('are refused for nobody and for a bad span', async () => {
    const { identity } = setUp();
    expect(await refusal(identity.tokens.create('x@demo.example', '1h'))).toBe('not-found');
    for (const ttl of ['', '1', 'h', '0h', '-1h', '1y', '400d']) {
      expect(await refusal(identity.tokens.create('canbo@demo.example', ttl))).toBe('invalid-input');
    }
  });
});

describe('adding a user', () => {
  const add = (change: Partial<{ email: string; role: string; unit: string }>) => {
    const { kept } = setUp();
    const input = { email: 'moi@demo.example', role: 'administrator', unit: 'so-khcn', ...change };
    return addUser(input, kept.directory, (text) => (/^[^\s,<>]+@[^\s,<>]+$/.test(text) ? text : null));
  };

  it('enters the person with the role', async () => {
    expect(await add({})).toMatchObject({
      email: 'moi@demo.example',
      memberships: [{ unit: 'so-khcn', role: 'administrator' }],
    });
  });

  it.each([
    ['email', { email: 'a@x.vn, b@y.vn' }],
    ['email', { email: 'canbo@demo.example' }],
    ['role', { role: 'king' }],
    ['unit', { unit: 'nowhere' }],
  ])('refuses a bad %s', async (field, change) => {
    await expect(add(change)).rejects.toMatchObject({ code: 'invalid-input', fields: [{ path: field }] });
  });
});
