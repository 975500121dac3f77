import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = resolve(fileURLToPath(import.meta.url), '../../../..');

/** @param {string[]} parts */
export const inRoot = (...parts) => join(root, ...parts);
