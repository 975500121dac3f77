export { BREAKAGES, broken } from './breakages.js';
export { type Entry, Journal, readEvidence } from './journal.js';
export { RandomRun, type RunReport } from './random-run.js';
