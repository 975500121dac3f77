export { requireIssued } from './issued.js';
