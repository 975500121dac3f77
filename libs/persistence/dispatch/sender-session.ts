import { randomInt } from 'node:crypto';
import pg from 'pg';

/** The class of advisory locks that living senders hold, each on its own number. */
export const SENDER_LOCK = 4_476_750;

/**
 * Proves that a sender lives: a connection of its own that holds an advisory lock. When the process dies, PostgreSQL
 * ends the session and with it the lock; no lease, no clock.
 */
export class SenderSession {
  readonly id = randomInt(1, 2 ** 31 - 1);
  private client: pg.Client | null = null;

  constructor(private readonly url: string) {}

  /** Takes the lock, again with the same number after the connection was lost. */
  async ensure(): Promise<void> {
    if (this.client) return;
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'dondoc sender',
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    });
    const lost = () => {
      if (this.client === client) this.client = null;
    };
    client.on('error', lost);
    client.once('end', lost);
    await client.connect();
    await client.query('SELECT pg_advisory_lock($1, $2)', [SENDER_LOCK, this.id]);
    this.client = client;
  }

  get alive(): boolean {
    return this.client !== null;
  }

  async close(): Promise<void> {
    const { client } = this;
    this.client = null;
    await client?.end().catch(() => undefined);
  }
}
