import { CreateSchema1788000000001 } from './0001-create-schema.js';

/** In order; a released one is never changed. */
export const MIGRATIONS = [CreateSchema1788000000001];
