import pg from 'pg';
import type { DataSource } from 'typeorm';

/** Any number will do that nothing else in this database takes. */
const RECONCILE_LOCK = 7_266_302;

/**
 * Lets one reconciler of the installation work at a time: what two find at the same moment would be mended and counted
 * twice. Held by a connection of its own, because a rebuilding takes longer than a transaction may stay open; when the
 * process dies, PostgreSQL ends the session and with it the lock.
 */
export class ReconcileLock {
  private readonly url: string;

  constructor(dataSource: DataSource) {
    this.url = (dataSource.options as { url: string }).url;
  }

  /** Does the work unless somebody else is at it: then answers `skipped` at once. */
  async ifFree<T>(work: () => Promise<T>): Promise<T | 'skipped'> {
    return this.connected(async (client) => {
      const { rows } = await client.query<{ free: boolean }>('SELECT pg_try_advisory_lock($1) AS free', [
        RECONCILE_LOCK,
      ]);
      return rows[0]!.free ? work() : 'skipped';
    });
  }

  /** Waits for its turn: for a person who asked. */
  async inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.connected(async (client) => {
      await client.query('SELECT pg_advisory_lock($1)', [RECONCILE_LOCK]);
      return work();
    });
  }

  /** The end of the session frees the lock. */
  private async connected<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'dondoc reconcile',
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    });
    client.on('error', () => undefined); // what is at work finds out by itself
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
