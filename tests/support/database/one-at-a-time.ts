import pg from 'pg';

type Query = (this: { _queryQueue?: readonly unknown[] }, ...given: unknown[]) => unknown;

/**
 * Sees every query that is asked on a connection while others wait for it: pg puts them in a row for now, warns
 * (`DeprecationWarning`, once in a process) and will refuse them. Mostly a `Promise.all` over one transaction.
 */
export function watchQueries(): { crowded: readonly string[]; stop(): void } {
  const crowded: string[] = [];
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const original = prototype.query;
  prototype.query = function (...given) {
    if ((this._queryQueue?.length ?? 0) > 0) {
      crowded.push(new Error(`asked on a busy connection: ${String(given[0])}`).stack ?? '');
    }
    return original.apply(this, given);
  };
  return {
    crowded,
    stop: () => {
      prototype.query = original;
    },
  };
}
