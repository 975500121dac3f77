export { computeDue, type Due } from './due.js';
