export { computeDue, type Due, periodEnd } from './due.js';
export { sameRule } from './same-rule.js';
