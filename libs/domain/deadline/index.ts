export { computeDue, type Due, periodEnd } from './due.js';
