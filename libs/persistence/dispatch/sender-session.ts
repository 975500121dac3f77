import { randomInt } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import pg from 'pg';

/** The class of advisory locks that living senders hold, each on its own number. */
export const SENDER_LOCK = 4_476_750;

/** A connection that PostgreSQL does not answer on within this time is as good as gone. */
const ANSWER_LIMIT_MS = 5_000;
/** Whoever heard from PostgreSQL so lately does not ask again: it is asked before every commit of the sender. */
const CERTAIN_FOR_MS = 1_000;

/**
 * Proves that a sender lives: a connection of its own that holds an advisory lock. When the process dies, PostgreSQL
 * ends the session and with it the lock; no lease, no clock. A sender that lives and lost its connection takes the lock
 * again at once, and finishes no mail until it has.
 */
export class SenderSession {
  readonly id = randomInt(1, 2 ** 31 - 1);
  private client: pg.Client | null = null;
  private opening: Promise<void> | null = null;
  private closing = false;
  private heardAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly url: string) {}

  /** Resolves when the lock is held for certain: PostgreSQL has just answered on the connection that holds it. */
  async ensure(): Promise<void> {
    const { client } = this;
    // Behind a router that forgot the connection nobody would ever hear of its end.
    if (client && performance.now() - this.heardAt > CERTAIN_FOR_MS) await this.ask(client);
    if (!this.client) await this.open();
  }

  get alive(): boolean {
    return this.client !== null;
  }

  async close(): Promise<void> {
    this.closing = true;
    await this.opening?.catch(() => undefined);
    const { client } = this;
    this.client = null;
    await client?.end().catch(() => undefined);
  }

  private async ask(client: pg.Client): Promise<void> {
    try {
      await client.query('SELECT 1');
      this.heardAt = performance.now();
    } catch {
      this.lose(client);
    }
  }

  /** One at a time: two of them would stand in each other's way. */
  private open(): Promise<void> {
    this.opening ??= this.takeLock().finally(() => {
      this.opening = null;
    });
    return this.opening;
  }

  private async takeLock(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'dondoc sender',
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      connectionTimeoutMillis: 10_000,
      query_timeout: ANSWER_LIMIT_MS,
    });
    client.on('error', () => this.lose(client));
    client.once('end', () => this.lose(client));
    try {
      await client.connect();
      await client.query(ONLY_THIS, [SENDER_LOCK, this.id]);
      await client.query('SELECT pg_advisory_lock($1, $2)', [SENDER_LOCK, this.id]);
    } catch (error) {
      void client.end().catch(() => undefined);
      throw error;
    }
    this.client = client;
    this.heardAt = performance.now();
  }

  private lose(client: pg.Client): void {
    if (this.client !== client) return;
    this.client = null;
    void client.end().catch(() => undefined);
    // Whoever asks next tries again, and hears what is wrong.
    if (!this.closing) void this.open().catch(() => undefined);
  }
}

/** PostgreSQL may believe for hours in the connection that this sender has lost: the number is only its own. */
const ONLY_THIS = `
SELECT pg_terminate_backend(pid) FROM pg_locks
WHERE locktype = 'advisory' AND classid = $1 AND objid = $2 AND objsubid = 2
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND pid <> pg_backend_pid()`;
