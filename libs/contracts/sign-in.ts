import { z } from 'zod';
import { paging } from './http.js';
import { instant } from './time.js';
import { personRef } from './views-directory.js';

/** Ways into the installation, and who took them. */

/** What the sign-in page offers. */
export const signInWays = z
  .object({ mail: z.boolean(), organisation: z.boolean() })
  .meta({ id: 'SignInWays' });
export type SignInWays = z.infer<typeof signInWays>;

/** The page that the organisation's provider sends browsers back to: it is registered there, so it does not change. */
export const RETURN_PATH = '/dang-nhap/to-chuc';

/** Where the browser goes to sign in with the organisation's account. */
export const organisationAddress = z.object({ address: z.url() }).meta({ id: 'OrganisationAddress' });
export type OrganisationAddress = z.infer<typeof organisationAddress>;

/** What the provider wrote into the address it sent the browser back to, whole and unread. */
export const organisationReturn = z.strictObject({ query: z.string().min(1).max(4000) });
export type OrganisationReturn = z.infer<typeof organisationReturn>;

/** Why the organisation's account did not lead in; the person is only told what to do. */
export const ACCESS_REASONS = [
  /** No sign-in was begun in this browser, or another one. */
  'not-begun-here',
  /** Used before, or longer ago than it may be. */
  'over',
  'cancelled',
  /** The provider answered what its own keys, its name or this sign-in do not bear out. */
  'not-proven',
  'email-not-verified',
  'unknown-person',
  'deactivated',
  /** The person came by another account of the provider before. */
  'account-changed',
  /** The account is one person's and its claims name another. */
  'names-another',
] as const;
export const accessReason = z.enum(ACCESS_REASONS);
export type AccessReason = z.infer<typeof accessReason>;

const accessEntry = z.object({
  id: z.string(),
  at: instant,
  outcome: z.enum(['in', 'refused']),
  reason: accessReason.nullable(),
  /** What the protocol's check said, for whoever mends it. */
  detail: z.string().nullable(),
  person: personRef.nullable(),
  /** The code that the person was shown. */
  trace: z.string(),
});
export const accessLog = z
  .object({ items: z.array(accessEntry), total: z.int().min(0).max(10_000_000) })
  .meta({ id: 'AccessLog' });
export type AccessLog = z.infer<typeof accessLog>;

export const accessLogQuery = z.strictObject({
  ...paging,
  /** The code that somebody was shown. */
  trace: z.string().trim().min(1).max(100).optional(),
});
export type AccessLogQuery = z.infer<typeof accessLogQuery>;
