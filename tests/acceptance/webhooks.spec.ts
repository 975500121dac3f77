import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { DeliveryList, WebhookResult, WebhookView } from '#contracts';
import { WebhookQueue } from '#persistence';
import { realClock } from '#platform';
import { signatureFault } from '#webhooks';
import type { WebhookSettings } from '../../apps/worker/settings.js';
import type { WebhookPost } from '../../apps/worker/webhooks/webhook-post.js';
import { withApi } from '../support/api/index.js';
import { active } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';
import { eventually } from '../support/story/eventually.js';
import { posting, SOURCE } from '../support/webhooks/posting.js';
import { type Behaviour, type Received, Receiver } from '../support/webhooks/receiver.js';

describe('events on their way to receivers', () => {
  const database = withDatabase('webhooks');
  const api = withApi(database, '2026-12-11T02:00:00Z', { webhookHosts: ['127.0.0.1'] });
  const as = 'quan-tri';
  const log: string[] = [];
  const posts: WebhookPost[] = [];
  const receivers: Receiver[] = [];
  let task: string;

  beforeAll(async () => {
    task = await active(api, '1.1');
  });

  afterEach(async () => {
    await Promise.all(posts.splice(0).map((post) => post.onApplicationShutdown()));
    await Promise.all(receivers.splice(0).map((receiver) => receiver.close()));
    await database.ask('DELETE FROM webhook');
  });

  const work = (given: Partial<WebhookSettings> = {}): WebhookPost => {
    const post = posting(api.persistence, given, log);
    posts.push(post);
    return post;
  };
  const receiver = async (behaviour?: Behaviour): Promise<Receiver> => {
    const made = await Receiver.open(behaviour);
    receivers.push(made);
    return made;
  };
  const register = async (address: string, more: object = {}): Promise<WebhookResult & { id: string }> => {
    const body = { address, description: 'Nơi nhận thử', types: ['vn.dondoc.task.*'], ...more };
    const answer = await api.ask('POST', '/api/webhooks', { as, body });
    expect(answer).toMatchObject({ status: 201 });
    return { ...answer.body, id: answer.body.webhook.id };
  };
  const get = async (id: string): Promise<WebhookView> =>
    (await api.ask('GET', `/api/webhooks/${id}`, { as })).body;
  const command = async (id: string, body: object) => {
    const headers = { 'If-Match': `"${(await get(id)).version}"` };
    return api.ask('POST', `/api/webhooks/${id}/commands`, { as, body, headers });
  };
  const deliveries = async (id: string): Promise<DeliveryList['items']> =>
    (await api.ask('GET', `/api/webhooks/${id}/deliveries?pageSize=200`, { as })).body.items;
  const settled = (id: string, ...states: string[]) =>
    eventually(
      () => deliveries(id),
      (items) => items.length > 0 && items.every(({ state }) => states.includes(state)),
    );
  /** One event of the task. */
  const happen = async (note: string) => {
    const { version } = (await api.ask('GET', `/api/tasks/${task}`, { as: 'can-bo' })).body;
    const body = { type: 'report-progress', note };
    const headers = { 'If-Match': `"${version}"` };
    const answer = await api.ask('POST', `/api/tasks/${task}/commands`, { as: 'can-bo', body, headers });
    expect(answer.status).toBe(200);
  };
  const recordedIds = async (since: string): Promise<string[]> =>
    (
      await database.ask<{ id: string }>(
        `SELECT 'evt_' || left(hash, 32) AS id FROM event e JOIN aggregate a ON a.id = e.aggregate_id
         WHERE a.kind = 'task' AND e.recorded > $1 ORDER BY recorded`,
        [since],
      )
    ).map(({ id }) => id);
  const top = async (): Promise<string> =>
    (await database.ask<{ top: string }>('SELECT max(recorded)::text AS top FROM event'))[0]!.top;
  const idsOf = (received: readonly Received[]) => received.map(({ event }) => event.id as string);

  it('arrive signed, as CloudEvents, with ids and no words', async () => {
    const ok = await receiver();
    const { secret } = await register(ok.url);
    work();
    await happen('Đã họp với đồng chí Nguyễn Thị Mẫu');
    const [received] = await ok.until(1);
    const { headers, body, event } = received!;
    expect(signatureFault([secret!], headers, body, realClock().now())).toBeNull();
    expect(headers['content-type']).toBe('application/cloudevents+json; charset=utf-8');
    expect(headers['webhook-id']).toBe(event.id);
    expect(event).toMatchObject({
      ...{ specversion: '1.0', source: SOURCE, type: 'vn.dondoc.task.progress-reported', subject: task },
      time: '2026-12-11T02:00:00.000Z',
      data: { programme: 'khcn', actor: 'can-bo', data: { on: '2026-12-11' } },
    });
    expect(body.toString('utf8')).not.toMatch(/Nguyễn|Đã họp/);
  });

  it('come again with the same id until they are taken', async () => {
    const failing = await receiver((n) => (n < 2 ? 500 : 200));
    const { id } = await register(failing.url);
    work();
    await happen('Một');
    const received = await failing.until(3);
    expect(new Set(idsOf(received)).size).toBe(1);
    expect(new Set(received.map(({ body }) => body.toString())).size).toBe(1);
    expect(await settled(id, 'delivered')).toMatchObject([{ attempts: 3, lastStatus: 200 }]);
    expect(await get(id)).toMatchObject({ state: 'active', failingSince: null, waiting: 0, dead: 0 });
  });

  it('are given up after the last attempt, shown, and sent again when an administrator says so', async () => {
    let well = false;
    const failing = await receiver(() => (well ? 204 : 503));
    const { id } = await register(failing.url);
    work();
    await happen('Một');
    expect(await settled(id, 'dead')).toMatchObject([{ attempts: 3, lastStatus: 503, nextAttemptAt: null }]);
    expect(await get(id)).toMatchObject({ state: 'active', dead: 1 });
    expect((await get(id)).failingSince).not.toBeNull();
    well = true;
    expect(await command(id, { type: 'retry' })).toMatchObject({ status: 200, body: { queued: 1 } });
    await settled(id, 'delivered');
    expect(new Set(idsOf(failing.received)).size).toBe(1);
    expect(await command(id, { type: 'retry' })).toMatchObject({ status: 409 });
  });

  it('reach the others while one hangs, redirects or is gone', async () => {
    const hanging = await receiver(() => 'hang');
    const elsewhere = await receiver();
    const redirecting = await receiver(() => ({ location: elsewhere.url }));
    const gone = await receiver(() => 410);
    const ok = await receiver();
    const ids = await Promise.all(
      [hanging, redirecting, gone, ok].map(async ({ url }) => (await register(url)).id),
    );
    work({ answerWithinMs: 400 });
    for (const note of ['Một', 'Hai', 'Ba', 'Bốn', 'Năm', 'Sáu']) await happen(note);
    await ok.until(6);
    expect(new Set(idsOf(ok.received)).size).toBe(6);
    await settled(ids[1]!, 'dead');
    expect(elsewhere.received).toEqual([]);
    expect((await deliveries(ids[1]!))[0]).toMatchObject({ lastStatus: 307 });
    const disabled = await eventually(
      () => get(ids[2]!),
      ({ state }) => state === 'disabled',
    );
    expect(disabled.disabledBecause).toBe('gone');
    // At most as many as go to one receiver at once.
    expect(gone.received.length).toBeLessThanOrEqual(4);
    const hung = await eventually(
      () => deliveries(ids[0]!),
      (items) => items.some(({ lastError }) => lastError === 'timeout'),
    );
    expect(hung.every(({ state }) => state !== 'delivered')).toBe(true);
  });

  it('are neither lost nor left out when workers come and go, and when a receiver was away', async () => {
    const ok = await receiver((n) => (n % 3 === 1 ? 500 : 200));
    const { id } = await register(ok.url);
    const since = await top();
    await happen('trước khi có ai gửi');
    const first = work();
    await ok.until(1);
    await happen('Một');
    await first.onApplicationShutdown();
    await happen('khi không có ai gửi');
    // A worker that dies with deliveries in hand.
    const dying = new WebhookQueue(api.persistence.dataSource, realClock());
    const [seen] = await dying.active();
    await dying.look(seen!);
    expect((await dying.claim(id, 4, 100)).length).toBeGreaterThan(0);
    const [second, third] = [work(), work()];
    await happen('khi có hai');
    await second.onApplicationShutdown();
    await happen('khi còn một');
    const wanted = await recordedIds(since);
    await eventually(
      async () => new Set(idsOf(ok.received)),
      (got) => wanted.every((one) => got.has(one)),
    );
    await settled(id, 'delivered');
    expect((await deliveries(id)).map(({ messageId }) => messageId).sort()).toEqual([...wanted].sort());
    await third.onApplicationShutdown();
  });

  it('are not passed over when an older transaction ends after a younger one', async () => {
    const ok = await receiver();
    const { id } = await register(ok.url, { types: ['vn.dondoc.*'] });
    work();
    await ok.until(1);
    const runner = (await database.dataSource('owner', 1)).createQueryRunner();
    await runner.startTransaction();
    await runner.query(
      `INSERT INTO aggregate (id, kind, programme, seq, version, state, head_hash, workflow_generation, closed, updated_at)
       SELECT 'register.late', 'register', programme, 1, 1, '{}', head_hash, 0, true, updated_at FROM aggregate LIMIT 1`,
    );
    await runner.query(
      `INSERT INTO event (aggregate_id, seq, type, schema_version, at, actor, data, prev_hash, hash)
       SELECT 'register.late', 1, 'late', schema_version, at, actor, '{}', prev_hash, repeat('f', 64) FROM event LIMIT 1`,
    );
    await happen('sau mà xong trước');
    await eventually(
      async () => ok.received.map(({ event }) => event.type),
      (types) => types.includes('vn.dondoc.task.progress-reported'),
    );
    await runner.commitTransaction();
    await runner.release();
    await eventually(
      async () => ok.received.map(({ event }) => event.type),
      (types) => types.includes('vn.dondoc.register.late'),
    );
    const subjects = (await deliveries(id)).map(({ messageId }) => messageId);
    expect(new Set(subjects).size).toBe(subjects.length);
  });

  it('wait while a receiver is paused, and go on from where it stopped, or from now', async () => {
    const ok = await receiver();
    const { id } = await register(ok.url);
    work();
    await command(id, { type: 'pause' });
    await happen('khi tạm dừng');
    expect(await command(id, { type: 'pause' })).toMatchObject({ status: 409 });
    await command(id, { type: 'resume', from: 'where-it-stopped' });
    await ok.until(1);
    await command(id, { type: 'pause' });
    await happen('khi tạm dừng lần nữa');
    await command(id, { type: 'resume', from: 'now' });
    await happen('sau khi gửi tiếp');
    await ok.until(2);
    await settled(id, 'delivered');
    expect(ok.received).toHaveLength(2);
  });

  it('wait while mail is held, as after a restore, and follow when it is released', async () => {
    const ok = await receiver();
    await register(ok.url);
    await api.persistence.engine.setHold(true, 'khôi phục từ bản sao lưu', 'spec');
    const held = new WebhookQueue(api.persistence.dataSource, realClock());
    expect(await held.active()).toEqual([]);
    work();
    await happen('khi đang giữ');
    await api.persistence.engine.setHold(false, null, 'spec');
    await ok.until(1);
    expect(ok.received).toHaveLength(1);
  });

  it('are only those that were asked for', async () => {
    const ok = await receiver();
    await register(ok.url, { types: ['vn.dondoc.task.difficulty-reported', 'vn.dondoc.case.*'] });
    work();
    await happen('không ai hỏi');
    const body = { type: 'report-difficulty', note: 'Thiếu số liệu' };
    const headers = {
      'If-Match': `"${(await api.ask('GET', `/api/tasks/${task}`, { as: 'can-bo' })).body.version}"`,
    };
    await api.ask('POST', `/api/tasks/${task}/commands`, { as: 'can-bo', body, headers });
    const [received] = await ok.until(1);
    expect(received!.event.type).toBe('vn.dondoc.task.difficulty-reported');
    expect(ok.received).toHaveLength(1);
  });

  it('stop going to one that has taken nothing for days', async () => {
    const failing = await receiver(() => 500);
    const { id } = await register(failing.url);
    work({ disableAfterMs: 0 });
    await happen('Một');
    const view = await eventually(
      () => get(id),
      ({ state }) => state === 'disabled',
    );
    expect(view.disabledBecause).toBe('failing');
    expect(log.join('')).toContain('a delivery is given up');
  });

  it('never go inside the own network where the operator named no host', async () => {
    const ok = await receiver();
    const { id } = await register(ok.url);
    work({ allowedHosts: [] });
    await happen('Một');
    const items = await settled(id, 'dead');
    expect(items[0]).toMatchObject({ lastError: 'not-https', lastStatus: null });
    await database.ask(`UPDATE webhook SET address = 'https://localhost:1/'`);
    await command(id, { type: 'retry' });
    await eventually(
      () => deliveries(id),
      ([first]) => first?.lastError === 'address-refused',
    );
    expect(ok.received).toEqual([]);
  });
});
