export { type Answer, ApiClient, type Change, commandTo, type Outcome } from './api-client.js';
export {
  type Allowance,
  Checker,
  CONNECTIONS,
  type Evidence,
  type Given,
  judge,
  type Violation,
  violation,
} from './check/index.js';
export { CHECKERS, CROWD, checkers, crowd } from './crowd.js';
export { POINTS } from './points.js';
export { Chance, FaultRig, Machine, postgresPid, SEED } from './rig/index.js';
export { addressOf, overdueTask, Round, someOfficers } from './round.js';
export { type Secured, securedServers } from './secured.js';
export { mayMount } from './small-disk.js';
export { soon } from './soon.js';
export { type FaultCase, faultSuite, LONG, print } from './suite.js';
export { withTemporal } from './with-temporal.js';
