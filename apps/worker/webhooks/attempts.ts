import {
  type ActiveWebhook,
  type ClaimedDelivery,
  SYSTEM,
  type WebhookQueue,
  type WebhookStore,
} from '#persistence';
import type { Logger } from '#platform';
import {
  afterAttempt,
  cloudEvent,
  type PostSettings,
  post,
  RETRY_AFTER_MS,
  signedHeaders,
  testEvent,
} from '#webhooks';

export interface AttemptSettings extends PostSettings {
  /** The address of this installation: the source of its events. */
  source: string;
  /** See `afterAttempt`. */
  retryAfterMs?: readonly number[];
  /** A receiver that has taken nothing for so long when a delivery is given up is not sent to any more. */
  disableAfterMs?: number;
}

const DISABLE_AFTER_MS = 3 * 86_400_000;
const CONTENT_TYPE = 'application/cloudevents+json; charset=utf-8';

/** One delivery, tried once: made, signed, posted, and what came of it written down. */
export class WebhookAttempts {
  constructor(
    private readonly queue: WebhookQueue,
    private readonly webhooks: WebhookStore,
    private readonly clock: { now(): Date },
    private readonly settings: AttemptSettings,
    private readonly logger: Logger,
  ) {}

  /** Never fails: what cannot be written down now is tried again when its lease is over. */
  async make(webhook: ActiveWebhook, delivery: ClaimedDelivery): Promise<void> {
    const { id } = webhook;
    try {
      const answer = await this.send(webhook, delivery);
      if (this.settings.signal?.aborted && 'failure' in answer) return;
      const after = afterAttempt(
        answer,
        delivery.attempts,
        Math.random(),
        this.settings.retryAfterMs ?? RETRY_AFTER_MS,
      );
      const since = await this.queue.settle(delivery, after, answer);
      if (after.state !== 'dead') return;
      this.logger.warn('a delivery is given up', { webhook: id, ...answer });
      if (after.gone) await this.webhooks.disable(id, 'gone', SYSTEM);
      else if (since !== null && this.isTooLong(since)) await this.webhooks.disable(id, 'failing', SYSTEM);
    } catch (error) {
      this.logger.warn('what became of a delivery is not known', { webhook: id }, error);
    }
  }

  private send({ address, secrets }: ActiveWebhook, delivery: ClaimedDelivery) {
    const { messageId, webhookId, createdAt, event } = delivery;
    const { source } = this.settings;
    const body =
      event === null
        ? testEvent(source, messageId, webhookId, createdAt)
        : cloudEvent(source, messageId, event);
    const signed = signedHeaders(secrets, messageId, this.clock.now(), body);
    const headers = { 'content-type': CONTENT_TYPE, 'user-agent': 'DonDoc-Webhooks/1', ...signed };
    return post({ address, headers, body }, this.settings);
  }

  private isTooLong(since: string): boolean {
    const limit = this.settings.disableAfterMs ?? DISABLE_AFTER_MS;
    return this.clock.now().getTime() - new Date(since).getTime() >= limit;
  }
}
