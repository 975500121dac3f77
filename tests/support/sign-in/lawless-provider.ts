import { createHash, createHmac, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from '@jest/globals';

export const CLIENT = { id: 'dondoc', secret: 'secret-of-the-client-at-the-provider-0123456789' };

type Claims = Record<string, unknown>;

/** Whoever sits before the provider's page. */
export interface Sitting {
  sub: string;
  email?: string;
  email_verified?: boolean;
  [claim: string]: unknown;
}

/** What a provider does, each of which can be done wrongly. */
export interface Ways {
  discovery: (document: Claims) => Claims;
  /** What is written into the address that the browser is sent back to. */
  answer: (query: URLSearchParams) => void;
  claims: (claims: Claims) => Claims;
  header: (header: Claims) => Claims;
  /** Signs `header.payload`. */
  signature: (signed: string, own: KeyObject) => string;
  userInfo: (claims: Claims) => Claims;
  checksVerifier: boolean;
  tokenStatus: number;
}

const LAWFUL: Ways = {
  discovery: (document) => document,
  answer: () => undefined,
  claims: (claims) => claims,
  header: (header) => header,
  signature: (signed, own) => bySelf(signed, own),
  userInfo: (claims) => claims,
  checksVerifier: true,
  tokenStatus: 200,
};

export const bySelf = (signed: string, key: KeyObject): string =>
  sign('sha256', Buffer.from(signed), key).toString('base64url');
export const bySecret = (signed: string): string =>
  createHmac('sha256', CLIENT.secret).update(signed).digest('base64url');

const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

interface Given {
  nonce: string;
  challenge: string;
  redirectUri: string;
  sitting: Sitting;
}

/** A provider that keeps the rules of OpenID Connect, but for those that a test has it break. */
export class LawlessProvider {
  ways: Ways = { ...LAWFUL };
  sitting: Sitting = { sub: 'nobody' };
  issuer = '';
  /** How often the keys were asked for. */
  keysAsked = 0;
  private key = newKey();
  private keyId = 'k1';
  private readonly codes = new Map<string, Given>();
  private readonly tokens = new Map<string, Given>();
  private readonly server = createServer((request, response) => void this.serve(request, response));

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.issuer = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  obey(): void {
    this.ways = { ...LAWFUL };
  }

  /** The old key is gone at once. */
  rotateKeys(): void {
    this.key = newKey();
    this.keyId = `k${randomBytes(4).toString('hex')}`;
  }

  /** What the provider's page does once the person has signed in there: the address the browser is sent to. */
  answerTo(address: string): URL {
    const asked = new URL(address).searchParams;
    const code = randomBytes(16).toString('base64url');
    const redirectUri = asked.get('redirect_uri')!;
    this.codes.set(code, {
      nonce: asked.get('nonce')!,
      challenge: asked.get('code_challenge')!,
      redirectUri,
      sitting: this.sitting,
    });
    const back = new URL(redirectUri);
    back.search = new URLSearchParams({ code, state: asked.get('state')!, iss: this.issuer }).toString();
    this.ways.answer(back.searchParams);
    return back;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = (status: number, body: Claims) => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    };
    const { pathname, href } = new URL(request.url!, this.issuer);
    if (pathname === '/.well-known/openid-configuration')
      return answer(200, this.ways.discovery(this.document()));
    if (pathname === '/authorize') {
      response.writeHead(302, { Location: this.answerTo(href).href }).end();
      return;
    }
    if (pathname === '/keys') {
      this.keysAsked += 1;
      const jwk = this.key.publicKey.export({ format: 'jwk' });
      return answer(200, { keys: [{ ...jwk, kid: this.keyId, use: 'sig', alg: 'RS256' }] });
    }
    if (pathname === '/user-info') {
      const given = this.tokens.get((request.headers.authorization ?? '').replace('Bearer ', ''));
      return given ? answer(200, this.ways.userInfo({ ...given.sitting })) : answer(401, {});
    }
    if (pathname === '/token') return this.token(request, answer);
    answer(404, {});
  }

  private document(): Claims {
    return {
      issuer: this.issuer,
      authorization_endpoint: `${this.issuer}/authorize`,
      token_endpoint: `${this.issuer}/token`,
      userinfo_endpoint: `${this.issuer}/user-info`,
      jwks_uri: `${this.issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    };
  }

  private async token(
    request: IncomingMessage,
    answer: (status: number, body: Claims) => void,
  ): Promise<void> {
    const body = new URLSearchParams((await request.toArray()).join(''));
    const [, basic = ''] = (request.headers.authorization ?? '').split('Basic ');
    const [id, secret] = Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent);
    const given = this.codes.get(body.get('code') ?? '');
    this.codes.delete(body.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url');
    const proven = !this.ways.checksVerifier || challenge === given?.challenge;
    if (this.ways.tokenStatus !== 200) return answer(this.ways.tokenStatus, { error: 'server_error' });
    if (id !== CLIENT.id || secret !== CLIENT.secret) return answer(401, { error: 'invalid_client' });
    if (!given || !proven || body.get('redirect_uri') !== given.redirectUri)
      return answer(400, { error: 'invalid_grant' });
    const accessToken = randomBytes(16).toString('base64url');
    this.tokens.set(accessToken, given);
    answer(200, { access_token: accessToken, token_type: 'Bearer', id_token: this.idToken(given) });
  }

  private idToken({ nonce, sitting }: Given): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: this.issuer, aud: CLIENT.id, iat: now, exp: now + 300, nonce, ...sitting };
    const part = (value: Claims) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const header = part(this.ways.header({ alg: 'RS256', kid: this.keyId }));
    const signed = `${header}.${part(this.ways.claims(claims))}`;
    return `${signed}.${this.ways.signature(signed, this.key.privateKey)}`;
  }
}

/** Opened before the API that trusts it: call before `withApi`. */
export function withLawlessProvider(): LawlessProvider {
  const provider = new LawlessProvider();
  beforeAll(() => provider.open());
  afterAll(() => provider.close());
  return provider;
}
