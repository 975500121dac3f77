import { Inject, Injectable } from '@nestjs/common';
import { CHANNEL, ENGINE_CHANNEL, type OutboxRow, Persistence } from '#persistence';
import { type Logger, tracedFrom } from '#platform';
import { Bell } from '../bell.js';
import { LOGGER, PERSISTENCE } from '../tokens.js';
import { OutboxTopics } from './topics.js';
import { isTransient, kindOfError } from './transient.js';

const AT_ONCE = 16;
/** Notifications wake the relay; this is for the ones that were lost. */
const FALLBACK_MS = 2_000;
const TRIES = 8;

/** Carries committed changes to Temporal and between aggregates: at least once, in order for each key. */
@Injectable()
export class OutboxRelay {
  private readonly bell = new Bell();
  private loop: Promise<void> = Promise.resolve();
  private subscription: { close(): Promise<void> } | null = null;
  private stopping = false;
  /** When a round last ended without trouble (real time); null before the first. */
  lastTurn: Date | null = null;

  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly topics: OutboxTopics,
  ) {}

  async start(): Promise<void> {
    this.subscription = await this.persistence.notifications.subscribe(CHANNEL.outbox, () =>
      this.bell.ring(),
    );
    this.loop = this.run();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.bell.ring();
    await this.loop;
    await this.subscription?.close();
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        if ((await this.round()) > 0) continue;
        this.lastTurn = new Date();
      } catch (error) {
        this.logger.warn('the outbox cannot be read now', {}, error);
      }
      await this.bell.heard(FALLBACK_MS);
    }
  }

  private async round(): Promise<number> {
    const rows = await this.persistence.outbox.claim(AT_ONCE);
    await Promise.all(rows.map((row) => this.relay(row)));
    if (rows.length > 0) await this.persistence.dataSource.query(`SELECT pg_notify('${ENGINE_CHANNEL}', '')`);
    return rows.length;
  }

  private async relay(row: OutboxRow): Promise<void> {
    const { outbox } = this.persistence;
    const { id, topic, attempts } = row;
    try {
      const span = { kind: 'consumer', fields: { topic, attempts } } as const;
      await tracedFrom(row.traceparent, `outbox ${topic}`, span, () => this.topics.handle(row));
      await outbox.done(id);
    } catch (error) {
      const kind = kindOfError(error);
      if (isTransient(error) || attempts < TRIES) {
        this.logger.warn('an outbox row is tried again', { row: id, topic, attempts }, error);
        await outbox.retry(id, kind, Math.min(250 * 2 ** attempts, 30_000));
      } else {
        // It may not stop the rows behind it; it is counted until a person has looked at it.
        this.logger.error('an outbox row is set aside', { row: id, topic, attempts }, error);
        await outbox.park(id, kind);
      }
    }
  }
}
