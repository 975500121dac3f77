import { CalendarAddresses, type CalendarAddressStore } from './calendar/addresses.js';
import { WRITE_RATES, WriteLimits, type WriteRates } from './limits/write-limits.js';
import { type OrganisationPorts, OrganisationSignIn } from './organisation/organisation-sign-in.js';
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
  calendars: CalendarAddressStore;
}

/** Sign-in, sessions and tokens of one installation. */
export class Identity {
  readonly signIn: SignIn;
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  readonly calendars: CalendarAddresses;
  readonly authenticator: Authenticator;
  readonly writes: WriteLimits;
  /** Null where the installation knows no provider. */
  readonly organisation: OrganisationSignIn | null;
  /** Whether people may sign in by mail. */
  readonly byMail: boolean;

  constructor(
    readonly stores: IdentityStores,
    ports: Pick<SignInPorts, 'parseMailbox' | 'send' | 'secret' | 'now'> & {
      writeRates?: WriteRates;
      organisation?: OrganisationPorts;
      byMail?: boolean;
    },
  ) {
    this.sessions = new Sessions(stores.sessions, ports.now);
    this.tokens = new Tokens(stores.tokens, stores.directory, ports.now);
    this.calendars = new CalendarAddresses(stores.calendars, stores.directory, ports.now);
    this.signIn = new SignIn({ ...ports, directory: stores.directory, codes: stores.codes });
    this.organisation = ports.organisation
      ? new OrganisationSignIn({ ...ports.organisation, directory: stores.directory }, ports.now)
      : null;
    this.byMail = ports.byMail ?? true;
    this.writes = new WriteLimits(ports.writeRates ?? WRITE_RATES, ports.now);
    this.authenticator = new Authenticator(stores.directory, this.sessions, this.tokens);
  }
}
