import { UserError } from '#contracts';
import { activePerson, type Directory, type KnownPerson } from '../people/directory.js';
import type { Sessions } from '../session/sessions.js';
import type { Tokens } from '../tokens/tokens.js';
import { readCookie, SESSION_COOKIE } from './cookies.js';

/** Who sends a request, and by what. */
export interface Caller {
  person: KnownPerson;
  /** Hash of the session's secret; null for a bearer token. */
  session: string | null;
}

export interface Credentials {
  authorization: string | undefined;
  cookie: string | undefined;
}

/** Finds who sends a request. A bearer token decides alone: a cookie beside it is not looked at. */
export class Authenticator {
  constructor(
    private readonly directory: Directory,
    private readonly sessions: Sessions,
    private readonly tokens: Tokens,
  ) {}

  /** @returns null when nobody is signed in */
  async identify({ authorization, cookie }: Credentials): Promise<Caller | null> {
    if (authorization !== undefined) {
      const token = /^Bearer ([\x21-\x7e]{20,200})$/i.exec(authorization)?.[1];
      const personId = token === undefined ? null : await this.tokens.personOf(token);
      return personId === null ? null : this.active(personId, null);
    }
    const secret = readCookie(cookie, SESSION_COOKIE);
    const session = secret === null ? null : await this.sessions.find(secret);
    return session === null ? null : this.active(session.personId, session.idHash);
  }

  private async active(personId: string, session: string | null): Promise<Caller | null> {
    const person = await activePerson(this.directory, personId);
    return person === null ? null : { person, session };
  }
}

export function signedIn(caller: Caller | null): Caller {
  if (caller === null)
    throw new UserError('not-signed-in', 'Chưa đăng nhập, hoặc phiên đăng nhập đã hết hạn.');
  return caller;
}
