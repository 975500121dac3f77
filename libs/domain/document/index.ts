export { isIssued, NOT_ISSUED, requireIssued } from './issued.js';
