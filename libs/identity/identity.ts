import type { Directory } from './people/directory.js';
import { Authenticator } from './request/authenticate.js';
import type { SessionStore } from './session/session.js';
import { Sessions } from './session/sessions.js';
import type { LoginCodeStore } from './sign-in/login-code.js';
import { SignIn, type SignInPorts } from './sign-in/sign-in.js';
import { type TokenStore, Tokens } from './tokens/tokens.js';

/** Where identity keeps what it knows; implemented over PostgreSQL by `#persistence`. */
export interface IdentityStores {
  directory: Directory;
  codes: LoginCodeStore;
  sessions: SessionStore;
  tokens: TokenStore;
}

/** Sign-in, sessions and tokens of one installation. */
export class Identity {
  readonly signIn: SignIn;
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  readonly authenticator: Authenticator;

  constructor(
    readonly stores: IdentityStores,
    ports: Pick<SignInPorts, 'parseMailbox' | 'send' | 'secret' | 'now'>,
  ) {
    this.sessions = new Sessions(stores.sessions, ports.now);
    this.tokens = new Tokens(stores.tokens, stores.directory, ports.now);
    this.signIn = new SignIn({ ...ports, directory: stores.directory, codes: stores.codes });
    this.authenticator = new Authenticator(stores.directory, this.sessions, this.tokens);
  }
}
