export { type Allowance, Checker, CONNECTIONS, type Violation } from './check/index.js';
export { Chance, FaultRig, Machine, SEED } from './rig/index.js';
export { addressOf, Round, someOfficers } from './round.js';
export { type FaultCase, faultSuite, LONG, print } from './suite.js';
