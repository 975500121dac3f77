export {
  type CalendarAddress,
  CalendarAddresses,
  type CalendarAddressStore,
} from './calendar/addresses.js';
export { Identity, type IdentityStores } from './identity.js';
export { TooManyRequests } from './limits/too-many-requests.js';
export { WRITE_RATES, type WriteLimits, type WriteRates } from './limits/write-limits.js';
export { OpenIdProvider, type OpenIdSettings } from './organisation/open-id-provider.js';
export {
  type AccessLog,
  type OrganisationPorts,
  OrganisationSignIn,
} from './organisation/organisation-sign-in.js';
export { PENDING_MINUTES, type PendingStore } from './organisation/pending.js';
export type { AccountStore } from './organisation/person-of.js';
export { type Account, type Proof, type Provider, ProviderRefusal } from './organisation/provider.js';
export { type AddUser, addUser } from './people/add-user.js';
export {
  activePerson,
  type Directory,
  type DirectoryPerson,
  type KnownPerson,
  type NewPerson,
} from './people/directory.js';
export { Authenticator, type Caller, type Credentials, signedIn } from './request/authenticate.js';
export {
  BROWSER_COOKIE,
  clearCookie,
  PENDING_COOKIE,
  readCookie,
  SESSION_COOKIE,
  setCookie,
} from './request/cookies.js';
export { isUnsafe, requireOwnPage } from './request/origin.js';
export {
  type Access,
  isAdministrator,
  isOfOffice,
  type Method,
  mayAsk,
  policyOf,
  ROUTES,
  type RoutePolicy,
  type Rows,
} from './routes/policies.js';
export { newSecret } from './secrets.js';
export type { Session, SessionStore } from './session/session.js';
export { ABSOLUTE_MS, IDLE_MS, Sessions } from './session/sessions.js';
export type { LoginCode, LoginCodeStore } from './sign-in/login-code.js';
export { CODE_MINUTES, SignIn, type SignInLetter, type SignInPorts } from './sign-in/sign-in.js';
export { type ApiToken, parseTtl, type TokenStore, Tokens } from './tokens/tokens.js';
