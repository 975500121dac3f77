import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type Persistence, WebhookQueue } from '#persistence';
import { type Logger, realClock } from '#platform';
import { Bell } from '../bell.js';
import type { WorkerSettings } from '../settings.js';
import { LOGGER, PERSISTENCE, SETTINGS } from '../tokens.js';
import { WebhookAttempts } from './attempts.js';

/** As long as events wait to be seen: one statement a look, while there are receivers or none. */
const LOOK_EVERY_MS = 1_000;
/** At once to one receiver; to one that takes nothing, one. */
const AT_ONCE = { well: 4, failing: 1 } as const;
/** Well beyond the longest attempt: a delivery of a worker that died is tried again after it. */
const LEASE_MS = 60_000;

/** Sends what was recorded to those who asked for it. A receiver that hangs holds up only what is its own. */
@Injectable()
export class WebhookPost implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly bell = new Bell();
  private readonly queue: WebhookQueue;
  private readonly attempts: WebhookAttempts;
  /** Attempts under way, by receiver. */
  private readonly underWay = new Map<string, Set<Promise<void>>>();
  private loop: Promise<void> = Promise.resolve();
  private readonly stopping = new AbortController();
  private readonly leaseMs: number;

  constructor(
    @Inject(PERSISTENCE) persistence: Persistence,
    @Inject(SETTINGS) { webhooks }: Pick<WorkerSettings, 'webhooks'>,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    const clock = realClock();
    this.queue = new WebhookQueue(persistence.dataSource, clock);
    this.leaseMs = webhooks.leaseMs ?? LEASE_MS;
    const { signal } = this.stopping;
    this.attempts = new WebhookAttempts(
      this.queue,
      persistence.webhooks,
      clock,
      { ...webhooks, signal },
      logger,
    );
  }

  onApplicationBootstrap(): void {
    this.loop = this.run();
  }

  /** What is under way is broken off: nobody knows whether it was taken, so it is sent again by whoever comes next. */
  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.bell.ring();
    await this.loop;
    await Promise.all([...this.underWay.values()].flatMap((attempts) => [...attempts]));
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.round();
      } catch (error) {
        this.logger.warn('events are sent to their receivers later', {}, error);
      }
      await this.bell.heard(LOOK_EVERY_MS);
    }
  }

  private async round(): Promise<void> {
    for (const webhook of await this.queue.active()) {
      if (this.stopping.signal.aborted) return;
      const more = webhook.behind && (await this.queue.look(webhook));
      if (more) this.bell.ring();
      const underWay = this.underWay.get(webhook.id) ?? new Set();
      this.underWay.set(webhook.id, underWay);
      const room = (webhook.failing ? AT_ONCE.failing : AT_ONCE.well) - underWay.size;
      if (room <= 0 || !(webhook.due || webhook.behind)) continue;
      for (const delivery of await this.queue.claim(webhook.id, room, this.leaseMs)) {
        const attempt = this.attempts.make(webhook, delivery).finally(() => {
          underWay.delete(attempt);
          this.bell.ring();
        });
        underWay.add(attempt);
      }
    }
  }
}
