import { afterEach, beforeEach, expect, it } from '@jest/globals';
import pg from 'pg';
import { watchQueries } from '../support/database/one-at-a-time.js';

/** Every spec with a database fails when a connection is asked several things at once; here it is seen that it would. */
const { prototype } = pg.Client;
const real = prototype.query;

beforeEach(() => {
  // Really crowding a connection would only print the warning that this is about.
  prototype.query = (() => undefined) as unknown as typeof real;
});

afterEach(() => {
  prototype.query = real;
});

it('sees a query on a connection where others wait', () => {
  const client = new pg.Client() as unknown as { _queryQueue: unknown[]; query(text: string): unknown };
  expect(client._queryQueue).toEqual([]);
  const watch = watchQueries();
  client.query('SELECT 1');
  expect(watch.crowded).toEqual([]);
  client._queryQueue.push({});
  client.query('SELECT 2');
  expect(watch.crowded).toEqual([expect.stringContaining('SELECT 2')]);
  watch.stop();
  client.query('SELECT 3');
  expect(watch.crowded).toHaveLength(1);
});
