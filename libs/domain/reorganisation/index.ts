export { checkReorganisation } from './check.js';
