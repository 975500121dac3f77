import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Persistence } from '#persistence';
import { StandingClock, withDatabase } from '../support/database/index.js';
import { smallProvince } from '../support/database/province.js';

const OFFICE = { id: 'van-phong-1' };

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
    const ref = {
      deadlineId: 'm1',
      key: `1/${rung}`,
      rung,
      kind: 'escalation' as const,
      nominal: '2026-11-30',
      slot: '2026-11-30',
    };
    return persistence.dataSource.transaction(async (tx) => {
      const aggregate = await persistence.locks.one(tx, id, 'task');
      await persistence.recorder.append(
        tx,
        aggregate,
        [
          skipped
            ? { type: 'rung-skipped', data: { ...ref, reason: 'debtor' } }
            : { type: 'escalated', data: { ...ref, to: ['van-phong-1'] } },
        ],
        engine,
      );
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
