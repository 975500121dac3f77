import type { Persistence } from '#persistence';
import { createLogger } from '#platform';
import type { WebhookSettings } from '../../../apps/worker/settings.js';
import { WebhookPost } from '../../../apps/worker/webhooks/webhook-post.js';

export const SOURCE = 'https://dondoc.tinh.example';

const SETTINGS: WebhookSettings = {
  ...{ source: SOURCE, allowedHosts: ['127.0.0.1'], answerWithinMs: 5_000, leaseMs: 2_000 },
  retryAfterMs: [20, 20],
};

/** Sends events as the worker does, with little patience; stop it by `onApplicationShutdown`. */
export function posting(
  persistence: Persistence,
  given: Partial<WebhookSettings> = {},
  log: string[] = [],
): WebhookPost {
  const stream = { write: (line: string) => void log.push(line) };
  const logger = createLogger({ name: 'worker', level: 'debug', stream });
  const post = new WebhookPost(persistence, { webhooks: { ...SETTINGS, ...given } }, logger);
  post.onApplicationBootstrap();
  return post;
}
