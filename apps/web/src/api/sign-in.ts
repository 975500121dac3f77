import { queryOptions } from '@tanstack/react-query';
import type { OrganisationAddress, SignInAnswer, SignInWays } from '#contracts';
import { call } from './http.js';

export const waysQuery = queryOptions({
  queryKey: ['sign-in-ways'],
  queryFn: ({ signal }) => call<SignInWays>('/api/sign-in', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Asks for a mail with a link and a code; the answer is the same for an unknown address. */
export const askForMail = (email: string) =>
  call<SignInAnswer>('/api/sign-in', { method: 'POST', body: { email } });

/** Where the browser goes to sign in with the organisation's account. */
export const beginWithOrganisation = () =>
  call<OrganisationAddress>('/api/sign-in/organisation', { method: 'POST' });

/** The mailed link, the mailed code, or what the organisation's provider wrote into the address. */
export type Proof = { token: string } | { email: string; code: string } | { query: string };

/** Uses the proof up. The mailed ones only ever on a person's click: mail scanners open links. */
export const verify = (proof: Proof) =>
  call<unknown>('query' in proof ? '/api/sign-in/organisation/verify' : '/api/sign-in/verify', {
    method: 'POST',
    body: proof,
  });

export const signOut = () => call<unknown>('/api/sign-out', { method: 'POST' });
