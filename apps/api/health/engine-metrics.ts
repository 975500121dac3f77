import { ChainStore, type Persistence, Readings } from '#persistence';
import { engineTurns, type Metrics, realClock } from '#platform';
import type { TemporalProbe } from '../tokens.js';
import { askReadiness } from './readiness.js';

/**
 * What the record says of the engine, asked for when the numbers are read: the worker has no page of its own. What to
 * be alarmed by, and what to do then, stands in docs/operations/alerts.yml and runbooks.md.
 */
export function measureEngine(metrics: Metrics, persistence: Persistence, temporal: TemporalProbe): void {
  const readings = new Readings(persistence);
  measureParts(metrics, persistence, readings, temporal);
  measureMail(metrics, readings);
  measureWebhooks(metrics, persistence);
  const { database } = readings;
  metrics.reading({
    name: 'database_bytes',
    help: 'Size of the database',
    read: () => database.bytes(),
  });
  metrics.reading({
    name: 'database_oldest_transaction_seconds',
    help: 'How long the oldest open transaction has been at work',
    read: () => database.oldestTransactionSeconds(),
  });
  metrics.reading({
    name: 'wal_archive_failing',
    help: '1 while pieces of the log of PostgreSQL cannot be archived',
    read: () => database.archiveFailing(),
  });
}

function measureParts(
  metrics: Metrics,
  persistence: Persistence,
  readings: Readings,
  temporal: TemporalProbe,
): void {
  const { engine, outbox } = persistence;
  metrics.reading({
    name: 'ready',
    help: 'Whether what the API stands on answers: 1 or 0',
    label: 'check',
    read: async () => {
      const { checks } = await askReadiness(persistence, temporal);
      return Object.fromEntries(Object.entries(checks).map(([name, { ok }]) => [name, ok ? 1 : 0]));
    },
  });
  metrics.reading({
    name: 'engine_repairs_total',
    help: 'What the engine had to mend because something of its own had not run',
    read: () => engine.repairs(),
  });
  metrics.reading({
    name: 'engine_rebuilt_total',
    help: 'Workflows begun again from the record because Temporal came up empty',
    read: () => engine.rebuilt(),
  });
  metrics.reading({
    name: 'engine_turn_age_seconds',
    help: 'Real time since a part of the engine last came round',
    label: 'part',
    read: async () => {
      const rows = await engine.turns();
      const last = Object.fromEntries(rows.map(({ name, at }) => [name, at]));
      const turns = engineTurns(last, realClock().now());
      return Object.fromEntries(
        turns.flatMap((t) => (t.ageSeconds === null ? [] : [[t.name, t.ageSeconds]])),
      );
    },
  });
  metrics.reading({
    name: 'outbox_rows',
    help: 'Rows of the outbox that are not done',
    label: 'state',
    read: async () => {
      const { pending, parked } = await outbox.backlog();
      return { pending, parked };
    },
  });
  metrics.reading({
    name: 'outbox_oldest_seconds',
    help: 'Age of the oldest row of the outbox that is not done and not set aside',
    read: () => readings.outboxAge(),
  });
  metrics.reading({
    name: 'chain_age_seconds',
    help: 'Real time since a synthetic reminder came through the whole chain, or was first begun; absent without HEARTBEAT_URL',
    read: async () => {
      const state = await new ChainStore(persistence.dataSource).state();
      if (state === null) return null;
      return Math.max(0, (realClock().now().getTime() - Date.parse(state.workedAt ?? state.begunAt)) / 1000);
    },
  });
  metrics.reading({
    name: 'checkpoint_age_seconds',
    help: 'Since the last checkpoint of the record was taken',
    read: () => readings.checkpointAge(),
  });
  metrics.reading({
    name: 'calendar_days_left',
    help: 'Days to the end of the last year whose rest days are announced',
    read: () => readings.calendarDaysLeft(),
  });
}

function measureMail(metrics: Metrics, { mail }: Readings): void {
  metrics.reading({ name: 'mail_held', help: '1 while mail is held back', read: () => mail.held() });
  metrics.reading({
    name: 'overdue_seconds',
    help: 'How long ago the oldest mail, or step of a task, was due that has not gone its way',
    label: 'what',
    read: () => mail.overdue(),
  });
  metrics.reading({
    name: 'mails',
    help: 'Mails of today and the day before, by how they stand',
    label: 'state',
    read: () => mail.recent(),
  });
  metrics.reading({
    name: 'mail_lateness_seconds',
    help: 'From the slot to the answer of the mail server, of the slot served last',
    label: 'quantile',
    read: () => mail.lateness(),
  });
  metrics.reading({
    name: 'mails_returned',
    help: 'What came back in the last seven days of mails that a server had taken',
    label: 'kind',
    read: () => mail.returned(),
  });
  metrics.reading({
    name: 'addresses_suspended',
    help: 'People who get no mail because theirs came back',
    read: () => mail.suspendedAddresses(),
  });
}

function measureWebhooks(metrics: Metrics, { webhooks }: Persistence): void {
  metrics.reading({
    name: 'webhook_deliveries',
    help: 'Events on their way to receivers, and those that were given up',
    label: 'state',
    read: async () => {
      const all = await webhooks.list();
      return {
        waiting: all.reduce((sum, webhook) => sum + webhook.waiting, 0),
        dead: all.reduce((sum, webhook) => sum + webhook.dead, 0),
      };
    },
  });
  metrics.reading({
    name: 'webhooks',
    help: 'Receivers of events, by whether they are sent to',
    label: 'state',
    read: async () => {
      const counts = { active: 0, paused: 0, disabled: 0 };
      for (const { state } of await webhooks.list()) counts[state] += 1;
      return counts;
    },
  });
}
