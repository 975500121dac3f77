import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TaskState } from '#domain';
import { Dispatch, Invariants, type Persistence } from '#persistence';
import { StandingClock, withDatabase } from '../support/database/index.js';
import { smallProvince } from '../support/database/province.js';
import { claimAll } from '../support/slot/claim-all.js';
import { plannedItems } from '../support/slot/planned-items.js';
import { eventually } from '../support/story/eventually.js';

const OFFICE = { id: 'van-phong-1' };
const BOX = { name: 'Văn phòng Tỉnh ủy', address: 'dondoc@demo.example' };
const MAIL = {
  from: BOX,
  replyTo: BOX,
  publicUrl: 'http://localhost:3000',
  allowedDomains: ['demo.example'],
};
const NO_BEAT = () => undefined;
/** T-1 of a task that was assigned two days before: the officer alone is reminded. */
const DUE = '2026-11-19';
const SLOT = '2026-11-18';

/**
 * Between the freezing of a mail and the recording of what it tells: whatever comes in between, the step is told once,
 * it is recorded once, and what came after the mail comes after it in the chain.
 */
describe('the gap between a frozen mail and its facts', () => {
  const db = withDatabase('dispatch_gap');
  const clock = new StandingClock('2026-11-02T03:00:00.000Z');
  let persistence: Persistence;
  let dispatch: Dispatch;
  let number = 0;
  let id = '';

  beforeAll(async () => {
    persistence = await db.persistence(clock);
    dispatch = new Dispatch(persistence, clock, MAIL);
    await smallProvince(persistence);
  });

  const aggregate = async () =>
    (
      await db.ask<{ seq: number; next_slot: string; planned_slot: string; state: TaskState }>(
        'SELECT seq, next_slot::text, planned_slot::text, state FROM aggregate WHERE id = $1',
        [id],
      )
    )[0]!;
  const chain = async () => (await persistence.reads.taskEvents(id)).map((event) => event.type);
  const told = async () => (await chain()).filter((type) => type === 'reminded');
  const mails = () =>
    db.ask<{ id: string; state: string; recipient: string }>(
      `SELECT m.id, m.state, m.recipient FROM message m JOIN message_item i ON i.message_id = m.id
       WHERE m.slot_date = $1 AND i.aggregate_id = $2 ORDER BY m.recipient`,
      [SLOT, id],
    );
  const findings = async () =>
    (await new Invariants(persistence, clock).check()).findings.map((f) => f.invariant);

  /** A task of its own, its mail composed ahead and then frozen; its facts are owed. */
  beforeEach(async () => {
    await db.ask('DELETE FROM dispatch_slot');
    await db.ask('DELETE FROM planned_item');
    await db.ask('DELETE FROM message');
    await db.ask('UPDATE aggregate SET closed = true, next_slot = NULL, planned_slot = NULL');
    number += 1;
    clock.set('2026-11-16T03:00:00.000Z');
    const work = persistence.unitOfWork(OFFICE);
    const task = await work.createTask({
      programme: 'khcn',
      code: `9.${number}`,
      kind: 'task',
      group: 1,
      title: 'Nhiệm vụ',
      leadUnits: ['so-khcn'],
      officer: 'can-bo',
      deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: { kind: 'by', date: DUE } }],
    });
    id = task.id;
    await work.executeTask(id, { type: 'activate' });
    await persistence.unitOfWork({ id: 'can-bo' }).executeTask(id, { type: 'acknowledge' });
    await persistence.dataSource.transaction(async (tx) => {
      const locked = await persistence.locks.one(tx, id, 'task');
      const notices = (locked.state as TaskState).notices.map(({ key }) => ({
        type: 'notice-sent' as const,
        data: { key, slot: '2026-11-17', to: ['can-bo'] },
      }));
      await persistence.recorder.append(tx, locked, notices, { id: 'system' });
    });
    await compose();
  });

  const compose = async () => {
    clock.set('2026-11-18T00:59:30.000Z');
    await dispatch.slots.phase(SLOT);
    await dispatch.planner.planFor(id, SLOT);
    await dispatch.digests.composeAhead(SLOT, NO_BEAT);
    clock.set('2026-11-18T01:00:00.000Z');
  };
  const freeze = async () => {
    expect(await dispatch.digests.freezeAll(SLOT, NO_BEAT)).toEqual({ held: false, failures: [] });
    expect(await mails()).toMatchObject([{ state: 'queued', recipient: 'can-bo' }]);
    expect(await told()).toEqual([]);
  };

  it('is closed by whoever comes after a crash, once', async () => {
    await freeze();
    expect(await findings()).toEqual([]);
    const [frozen] = await mails();
    const later = new Dispatch(persistence, clock, MAIL);
    expect(await claimAll(later, SLOT)).toEqual({ held: false, failures: [] });
    expect(await told()).toEqual(['reminded']);
    expect(await claimAll(later, SLOT)).toEqual({ held: false, failures: [] });
    expect(await told()).toEqual(['reminded']);
    expect(await mails()).toEqual([frozen]);
    expect(await plannedItems(persistence, id)).toEqual([]);
    expect((await persistence.check.verifyChains()).fault).toBeNull();
    expect(await persistence.check.checkDerived()).toEqual([]);
  });

  it('is closed before a command that comes in it, which then is decided on what was told', async () => {
    await freeze();
    const { version } = (await aggregate()).state;
    await persistence
      .unitOfWork(OFFICE)
      .executeTask(id, { type: 'assign', officer: 'can-bo-2' }, { expectedVersion: version });
    expect((await chain()).slice(-2)).toEqual(['reminded', 'assigned']);
    // Planned again in the same slot: the new officer is told of the assignment, nobody again of the step.
    await dispatch.planner.plan(id);
    expect(await claimAll(dispatch, SLOT)).toEqual({ held: false, failures: [] });
    expect(await told()).toEqual(['reminded']);
    expect(await findings()).toEqual([]);
  });

  it('is closed by a planner that is asked in it: the step is neither planned again nor lost', async () => {
    await freeze();
    await dispatch.planner.plan(id);
    expect(await told()).toEqual(['reminded']);
    const { next_slot } = await aggregate();
    expect(next_slot > SLOT).toBe(true);
    expect(await plannedItems(persistence, id)).toEqual([]);
  });

  it('is closed although mail is held in it: the mail is a promise, it only waits', async () => {
    await freeze();
    await persistence.engine.setHold(true, 'kiểm tra', 'quan-tri');
    expect(await claimAll(dispatch, SLOT)).toEqual({ held: false, failures: [] });
    expect(await told()).toEqual(['reminded']);
    const session = dispatch.newSender();
    await session.ensure();
    expect(await dispatch.queue.take(session.id, 10)).toEqual([]);
    await persistence.engine.setHold(false, null, 'quan-tri');
    expect(await dispatch.queue.take(session.id, 10)).toHaveLength(1);
    await session.close();
  });

  it('is not opened while mail is held', async () => {
    await persistence.engine.setHold(true, 'kiểm tra', 'quan-tri');
    expect((await dispatch.digests.freezeAll(SLOT, NO_BEAT)).held).toBe(true);
    expect(await mails()).toMatchObject([{ state: 'planned' }]);
    await persistence.engine.setHold(false, null, 'quan-tri');
  });

  it('is closed at the end of the day at the latest, before anything is moved', async () => {
    await freeze();
    clock.set('2026-11-18T17:00:00.000Z');
    expect(await dispatch.closing.close(SLOT, NO_BEAT)).toBe(0);
    expect(await told()).toEqual(['reminded']);
    expect((await aggregate()).next_slot > SLOT).toBe(true);
  });

  it('is closed before the outcome of an escalation is told to its task', async () => {
    await db.ask('DELETE FROM planned_item');
    await db.ask('DELETE FROM message');
    clock.set('2026-11-23T00:59:30.000Z');
    const slot = '2026-11-23';
    await dispatch.slots.phase(slot);
    await dispatch.planner.planFor(id, slot);
    await dispatch.digests.composeAhead(slot, NO_BEAT);
    clock.set('2026-11-23T01:00:00.000Z');
    await dispatch.digests.freezeAll(slot, NO_BEAT);
    const session = dispatch.newSender();
    await session.ensure();
    const taken = (await dispatch.queue.take(session.id, 10)).map((mail) => mail.id);
    await dispatch.queue.note(session.id, { finishing: taken, settlements: [] });
    await dispatch.queue.settle(
      session.id,
      taken.map((mail) => ({ id: mail, state: 'sent' as const, reply: '250 ok' })),
    );
    await session.close();
    expect(await chain()).not.toContain('escalated');
    expect(await dispatch.deliveries.record(slot)).toBeGreaterThan(0);
    const all = await chain();
    expect(all).toContain('escalated');
    expect(all.indexOf('escalation-delivered')).toBeGreaterThan(all.indexOf('escalated'));
  });

  it('does not open for a task that a command holds: the digest is compared again when the command is through', async () => {
    let freezing: Promise<unknown> = Promise.resolve();
    await persistence.dataSource.transaction(async (tx) => {
      await persistence.locks.one(tx, id, 'task');
      freezing = dispatch.digests.freezeAll(SLOT, NO_BEAT);
      await eventually(
        () => db.ask(`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'`, [], 'superuser'),
        (rows) => rows.length > 0,
      );
      const locked = await persistence.locks.one(tx, id, 'task');
      await persistence.recorder.append(
        tx,
        locked,
        [{ type: 'suspended', data: { on: SLOT, basis: null }, text: { reason: 'chờ kinh phí' } }],
        OFFICE,
      );
    });
    expect(await freezing).toEqual({ held: false, failures: [] });
    expect(await mails()).toMatchObject([{ state: 'superseded' }]);
    expect(await told()).toEqual([]);
  });
});
