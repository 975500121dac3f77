import type { AccessReason } from '#contracts';
import type { DirectoryPerson, DirectorySnapshot } from '../people/directory.js';
import type { Account } from './provider.js';

/** Which account of a provider is whose; kept in PostgreSQL (`#persistence`). */
export interface AccountStore {
  /** The person an account is bound to. */
  personOf(issuer: string, subject: string): Promise<string | null>;
  /**
   * Binds an account to a person who has none of this provider, and says so in the register.
   *
   * @returns false when the person, or the account, is bound already
   */
  bind(account: { issuer: string; subject: string; personId: string }): Promise<boolean>;
}

export type Found = { person: string } | { refused: AccessReason; person: string | null };

/**
 * Whose an account is. At the first sign-in the claim says it, and the account is bound; from then on it is the account
 * (issuer and subject) that counts: an address can be given to somebody else, a subject is never given again.
 * Units and roles are the record's; nothing of them is read from claims.
 */
export async function personOf(
  account: Account,
  claim: string,
  directory: DirectorySnapshot,
  accounts: AccountStore,
): Promise<Found> {
  const { issuer, subject } = account;
  const named = namedBy(account, claim, directory);
  const bound = await accounts.personOf(issuer, subject);
  if (bound !== null) {
    if (named.person !== null && named.person.id !== bound)
      return { refused: 'names-another', person: bound };
    return ifActive(directory.person(bound), bound);
  }
  if (named.person === null) return { refused: named.why, person: null };
  const { id, active } = named.person;
  if (!active) return { refused: 'deactivated', person: id };
  if (await accounts.bind({ issuer, subject, personId: id })) return { person: id };
  return { refused: 'account-changed', person: id };
}

function ifActive(person: DirectoryPerson | null, id: string): Found {
  return person?.active === true ? { person: id } : { refused: 'deactivated', person: id };
}

type Named = { person: DirectoryPerson } | { person: null; why: AccessReason };

function namedBy({ claims }: Account, claim: string, directory: DirectorySnapshot): Named {
  const value = claims[claim];
  const text = typeof value === 'string' ? value.normalize('NFC').trim() : '';
  if (text === '' || text.length > 254) return { person: null, why: 'unknown-person' };
  if (claim !== 'email') return known(directory.personWithCode(text));
  if (claims['email_verified'] !== true) return { person: null, why: 'email-not-verified' };
  // By the address only: an id of ours in that claim names nobody.
  return known(text.includes('@') ? directory.person(text) : null);
}

function known(person: DirectoryPerson | null): Named {
  return person === null ? { person, why: 'unknown-person' } : { person };
}
