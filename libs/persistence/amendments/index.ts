export { type AmendmentFilter, AmendmentReads } from './amendment-reads.js';
export { AmendmentStore } from './amendment-store.js';
export { programmeBasis } from './programme-basis.js';
