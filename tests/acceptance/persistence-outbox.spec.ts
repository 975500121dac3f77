import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CHANNEL, type Persistence } from '#persistence';
import { StandingClock, withDatabase } from '../support/database/index.js';
import { smallProvince } from '../support/database/province.js';

const OFFICE = { id: 'van-phong-1' };
const NOW = '2026-11-02T03:00:00.000Z';

describe('the outbox', () => {
  const db = withDatabase('outbox');
  const clock = new StandingClock(NOW);
  let persistence: Persistence;

  beforeAll(async () => {
    persistence = await db.persistence(clock);
    await smallProvince(persistence);
  });
  beforeEach(async () => {
    clock.set(NOW);
    await db.ask('DELETE FROM outbox');
  });

  const put = (rows: [key: string, topic?: string][]) =>
    db.ask(
      `INSERT INTO outbox (topic, key, payload, created_at, available_at, attempts)
       SELECT t, k, '{}', $3, $3, 0 FROM unnest($1::text[], $2::text[]) AS r (k, t)`,
      [rows.map(([key]) => key), rows.map(([, topic]) => topic ?? 'changed'), NOW],
    );
  const keys = (rows: { key: string }[]) => rows.map((row) => row.key);

  it('gives each row to one of many that claim at once', async () => {
    await put(Array.from({ length: 60 }, (_, i) => [`k${i}`] as [string]));
    const claims = await Promise.all(Array.from({ length: 6 }, () => persistence.outbox.claim(10)));
    const claimed = claims.flatMap(keys);
    expect(new Set(claimed).size).toBe(60);
    expect(claimed).toHaveLength(60);
    expect(await persistence.outbox.claim(10)).toEqual([]);
  });

  it('skips what another has locked, and does not wait for it', async () => {
    await put([['a'], ['b']]);
    await persistence.dataSource.transaction(async (tx) => {
      await tx.query(`SELECT 1 FROM outbox WHERE key = 'a' FOR UPDATE`);
      expect(keys(await persistence.outbox.claim(10))).toEqual(['b']);
    });
    expect(keys(await persistence.outbox.claim(10))).toEqual(['a']);
  });

  it('finds a row whose transaction committed after a later one', async () => {
    const slow = persistence.dataSource.createQueryRunner();
    await slow.startTransaction();
    const insert = `INSERT INTO outbox (topic, key, payload, created_at, available_at, attempts) VALUES ('changed', $1, '{}', $2, $2, 0)`;
    await slow.query(insert, ['first', NOW]);
    await put([['second']]);
    const [second] = await persistence.outbox.claim(10);
    expect(second!.key).toBe('second');
    await persistence.outbox.done(second!.id);
    await slow.commitTransaction();
    await slow.release();
    expect(keys(await persistence.outbox.claim(10))).toEqual(['first']);
  });

  it('gives the rows of one key in order, the next when the one before is done or set aside', async () => {
    await put([
      ['c1', 'case.open'],
      ['c1', 'case.send-up'],
      ['c2', 'case.open'],
      ['c1', 'case.close'],
    ]);
    const first = await persistence.outbox.claim(10);
    expect(first.map((row) => [row.key, row.topic])).toEqual([
      ['c1', 'case.open'],
      ['c2', 'case.open'],
    ]);
    expect(await persistence.outbox.claim(10)).toEqual([]);
    await persistence.outbox.done(first[0]!.id);
    const [second] = await persistence.outbox.claim(10);
    expect(second).toMatchObject({ key: 'c1', topic: 'case.send-up' });
    await persistence.outbox.park(second!.id, 'không xử lý được');
    expect((await persistence.outbox.claim(10)).map((row) => row.topic)).toEqual(['case.close']);
    expect(await persistence.outbox.parked()).toMatchObject([
      { topic: 'case.send-up', lastError: 'không xử lý được' },
    ]);
    expect(await persistence.outbox.backlog()).toEqual({ pending: 2, parked: 1, oldest: NOW });
  });

  it('gives a row again after a failure, and after a claimer that died', async () => {
    await put([['a']]);
    const [row] = await persistence.outbox.claim(1);
    await persistence.outbox.retry(row!.id, 'chưa nối được', 5000);
    expect(await persistence.outbox.claim(1)).toEqual([]);
    clock.set('2026-11-02T03:00:05.000Z');
    expect(await persistence.outbox.claim(1)).toMatchObject([{ id: row!.id, attempts: 2 }]);
    expect(await persistence.outbox.claim(1)).toEqual([]);
    clock.set('2026-11-02T03:01:05.000Z');
    expect(await persistence.outbox.claim(1)).toMatchObject([{ id: row!.id, attempts: 3 }]);
  });

  it('wakes who listens when the change has been committed, on a connection that is made anew', async () => {
    const listener = await db.persistence(clock);
    let heard: (payload: string) => void = () => undefined;
    const next = () => new Promise<string>((done) => (heard = done));
    await listener.notifications.subscribe(CHANNEL.changed, (payload) => heard(payload));
    const first = next();
    const create = (code: string) =>
      persistence
        .unitOfWork(OFFICE)
        .createTask({ programme: 'khcn', code, kind: 'task', group: null, title: 'x' });
    await create('N.1');
    expect(await first).toBe('khcn-n.1');
    const again = next();
    await db.ask(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'dondoc listener' AND datname = current_database()`,
      [],
      'superuser',
    );
    // Something may have been missed: a call without payload says so.
    expect(await again).toBe('');
    const third = next();
    await create('N.2');
    expect(await third).toBe('khcn-n.2');
  });
});
