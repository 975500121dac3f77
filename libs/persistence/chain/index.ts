export { ChainChecks, type CheckStanding } from './chain-checks.js';
export { type ChainState, ChainStore } from './chain-store.js';
