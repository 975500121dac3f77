/** What states are called, on the page and in exported tables alike; without schemas, so that the page may take them. */
export * from './acts.js';
export * from './cases.js';
export * from './indicators.js';
export * from './kinds.js';
export * from './messages.js';
export * from './tasks.js';
