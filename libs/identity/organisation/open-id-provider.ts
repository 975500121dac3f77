import * as oidc from 'openid-client';
import { UserError } from '#contracts';
import { type Account, type Proof, type Provider, ProviderRefusal } from './provider.js';

export interface OpenIdSettings {
  issuer: string;
  clientId: string;
  /** Null for a public client: PKCE alone proves who spends the code. */
  clientSecret: string | null;
  scope: string;
  /** The page that the provider sends browsers back to. */
  redirectUri: string;
  /** Where a person is found by; asked of the provider's user-info when the token does not say it. */
  personClaim: string;
}

const TIMEOUT_SECONDS = 10;
/** Clocks of two machines; more than that is a clock to be set, not a skew. */
const CLOCK_SKEW_SECONDS = 60;
/** Endpoints of a provider hardly ever move, and a restart of it should not need one of ours. */
const DISCOVERED_FOR_MS = 10 * 60_000;
/** Signed with a key of the provider's own; never `none`, never a secret that both know. */
const ALGORITHMS = new Set([
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
]);

/** OpenID Connect by authorization code with PKCE; the checks of the protocol are `openid-client`'s. */
export class OpenIdProvider implements Provider {
  private known: { server: oidc.ServerMetadata; until: number } | null = null;

  constructor(
    private readonly settings: OpenIdSettings,
    private readonly now: () => Date,
  ) {}

  async begin({ state, nonce, verifier }: Proof): Promise<URL> {
    const { scope, redirectUri } = this.settings;
    const config = await this.configuration();
    return oidc.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri,
      scope,
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
  }

  async finish(answer: URLSearchParams, { state, nonce, verifier }: Proof): Promise<Account> {
    const config = await this.configuration();
    const address = new URL(this.settings.redirectUri);
    address.search = answer.toString();
    try {
      const tokens = await oidc.authorizationCodeGrant(config, address, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new ProviderRefusal('not-proven', 'no ID token');
      this.requireOurs(claims);
      const more = await this.userInfo(config, tokens.access_token, claims);
      return { issuer: claims.iss, subject: claims.sub, claims: { ...more, ...claims } };
    } catch (error) {
      throw refusalOf(error);
    }
  }

  /** What the library leaves open: a token made for another client, or dated ahead of time. */
  private requireOurs({ azp, iat }: oidc.IDToken): void {
    if (azp !== undefined && azp !== this.settings.clientId)
      throw new ProviderRefusal('not-proven', 'unexpected ID Token "azp" (authorized party) claim value');
    if (iat > this.now().getTime() / 1000 + CLOCK_SKEW_SECONDS)
      throw new ProviderRefusal('not-proven', 'unexpected ID Token "iat" (issued at) claim value');
  }

  private async userInfo(
    config: oidc.Configuration,
    accessToken: string,
    claims: oidc.IDToken,
  ): Promise<Record<string, unknown>> {
    const { personClaim } = this.settings;
    if (claims[personClaim] !== undefined || config.serverMetadata().userinfo_endpoint === undefined)
      return {};
    return oidc.fetchUserInfo(config, accessToken, claims.sub);
  }

  /** A new one for each use, so that the provider's keys are those of this moment. */
  private async configuration(): Promise<oidc.Configuration> {
    const { clientId, clientSecret } = this.settings;
    const server = await this.server();
    const config = new oidc.Configuration(
      server,
      clientId,
      { [oidc.clockTolerance]: CLOCK_SKEW_SECONDS },
      clientAuthentication(server, clientSecret),
    );
    config.timeout = TIMEOUT_SECONDS;
    oidc.enableNonRepudiationChecks(config);
    if (this.isInsecure) oidc.allowInsecureRequests(config);
    return config;
  }

  private async server(): Promise<oidc.ServerMetadata> {
    const { issuer, clientId } = this.settings;
    if (this.known !== null && this.known.until > this.now().getTime()) return this.known.server;
    const execute = this.isInsecure ? [oidc.allowInsecureRequests] : [];
    const found = await oidc
      .discovery(new URL(issuer), clientId, undefined, oidc.None(), { execute, timeout: TIMEOUT_SECONDS })
      .catch((error: unknown) => {
        throw away(error);
      });
    const server = withOwnKeysOnly(found.serverMetadata());
    this.known = { server, until: this.now().getTime() + DISCOVERED_FOR_MS };
    return server;
  }

  /** Only on this machine: the environment allows no other address without TLS. */
  private get isInsecure(): boolean {
    return this.settings.issuer.startsWith('http:');
  }
}

/** @throws UserError `unavailable` when the provider could not keep the promises that sign-in rests on */
function withOwnKeysOnly(server: oidc.ServerMetadata): oidc.ServerMetadata {
  const methods = server.code_challenge_methods_supported;
  if (methods !== undefined && !methods.includes('S256'))
    throw away(new Error('the provider offers no PKCE with S256'));
  const algorithms = (server.id_token_signing_alg_values_supported ?? ['RS256']).filter((alg) =>
    ALGORITHMS.has(alg),
  );
  if (algorithms.length === 0) throw away(new Error('the provider signs with no key of its own'));
  return { ...server, id_token_signing_alg_values_supported: algorithms };
}

function clientAuthentication(server: oidc.ServerMetadata, secret: string | null): oidc.ClientAuth {
  if (secret === null) return oidc.None();
  // Where a provider takes both: the header form is written differently by some that do not decode it.
  const methods = server.token_endpoint_auth_methods_supported ?? [];
  return methods.includes('client_secret_post')
    ? oidc.ClientSecretPost(secret)
    : oidc.ClientSecretBasic(secret);
}

function refusalOf(error: unknown): Error {
  if (error instanceof ProviderRefusal || error instanceof UserError) return error;
  if (error instanceof oidc.AuthorizationResponseError) {
    const said = codeWord(error.error);
    return new ProviderRefusal(
      said === 'access_denied' ? 'cancelled' : 'not-proven',
      `the provider answered ${said}`,
      {
        cause: error,
      },
    );
  }
  if (error instanceof oidc.ResponseBodyError)
    return new ProviderRefusal('not-proven', `the provider answered ${codeWord(error.error)}`, {
      cause: error,
    });
  if (isAway(error)) return away(error);
  return new ProviderRefusal('not-proven', innermost(error), { cause: error });
}

function isAway(error: unknown): boolean {
  // What `fetch` throws when nobody answers.
  if (error instanceof TypeError) return true;
  if (!(error instanceof oidc.ClientError)) return false;
  return error.code === 'OAUTH_TIMEOUT' || error.code === 'OAUTH_ABORT' || error.cause instanceof TypeError;
}

function away(cause: unknown): UserError {
  const error = new UserError(
    'unavailable',
    'Hệ thống đăng nhập của tỉnh chưa trả lời; đề nghị thử lại sau ít phút, nếu vẫn vậy thì báo quản trị kèm mã lỗi.',
  );
  error.cause = cause;
  return error;
}

/** The library's own words; they hold no claim. */
function innermost(error: unknown): string {
  let said = error instanceof Error ? error.message : 'unknown';
  for (let inner = error; inner instanceof Error; inner = inner.cause) said = inner.message;
  return said.slice(0, 200);
}

const codeWord = (text: string): string => (/^[a-z_]{1,60}$/.test(text) ? text : 'an error');
