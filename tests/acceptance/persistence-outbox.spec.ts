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

describe('a case and its task', () => {
  const db = withDatabase('cases');
  const clock = new StandingClock('2026-11-02T03:00:00.000Z');
  const engine = { id: 'system' };
  let persistence: Persistence;

  beforeAll(async () => {
    persistence = await db.persistence(clock);
    await smallProvince(persistence);
  });

  const overdue = async (code: string) => {
    clock.set('2026-11-02T03:00:00.000Z');
    const office = persistence.unitOfWork(OFFICE);
    const { id } = await office.createTask({
      programme: 'khcn',
      code,
      kind: 'task',
      group: null,
      title: `Việc ${code}`,
      leadUnits: ['so-khcn'],
      officer: 'can-bo',
      deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: { kind: 'by', date: '2026-11-20' } }],
    });
    await office.executeTask(id, { type: 'activate' });
    await db.ask('DELETE FROM outbox');
    clock.set('2026-11-30T01:00:00.000Z');
    return id;
  };
  /** What the relay does with each row. */
  const relay = async () => {
    const handled: string[] = [];
    const work = persistence.unitOfWork(engine);
    for (
      let rows = await persistence.outbox.claim(10);
      rows.length > 0;
      rows = await persistence.outbox.claim(10)
    ) {
      for (const row of rows) {
        if (row.topic !== 'changed') handled.push(row.topic);
        if (row.topic === 'case.open') await work.executeCase(row.key, { type: 'open', ...row.payload });
        if (row.topic === 'case.send-up') await work.executeCase(row.key, { type: 'send-up-by-engine' });
        if (row.topic === 'case.close')
          await work.executeCase(row.key, { type: 'close-by-engine', ...row.payload });
        if (row.topic === 'task.case-noted') {
          const { taskId, deadlineId, caseId, status } = row.payload;
          await work.noteCase(taskId, deadlineId, caseId, status);
        }
        await persistence.outbox.done(row.id);
      }
    }
    return handled;
  };
  const level = (id: string, rung: 'L3' | 'L4', skipped = false) => {
    const work = persistence.unitOfWork(engine);
    const ref = {
      deadlineId: 'm1',
      key: `1/${rung}`,
      rung,
      kind: 'escalation' as const,
      nominal: '2026-11-30',
      slot: '2026-11-30',
    };
    return work.transaction(async (tx) => {
      const aggregate = await work.lockAggregate(tx, id, 'task');
      await work.appendEvents(tx, aggregate, [
        skipped
          ? { type: 'rung-skipped', data: { ...ref, reason: 'debtor' } }
          : { type: 'escalated', data: { ...ref, to: ['van-phong-1'] } },
      ]);
    });
  };
  const caseOf = async (id: string) => (await persistence.reads.task(id))!.state.deadlines[0]!.case;

  it('opens at L3, goes up at L4, and its task knows', async () => {
    const id = await overdue('5.1');
    await level(id, 'L3');
    expect(await relay()).toEqual(['case.open', 'task.case-noted']);
    expect(await caseOf(id)).toEqual({ id: 'khcn-5.1.m1.1', status: 'draft' });
    await level(id, 'L4');
    expect(await relay()).toEqual(['case.send-up', 'task.case-noted']);
    expect(await caseOf(id)).toEqual({ id: 'khcn-5.1.m1.1', status: 'with-committee' });
    const file = (await persistence.reads.case('khcn-5.1.m1.1'))!;
    expect(file).toMatchObject({
      status: 'with-committee',
      openedOn: '2026-11-30',
      reachedOn: '2026-11-30',
      answerDue: '2026-12-14',
      taskCode: '5.1',
      leadUnit: 'so-khcn',
    });
    const { items, total } = await persistence.reads.cases({ programme: 'khcn', status: 'with-committee' });
    expect([total, items.map((c) => c.id)]).toEqual([1, ['khcn-5.1.m1.1']]);
    const [row] = await db.ask<{ next_slot: string }>(`SELECT next_slot::text FROM aggregate WHERE id = $1`, [
      file.id,
    ]);
    expect(row!.next_slot).toBe('2026-12-10'); // C-2
  });

  it('opens also where the office could not be told because it owes the task', async () => {
    const id = await overdue('5.2');
    await level(id, 'L3', true);
    await relay();
    expect(await caseOf(id)).toMatchObject({ status: 'draft' });
  });

  it('bears every message twice', async () => {
    const id = await overdue('5.3');
    const work = persistence.unitOfWork(engine);
    const open = { type: 'open', taskId: id, deadlineId: 'm1', programme: 'khcn' } as const;
    await Promise.all([work.executeCase('khcn-5.3.m1.1', open), work.executeCase('khcn-5.3.m1.1', open)]);
    expect(await relay()).toEqual(['task.case-noted']);
    const before = (await persistence.reads.taskEvents(id)).length;
    await work.noteCase(id, 'm1', 'khcn-5.3.m1.1', 'draft');
    await work.executeCase('khcn-5.3.m1.1', { type: 'send-up-by-engine' });
    await work.executeCase('khcn-5.3.m1.1', { type: 'send-up-by-engine' });
    await relay();
    // An earlier word that comes late does not take the task back.
    await work.noteCase(id, 'm1', 'khcn-5.3.m1.1', 'draft');
    expect(await caseOf(id)).toMatchObject({ status: 'with-committee' });
    expect((await persistence.reads.taskEvents(id)).length).toBe(before + 1);
    expect((await persistence.reads.caseEvents('khcn-5.3.m1.1')).map((e) => e.type)).toEqual([
      'case-opened',
      'case-sent-up',
    ]);
  });

  const finish = async (id: string) => {
    await persistence
      .unitOfWork({ id: 'can-bo' })
      .executeTask(id, { type: 'submit-deliverable', deadlineId: 'm1' });
    await persistence
      .unitOfWork({ id: 'kiem-tra' })
      .executeTask(id, { type: 'accept-deliverable', deadlineId: 'm1' });
  };

  it('is closed when the deliverable is accepted, when the task is stopped, and when a new term begins', async () => {
    const [accepted, stopped, returned] = [await overdue('5.4'), await overdue('5.5'), await overdue('5.6')];
    for (const id of [accepted, stopped, returned]) await level(id, 'L3');
    await relay();
    await finish(accepted);
    await persistence.unitOfWork(OFFICE).executeTask(stopped, {
      type: 'stop',
      reason: 'Thay đổi chủ trương',
      basis: { title: 'Thông báo', number: '1-TB', date: '2026-11-30', issuer: 'Tỉnh ủy', line: null },
    });
    await persistence
      .unitOfWork({ id: 'can-bo' })
      .executeTask(returned, { type: 'submit-deliverable', deadlineId: 'm1' });
    expect(await relay()).toEqual(['case.close', 'case.close', 'task.case-noted', 'task.case-noted']);
    await persistence.unitOfWork({ id: 'kiem-tra' }).executeTask(returned, {
      type: 'return-deliverable',
      deadlineId: 'm1',
      note: 'Thiếu phụ lục',
    });
    expect(await relay()).toEqual(['case.close', 'task.case-noted']);
    for (const id of [accepted, stopped, returned]) {
      expect((await persistence.reads.case(`${id}.m1.1`))!).toMatchObject({
        status: 'closed',
        closedReason: expect.any(String),
      });
    }
    // The new term has no case yet: the old one's end is not its own.
    expect(await caseOf(returned)).toBeNull();
    expect(await caseOf(accepted)).toMatchObject({ status: 'closed' });
  });

  it('is closed also when it was opened after its need had gone', async () => {
    const id = await overdue('5.7');
    await level(id, 'L3');
    await finish(id);
    expect(await relay()).toEqual(['case.open', 'task.case-noted', 'case.close', 'task.case-noted']);
    expect((await persistence.reads.case('khcn-5.7.m1.1'))!.status).toBe('closed');
    expect(await persistence.check.checkDerived()).toEqual([]);
    expect((await persistence.check.verifyChains()).fault).toBeNull();
  });
});
