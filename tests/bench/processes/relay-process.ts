import { setTimeout as pause } from 'node:timers/promises';
import { createDataSource, type OutboxRow, Persistence } from '#persistence';
import { SILENT } from '#platform';
import { OutboxRelay } from '../../../apps/worker/outbox/relay.js';
import type { OutboxTopics } from '../../../apps/worker/outbox/topics.js';

/**
 * The relay of a worker on the real outbox. In Temporal's place stands somebody who takes his time, so that waiting is
 * the bound and not the processors that all share; he tells the parent what he was given.
 */
const waitMs = Number(process.env['WAIT_MS']);
const dataSource = await createDataSource(process.env['DATABASE_URL']!, {
  applicationName: 'bench relay',
}).initialize();
const persistence = new Persistence(dataSource, { now: () => new Date() });
const topics = {
  async handle({ id }: OutboxRow) {
    await pause(waitMs);
    process.send?.({ type: 'handled', id });
  },
} as OutboxTopics;
const relay = new OutboxRelay(persistence, SILENT, topics);

process.on('message', async ({ type }: { type: 'begin' | 'finish' }) => {
  if (type === 'begin') {
    await relay.start();
    return;
  }
  await relay.stop();
  await persistence.close();
  process.exit(0);
});
process.on('disconnect', () => process.exit(0));
process.send?.({ type: 'ready' });
