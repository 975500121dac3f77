import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type OidcProvider from 'oidc-provider';
import { RETURN_PATH, signInWays } from '#contracts';
import { withApi } from '../support/api/index.js';
import { withDatabase } from '../support/database/index.js';
import { Browser } from '../support/sign-in/browser.js';

const SECRET = 's'.repeat(40);
const STAFF: Record<string, { email: string; email_verified: boolean; employee_code: string }> = {
  'a-1': { email: 'khac@demo.example', email_verified: false, employee_code: 'CB-0042' },
};

/** The provider that others have written, as an installation would set it up for us; everybody there signs in as `a-1`. */
async function openProvider(): Promise<{ server: Server; issuer: string }> {
  // It warns of what only an installation would need.
  for (const method of ['warn', 'info'] as const)
    jest.spyOn(console, method).mockImplementation(() => undefined);
  const { default: Provider } = await import('oidc-provider');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'dondoc',
        client_secret: SECRET,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: [`http://localhost:3000${RETURN_PATH}`],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified', 'employee_code'] },
    findAccount: (_, sub) => ({ accountId: sub, claims: async () => ({ sub, ...STAFF[sub] }) }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    pkce: { required: () => true },
    cookies: { keys: ['k'.repeat(32)] },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url!.startsWith('/interaction/')) return void answer(request, response);
    void agree(provider, request, response);
  });
  return { server, issuer };
}

type Request = Parameters<OidcProvider['interactionDetails']>[0];
type Response = Parameters<OidcProvider['interactionDetails']>[1];

/** Signs in and consents, as a person would on the provider's pages. */
async function agree(provider: OidcProvider, request: Request, response: Response): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login') {
    return provider.interactionFinished(request, response, { login: { accountId: 'a-1' } });
  }
  const grant = new provider.Grant({
    accountId: session!.accountId,
    clientId: params['client_id'] as string,
  });
  grant.addOIDCScope('openid email');
  const grantId = await grant.save();
  return provider.interactionFinished(request, response, { consent: { grantId } });
}

/** A browser on the provider's pages, until it is sent away from there. */
async function walk(from: string, issuer: string): Promise<URL> {
  const jar = new Map<string, string>();
  let address = new URL(from);
  for (let steps = 0; address.href.startsWith(issuer) && steps < 12; steps += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, { redirect: 'manual', headers: { Cookie: cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0]!.split('=') as [string, string];
      jar.set(name, value);
    }
    const next = answer.headers.get('location');
    if (next === null) throw new Error(`the provider stopped: ${answer.status} ${await answer.text()}`);
    address = new URL(next, address);
  }
  return address;
}

describe('sign-in with the organisation’s account', () => {
  let issuer = '';
  let server: Server;
  beforeAll(async () => {
    ({ server, issuer } = await openProvider());
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const database = withDatabase('api_organisation');
  const api = withApi(database, '2026-11-22T02:00:00Z', {
    organisation: () => ({ issuer, secret: SECRET, claim: 'employee_code' }),
    byMail: false,
  });

  it('leads in through a provider that others have written, by the code of the employee', async () => {
    await api.persistence.directory.addUser({
      ...{ id: 'nhan-vien', email: 'nhan-vien@demo.example', name: 'Trần Thị Mẫu', employeeCode: 'CB-0042' },
      memberships: [
        { unit: 'so-khcn', role: 'officer' },
        { unit: 'so-tai-chinh', role: 'head' },
      ],
    });
    const browser = new Browser(api);
    const back = await walk(await browser.begin(), issuer);
    expect(back.pathname).toBe(RETURN_PATH);
    expect((await browser.finish(back)).status).toBe(204);
    const { body } = await browser.ask('GET', '/api/me');
    // One session for all that somebody is.
    expect(body).toMatchObject({ id: 'nhan-vien', roles: ['head', 'officer'] });
    expect(await browser.finish(back)).toMatchObject({ status: 410 });
  });

  it('is offered, and the mail is not where it is switched off', async () => {
    const ways = await api.ask('GET', '/api/sign-in');
    expect(signInWays.parse(ways.body)).toEqual({ mail: false, organisation: true });
    const asked = await api.ask('POST', '/api/sign-in', { body: { email: 'can-bo@demo.example' } });
    const link = await api.ask('POST', '/api/sign-in/verify', { body: { token: 'x'.repeat(43) } });
    expect([asked.status, link.status]).toEqual([403, 403]);
    expect(api.letters).toEqual([]);
  });

  it('says that the provider does not answer, with a code to quote', async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    const { organisation } = api.identity;
    Object.assign((organisation as unknown as { ports: { provider: object } }).ports.provider, {
      known: null,
    });
    const answer = await api.ask('POST', '/api/sign-in/organisation');
    expect(answer).toMatchObject({ status: 503, body: { trace: expect.any(String) } });
    expect(JSON.stringify(answer.body)).not.toMatch(/fetch|ECONN|127\.0/);
    await new Promise<void>((resolve) => server.listen(Number(new URL(issuer).port), '127.0.0.1', resolve));
  });
});
