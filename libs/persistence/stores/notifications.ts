import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { DataSource } from 'typeorm';

type Listener = (payload: string) => void;

/** A connection that only listens would never notice that nobody is there any more. */
const ASK_EVERY_MS = 15_000;
const ANSWER_WITHIN_MS = 10_000;

/**
 * LISTEN on one connection of its own. A notification is only a wake-up: after a broken connection every listener is
 * called once, because some may have been missed.
 */
export class Notifications {
  private readonly listeners = new Map<string, Set<Listener>>();
  private connection: Promise<pg.Client> | null = null;
  private readonly closing = new AbortController();

  constructor(private readonly url: string) {}

  /** For the database that a data source is connected to. */
  static of(dataSource: DataSource): Notifications {
    return new Notifications((dataSource.options as { url?: string }).url ?? '');
  }

  async subscribe(channel: string, listener: Listener): Promise<{ close(): Promise<void> }> {
    const known = this.listeners.get(channel) ?? new Set();
    this.listeners.set(channel, known.add(listener));
    if (this.connection === null) {
      this.connection = this.connect();
      await this.connection.catch((error) => {
        this.connection = null;
        known.delete(listener);
        throw error;
      });
    } else {
      // Where this fails the connection is broken, and the next one listens to every channel.
      const client = await this.connection.catch(() => null);
      await client?.query(`LISTEN ${pg.escapeIdentifier(channel)}`).catch(() => undefined);
    }
    return {
      close: async () => {
        known.delete(listener);
      },
    };
  }

  async close(): Promise<void> {
    this.closing.abort();
    const client = await this.connection?.catch(() => null);
    this.connection = null;
    await client?.end().catch(() => undefined);
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'dondoc listener',
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      query_timeout: ANSWER_WITHIN_MS,
    });
    client.on('notification', ({ channel, payload }) => this.tell(channel, payload ?? ''));
    client.on('error', () => undefined); // 'end' follows
    await client.connect();
    for (const channel of this.listeners.keys()) await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    const asking = setInterval(() => {
      client.query('SELECT 1').catch(() => void client.end().catch(() => undefined));
    }, ASK_EVERY_MS);
    asking.unref();
    client.once('end', () => {
      clearInterval(asking);
      void this.reconnect();
    });
    return client;
  }

  private async reconnect(): Promise<void> {
    const { signal } = this.closing;
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      this.connection = this.connect();
      const connected = await this.connection.then(
        () => true,
        () => false,
      );
      if (connected) {
        for (const channel of this.listeners.keys()) this.tell(channel, '');
        return;
      }
      await pause(Math.min(250 * 2 ** attempt, 10_000), undefined, { signal }).catch(() => undefined);
    }
  }

  private tell(channel: string, payload: string): void {
    for (const listener of this.listeners.get(channel) ?? []) listener(payload);
  }
}
