import { generateKeyPairSync } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type AccessReason, RETURN_PATH } from '#contracts';
import { OpenIdProvider } from '#identity';
import { paths } from '../../apps/web/src/paths.js';
import { type Asked, withApi } from '../support/api/index.js';
import { withDatabase } from '../support/database/index.js';
import { Browser } from '../support/sign-in/browser.js';
import {
  bySecret,
  bySelf,
  CLIENT,
  LawlessProvider,
  type Ways,
  withLawlessProvider,
} from '../support/sign-in/lawless-provider.js';

const CANBO = { sub: 'a-1', email: 'can-bo@demo.example', email_verified: true };
const HOUR_S = 3600;
const now = () => Math.floor(Date.now() / 1000);
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

describe('a provider that breaks one rule', () => {
  const provider = withLawlessProvider();
  const database = withDatabase('organisation_sign_in');
  const api = withApi(database, '2026-12-11T02:00:00Z', {
    organisation: () => ({ issuer: provider.issuer, secret: CLIENT.secret }),
  });
  afterEach(() => provider.obey());

  const sessions = async () => (await database.ask(`SELECT id_hash FROM session`)).length;
  const entries = () =>
    database.ask<{ outcome: string; reason: AccessReason | null; trace: string; detail: string | null }>(
      `SELECT outcome, reason, trace, detail FROM access_entry ORDER BY id`,
    );

  /** Whatever is done must end with no session, an entry that says why, and words that say nothing of who is known. */
  async function refused(
    browser: Browser,
    reason: AccessReason,
    finish: () => Promise<Asked>,
  ): Promise<string | null> {
    const before = { sessions: await sessions(), entries: (await entries()).length };
    const answer = await finish();
    expect({ status: answer.status, holds: browser.holdsSession }).toEqual({
      status: reason === 'not-begun-here' || reason === 'over' ? 410 : 403,
      holds: false,
    });
    expect(await browser.me()).toBeNull();
    expect(await sessions()).toBe(before.sessions);
    const [entry, ...more] = (await entries()).slice(before.entries);
    const { trace, detail } = answer.body as { trace: string; detail: string };
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ outcome: 'refused', reason, trace });
    expect(detail).not.toMatch(/can-bo|demo\.example|a-1|token|iss|nonce/i);
    return entry!.detail;
  }

  const through = async (browser: Browser, of: LawlessProvider = provider) =>
    of.answerTo(await browser.begin());

  it('lets nobody in by a lawful one but whom it vouches for', async () => {
    provider.sitting = CANBO;
    const browser = new Browser(api);
    expect((await browser.finish(await through(browser))).status).toBe(204);
    expect(await browser.me()).toBe('can-bo');
    expect(browser.holdsPending).toBe(false);
    expect((await entries()).at(-1)).toMatchObject({ outcome: 'in', reason: null });
    expect(RETURN_PATH).toBe(paths.organisationReturn);
  });

  const claims = (change: (claims: Record<string, unknown>) => Record<string, unknown>) => ({
    claims: (given: Record<string, unknown>) => ({ ...given, ...change(given) }),
  });
  const without = (name: string) => ({
    claims: ({ [name]: _, ...rest }: Record<string, unknown>) => rest,
  });

  it.each<[string, Partial<Ways>, RegExp]>([
    ['a signature by another key', { signature: (text) => bySelf(text, stranger) }, /signature/],
    ['no signature at all', { header: () => ({ alg: 'none' }), signature: () => '' }, /alg/],
    ['alg none with the signature of the key', { header: (h) => ({ ...h, alg: 'none' }) }, /alg/],
    [
      'a signature by the secret that both know',
      { header: (h) => ({ ...h, alg: 'HS256' }), signature: bySecret },
      /alg/,
    ],
    ['a key nobody has heard of', { header: (h) => ({ ...h, kid: 'k-0' }) }, /key|JWK/i],
    ['another issuer in the token', claims(() => ({ iss: 'https://evil.example' })), /iss/],
    ['another audience', claims(() => ({ aud: 'another-client' })), /aud/],
    ['an audience besides us', claims(() => ({ aud: [CLIENT.id, 'another-client'] })), /aud/],
    ['an authorised party that is not us', claims(() => ({ azp: 'another-client' })), /azp/],
    [
      'an authorised party that is not us, among many',
      claims(() => ({ aud: [CLIENT.id, 'x'], azp: 'x' })),
      /azp/,
    ],
    ['a token that has expired', claims(() => ({ exp: now() - 120 })), /exp/],
    ['a token without an end', without('exp'), /exp/],
    ['a token that is not valid yet', claims(() => ({ nbf: now() + 120 })), /nbf/],
    ['a token of tomorrow', claims(() => ({ iat: now() + 24 * HOUR_S, exp: now() + 25 * HOUR_S })), /iat/],
    ['another nonce', claims(() => ({ nonce: 'x'.repeat(43) })), /nonce/],
    ['no nonce', without('nonce'), /nonce/],
    ['no subject', without('sub'), /sub/],
    [
      'the name of another provider in the answer',
      { answer: (q) => q.set('iss', 'https://evil.example') },
      /iss/,
    ],
    ['no name of the provider though it promised one', { answer: (q) => q.delete('iss') }, /iss/],
    ['two codes', { answer: (q) => q.append('code', 'x') }, /code/],
    ['a token in the address', { answer: (q) => q.set('id_token', 'x') }, /implicit/],
    [
      'the person’s data for another subject',
      { ...without('email'), userInfo: (given) => ({ ...given, sub: 'a-2' }) },
      /sub/,
    ],
    ['a failure of its own', { tokenStatus: 400 }, /server_error/],
  ])('is refused: %s', async (_, ways, said) => {
    provider.sitting = CANBO;
    Object.assign(provider.ways, ways);
    const browser = new Browser(api);
    const back = await through(browser);
    expect(await refused(browser, 'not-proven', () => browser.finish(back))).toMatch(said);
  });

  it.each<[string, (query: URLSearchParams) => void]>([
    ['another state', (q) => q.set('state', 'x'.repeat(43))],
    ['no state', (q) => q.delete('state')],
    ['the state of another sign-in', (q) => q.set('state', `${q.get('state')!.slice(1)}x`)],
  ])('is refused, and ends nobody’s sign-in: %s', async (_, change) => {
    provider.sitting = CANBO;
    const browser = new Browser(api);
    const back = await through(browser);
    const forged = new URL(back);
    change(forged.searchParams);
    await refused(browser, 'not-begun-here', () => browser.finish(forged));
    expect((await browser.finish(back)).status).toBe(204);
  });

  it('is refused: an answer that was used, whatever became of it', async () => {
    provider.sitting = CANBO;
    const browser = new Browser(api);
    const address = await browser.begin();
    const [first, second] = [provider.answerTo(address), provider.answerTo(address)];
    provider.ways.claims = (given) => ({ ...given, nonce: 'x' });
    await refused(browser, 'not-proven', () => browser.finish(first));
    provider.obey();
    await refused(browser, 'over', () => browser.finish(first));
    await refused(browser, 'over', () => browser.finish(second));
  });

  it('is refused: an answer that comes after ten minutes', async () => {
    provider.sitting = CANBO;
    const browser = new Browser(api);
    const back = await through(browser);
    await database.ask(
      `UPDATE pending_sign_in SET expires_at = now() - interval '1 second' WHERE used_at IS NULL`,
    );
    await refused(browser, 'over', () => browser.finish(back));
  });

  it('is refused: an answer that was stolen, in a browser that began nothing, or something else', async () => {
    provider.sitting = CANBO;
    const [victim, thief] = [new Browser(api), new Browser(api)];
    const back = await through(victim);
    await refused(thief, 'not-begun-here', () => thief.finish(back));
    await thief.begin();
    await refused(thief, 'not-begun-here', () => thief.finish(back));
    expect((await victim.finish(back)).status).toBe(204);
  });

  it.each([
    ['checks who spends a code', true, /invalid_grant/],
    ['does not check who spends a code', false, /nonce/],
  ])(
    'is refused: a stolen code put into an answer of one’s own, by a provider that %s',
    async (_, checks, said) => {
      provider.sitting = CANBO;
      provider.ways.checksVerifier = checks;
      const [victim, thief] = [new Browser(api), new Browser(api)];
      const stolen = (await through(victim)).searchParams.get('code')!;
      const own = await through(thief);
      own.searchParams.set('code', stolen);
      expect(await refused(thief, 'not-proven', () => thief.finish(own))).toMatch(said);
    },
  );

  it('is refused: somebody who stopped on the provider’s page', async () => {
    provider.ways.answer = (query) => {
      query.delete('code');
      query.set('error', 'access_denied');
      query.set('error_description', 'canary');
    };
    const browser = new Browser(api);
    const back = await through(browser);
    expect(await refused(browser, 'cancelled', () => browser.finish(back))).not.toContain('canary');
  });

  it.each<[string, (document: Record<string, unknown>) => Record<string, unknown>]>([
    ['offers no PKCE but plain', (d) => ({ ...d, code_challenge_methods_supported: ['plain'] })],
    [
      'signs with nothing but a shared secret',
      (d) => ({ ...d, id_token_signing_alg_values_supported: ['none', 'HS256'] }),
    ],
    ['calls itself by another name', (d) => ({ ...d, issuer: 'https://evil.example' })],
  ])('is not gone to when it %s', async (_, discovery) => {
    const other = new LawlessProvider();
    other.ways.discovery = discovery;
    await other.open();
    try {
      const settings = {
        ...{ issuer: other.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, scope: 'openid' },
        ...{ redirectUri: `http://localhost:3000${RETURN_PATH}`, personClaim: 'email' },
      };
      const proof = { state: 's'.repeat(43), nonce: 'n'.repeat(43), verifier: 'v'.repeat(43) };
      await expect(new OpenIdProvider(settings, () => new Date()).begin(proof)).rejects.toMatchObject({
        code: 'unavailable',
      });
    } finally {
      await other.close();
    }
  });

  describe('an account that the provider vouches for', () => {
    const HEAD = { sub: 'b-1', email: 'giam-doc@demo.example', email_verified: true };
    const come = async (sitting: typeof provider.sitting) => {
      provider.sitting = sitting;
      const browser = new Browser(api);
      const back = await through(browser);
      return { browser, finish: () => browser.finish(back) };
    };
    const bound = () => database.ask(`SELECT subject, person_id FROM organisation_account ORDER BY subject`);

    it.each<[string, object]>([
      ['is not verified', { email_verified: false }],
      ['is said to be verified, in words', { email_verified: 'true' }],
      ['nobody says is verified', { email_verified: undefined }],
    ])('does not lead in by an address that %s', async (_, change) => {
      const { browser, finish } = await come({ ...HEAD, ...change });
      await refused(browser, 'email-not-verified', finish);
      expect(await bound()).not.toContainEqual(expect.objectContaining({ person_id: 'giam-doc' }));
    });

    it('leads in only the account that came first, and the register says so', async () => {
      const first = await come({ ...HEAD, email: 'Giam-Doc@demo.example' });
      expect((await first.finish()).status).toBe(204);
      expect(await first.browser.me()).toBe('giam-doc');
      const second = await come({ ...HEAD, sub: 'b-2' });
      await refused(second.browser, 'account-changed', second.finish);
      const events = await database.ask(
        `SELECT actor, data FROM event WHERE type = 'organisation-account-bound'`,
      );
      expect(events).toContainEqual({
        actor: 'giam-doc',
        data: { person: 'giam-doc', issuer: provider.issuer },
      });
    });

    it('stays the person’s when the address is another, but not when it is another person’s', async () => {
      const moved = await come({ ...HEAD, email: 'ten-moi@demo.example' });
      expect((await moved.finish()).status).toBe(204);
      expect(await moved.browser.me()).toBe('giam-doc');
      const taken = await come({ ...HEAD, email: 'chanh@demo.example' });
      await refused(taken.browser, 'names-another', taken.finish);
    });

    it('brings no role, no unit and no id of its own', async () => {
      const { browser, finish } = await come({
        ...{ sub: 'c-1', email: 'can-bo-2@demo.example', email_verified: true },
        ...{ roles: ['administrator'], groups: ['van-phong'], realm_access: { roles: ['administrator'] } },
      });
      expect((await finish()).status).toBe(204);
      const { body } = await browser.ask('GET', '/api/me');
      expect(body).toMatchObject({ id: 'can-bo-2', roles: ['officer'] });
      const byId = await come({ sub: 'd-1', email: 'quan-tri', email_verified: true });
      await refused(byId.browser, 'unknown-person', byId.finish);
    });

    it('is told the same whether nobody is known by it or the person has left', async () => {
      const told: string[] = [];
      const telling = async (reason: AccessReason, sitting: typeof provider.sitting) => {
        const { browser, finish } = await come(sitting);
        await refused(browser, reason, async () => {
          const answer = await finish();
          told.push((answer.body as { detail: string }).detail);
          return answer;
        });
      };
      await api.persistence.directory.changePerson('chanh', { active: false });
      await telling('deactivated', { sub: 'e-1', email: 'chanh@demo.example', email_verified: true });
      await telling('unknown-person', { sub: 'e-2', email: 'ai-do@demo.example', email_verified: true });
      await api.persistence.directory.changePerson('giam-doc', { active: false });
      await telling('deactivated', HEAD);
      expect(new Set(told).size).toBe(1);
      const [trace] = await database.ask<{ trace: string }>(
        `SELECT trace FROM access_entry WHERE reason = 'unknown-person' ORDER BY id DESC`,
      );
      const found = await api.ask('GET', `/api/access-log?trace=${trace!.trace}`, { as: 'quan-tri' });
      expect(found.body).toMatchObject({ total: 1, items: [{ reason: 'unknown-person', person: null }] });
    });
  });

  it('is believed with new keys at once, and with a clock that is half a minute off', async () => {
    provider.sitting = CANBO;
    provider.rotateKeys();
    provider.ways.claims = (given) => ({ ...given, iat: now() + 30, nbf: now() + 30 });
    const browser = new Browser(api);
    expect((await browser.finish(await through(browser))).status).toBe(204);
  });

  it('leaves no secret of a sign-in in the database or the log', async () => {
    provider.sitting = CANBO;
    const browser = new Browser(api);
    const address = new URL(await browser.begin());
    const back = provider.answerTo(address.href);
    await browser.finish(back);
    const rows = JSON.stringify([
      await database.ask(`SELECT row_to_json(p)::text AS row FROM pending_sign_in p`),
      await database.ask(`SELECT row_to_json(e)::text AS row FROM access_entry e`),
      api.log,
    ]);
    const { searchParams } = address;
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(rows).not.toContain(searchParams.get(name)!);
    expect(rows).not.toContain(back.searchParams.get('code')!);
    expect(searchParams.get('code_challenge_method')).toBe('S256');
  });

  it('is begun only by our own page', async () => {
    const foreign: Record<string, string>[] = [
      { Origin: 'https://evil.example' },
      { 'Sec-Fetch-Site': 'cross-site' },
    ];
    for (const headers of foreign) {
      expect(await api.ask('POST', '/api/sign-in/organisation', { headers })).toMatchObject({ status: 403 });
      expect(
        await api.ask('POST', '/api/sign-in/organisation/verify', { headers, body: { query: 'code=x' } }),
      ).toMatchObject({ status: 403 });
    }
  });
});
