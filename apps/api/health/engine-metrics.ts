import type { Persistence } from '#persistence';
import { engineTurns, type Metrics, realClock } from '#platform';

/** What the record says of the engine, asked for when the numbers are read. */
export function measureEngine(metrics: Metrics, persistence: Persistence): void {
  const { engine, outbox, webhooks } = persistence;
  metrics.gauge(
    'engine_repairs_total',
    'What the engine had to mend because something of its own had not run',
    async () => ({ all: await engine.repairs() }),
    'kind',
  );
  metrics.gauge(
    'engine_rebuilt_total',
    'Workflows begun again from the record because Temporal came up empty',
    async () => ({ all: await engine.rebuilt() }),
    'kind',
  );
  metrics.gauge(
    'engine_turn_age_seconds',
    'Real time since a part of the engine last came round',
    async () => {
      const rows = await engine.turns();
      const turns = engineTurns(
        Object.fromEntries(rows.map(({ name, at }) => [name, at])),
        realClock().now(),
      );
      return Object.fromEntries(
        turns.flatMap((t) => (t.ageSeconds === null ? [] : [[t.name, t.ageSeconds]])),
      );
    },
    'part',
  );
  metrics.gauge(
    'outbox_rows',
    'Rows of the outbox that are not done',
    async () => {
      const { pending, parked } = await outbox.backlog();
      return { pending, parked };
    },
    'state',
  );
  metrics.gauge(
    'webhook_deliveries',
    'Events on their way to receivers, and those that were given up',
    async () => {
      const all = await webhooks.list();
      return {
        waiting: all.reduce((sum, webhook) => sum + webhook.waiting, 0),
        dead: all.reduce((sum, webhook) => sum + webhook.dead, 0),
      };
    },
    'state',
  );
  metrics.gauge(
    'webhooks',
    'Receivers of events, by whether they are sent to',
    async () => {
      const counts = { active: 0, paused: 0, disabled: 0 };
      for (const { state } of await webhooks.list()) counts[state] += 1;
      return counts;
    },
    'state',
  );
}
