import { type Env, RETURN_PATH } from '#contracts';
import { OpenIdProvider, type OrganisationPorts } from '#identity';
import type { Persistence } from '#persistence';

interface Parts {
  /** On the programme's clock: what is recorded. */
  persistence: Persistence;
  /** On real time: limits of safety. */
  access: Persistence;
  now: () => Date;
}

type Settings = Pick<
  Env,
  'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET' | 'OIDC_SCOPE' | 'OIDC_PERSON_CLAIM' | 'PUBLIC_URL'
>;

/** Nothing where the environment names no provider. */
export function organisationPorts(
  env: Settings,
  { persistence, access, now }: Parts,
): { organisation?: OrganisationPorts } {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_PERSON_CLAIM: claim } = env;
  if (issuer === undefined || clientId === undefined) return {};
  const provider = new OpenIdProvider(
    {
      ...{ issuer, clientId, clientSecret: env.OIDC_CLIENT_SECRET ?? null, scope: env.OIDC_SCOPE },
      redirectUri: `${env.PUBLIC_URL}${RETURN_PATH}`,
      personClaim: claim,
    },
    now,
  );
  const accounts = persistence.organisationAccounts;
  return {
    organisation: { provider, accounts, pending: access.pendingSignIns, log: access.accessEntries, claim },
  };
}
