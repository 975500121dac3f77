import { describe } from '@jest/globals';
import { rebuildSpecs } from '../support/rebuild/index.js';

describe('a Temporal that was lost with 1,000 open tasks', () => {
  rebuildSpecs(1_000, 600_000);
});
