export type { InvariantFinding, InvariantName } from './finding.js';
export { type InvariantReport, Invariants } from './invariants.js';
