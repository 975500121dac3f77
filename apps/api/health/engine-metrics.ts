import type { Persistence } from '#persistence';
import { engineTurns, type Metrics, realClock } from '#platform';

/** What the record says of the engine, asked for when the numbers are read. */
export function measureEngine(metrics: Metrics, persistence: Persistence): void {
  const { engine, outbox } = persistence;
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
}
