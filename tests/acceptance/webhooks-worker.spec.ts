import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newSigningSecret } from '#webhooks';
import { smallProvince } from '../support/database/province.js';
import { eventually } from '../support/story/eventually.js';
import { Story } from '../support/story/index.js';
import { Receiver } from '../support/webhooks/receiver.js';

const HERE = { WEBHOOK_ALLOWED_HOSTS: '127.0.0.1' };

describe('events and a worker that is killed', () => {
  let story: Story;
  let receiver: Receiver;
  let hangs = true;

  beforeAll(async () => {
    receiver = await Receiver.open(() => (hangs ? 'hang' : 204));
    story = await Story.begin({ name: 'webhooks_worker', at: '2026-11-23T03:00:00Z', seed: smallProvince });
  }, 240_000);
  afterAll(async () => {
    await story?.end();
    await receiver?.close();
  }, 60_000);

  const create = (code: string) =>
    story.persistence.unitOfWork({ id: 'van-phong-1' }).createTask({
      ...{
        programme: 'khcn',
        code,
        kind: 'task',
        group: 1,
        title: `Nhiệm vụ ${code}`,
        leadUnits: ['so-khcn'],
      },
      ...{ officer: 'can-bo', deadlines: [] },
    });
  const ask = <T>(sql: string) => story.persistence.dataSource.query(sql) as Promise<T[]>;

  it('none is lost or left out, and what was in its hands comes again under its id', async () => {
    const settings = { description: 'Nơi nhận', types: ['vn.dondoc.task.*'], programme: null };
    const { id } = await story.persistence.webhooks.add(
      { ...settings, address: receiver.url },
      newSigningSecret(),
      { id: 'quan-tri' },
    );
    await story.startWorker(HERE);
    await create('1.1');
    const [inHand] = await receiver.until(1);
    await story.killWorker();
    await create('1.2');
    hangs = false;
    await story.startWorker(HERE);
    await create('1.3');
    // The time is over in which the dead worker might still have said what came of it.
    await ask(`UPDATE webhook_delivery SET available_at = now() WHERE state = 'waiting' AND attempts = 1`);
    const recorded = await eventually(
      () =>
        ask<{ id: string }>(
          `SELECT 'evt_' || left(hash, 32) AS id FROM event e JOIN aggregate a ON a.id = e.aggregate_id
           WHERE a.kind = 'task'`,
        ),
      (rows) => rows.length >= 3,
    );
    await eventually(
      async () => new Set(receiver.received.map(({ event }) => event.id as string)),
      (got) => recorded.every((one) => got.has(one.id)),
    );
    expect(receiver.received.filter(({ event }) => event.id === inHand!.event.id).length).toBeGreaterThan(1);
    await eventually(
      () => story.persistence.webhooks.deliveries(id, { page: 1, pageSize: 50 }),
      ({ items }) => items.length === recorded.length && items.every(({ state }) => state === 'delivered'),
    );
  }, 180_000);
});
