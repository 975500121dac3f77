import { expect, it } from '@jest/globals';
import type { Persistence } from '#persistence';
import { SILENT } from '#platform';
import { RowPruning } from './row-pruning.js';

it('prunes once an hour, goes on in the next turn while there is more, and again soon after a failure', async () => {
  let asked = 0;
  let answer: () => [unknown, number] = () => {
    throw new Error('the connection broke');
  };
  const query = async () => {
    asked += 1;
    return answer();
  };
  const clock = { now: () => new Date('2028-02-29T01:00:00Z') };
  const persistence = { dataSource: { query }, clock } as unknown as Persistence;
  const pruning = new RowPruning(persistence, SILENT, { mailTextDays: null });
  await pruning.turn();
  expect(asked).toBe(1);
  // Full batches: there is more than one turn may remove.
  answer = () => [[], 500];
  await pruning.turn();
  const full = asked - 1;
  expect(full).toBeGreaterThan(4);
  answer = () => [[], 0];
  await pruning.turn();
  // Each kind of row once; how many kinds there are is not this spec's matter.
  const once = asked;
  expect(once).toBeGreaterThan(1 + full);
  await pruning.turn();
  expect(asked).toBe(once);
});
