import { describe } from '@jest/globals';
import { rebuildSpecs } from '../support/rebuild/index.js';

/** A thousand tasks: tests/long. */
describe('a Temporal that was lost with 200 open tasks', () => {
  rebuildSpecs(200, 120_000);
});
