export { Identity, type IdentityStores } from './identity.js';
export { TooManyRequests } from './limits/too-many-requests.js';
export { WRITE_RATES, type WriteLimits, type WriteRates } from './limits/write-limits.js';
export { type AddUser, addUser } from './people/add-user.js';
export {
  activePerson,
  type Directory,
  type DirectoryPerson,
  type KnownPerson,
  type NewPerson,
} from './people/directory.js';
export { Authenticator, type Caller, type Credentials, signedIn } from './request/authenticate.js';
export { BROWSER_COOKIE, clearCookie, readCookie, SESSION_COOKIE, setCookie } from './request/cookies.js';
export { isUnsafe, requireOwnPage } from './request/origin.js';
export {
  type Access,
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
