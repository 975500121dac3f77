import { beforeAll, describe, expect, it } from '@jest/globals';
import { UserError } from '#contracts';
import { emptyTask, evolveTask, type Recorded, type TaskEvent } from '#domain';
import { asDomainEvent, type Persistence, SYSTEM } from '#persistence';
import { StandingClock, withDatabase } from '../support/database/index.js';
import { smallProvince, yearlyPlans } from '../support/database/province.js';

const OFFICE = { id: 'van-phong-1' };
const OFFICER = { id: 'can-bo' };

const PLAN = {
  programme: 'khcn',
  kind: 'task' as const,
  group: 1,
  title: 'Xây dựng nền tảng dữ liệu',
  leadUnits: ['so-khcn'],
  officer: 'can-bo',
  deadlines: [
    { id: 'm1', deliverable: 'Đề cương', rule: { kind: 'by' as const, date: '2026-12-18' } },
    { id: 'm2', deliverable: 'Báo cáo', rule: { kind: 'by' as const, date: '2027-03-31' } },
  ],
};

describe('the record', () => {
  const db = withDatabase('record');
  const clock = new StandingClock('2026-11-02T03:00:00.000Z');
  let persistence: Persistence;

  beforeAll(async () => {
    persistence = await db.persistence(clock);
    await smallProvince(persistence);
  });

  const active = async (code: string) => {
    const { id } = await persistence.unitOfWork(OFFICE).createTask({ ...PLAN, code });
    await persistence.unitOfWork(OFFICE).executeTask(id, { type: 'activate' });
    return id;
  };

  /** Until so many transactions wait for a lock of another. */
  const untilWaiting = async (count: number) => {
    const waiting = `SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    for (;;) if ((await db.ask<{ waiting: number }>(waiting, [], 'superuser'))[0]!.waiting >= count) return;
  };

  it('keeps a task as its events, with a snapshot, rows to read and a place in the plan', async () => {
    const id = await active('1.1');
    expect(id).toBe('khcn-1.1');
    const events = await persistence.reads.taskEvents(id);
    expect(events.map((e) => [e.seq, e.type, e.actor])).toEqual([
      [1, 'task-created', 'van-phong-1'],
      [2, 'profile-completed', 'van-phong-1'],
      [3, 'activated', 'van-phong-1'],
    ]);
    expect(events[0]).toMatchObject({ at: '2026-11-02T03:00:00.000Z', text: { title: PLAN.title } });
    const task = (await persistence.reads.task(id))!;
    expect(task).toMatchObject({
      code: '1.1',
      status: 'active',
      leadUnit: 'so-khcn',
      nextDue: '2026-12-18',
      nextWorkingDue: '2026-12-18',
      version: 3,
      // The notice of assignment rides the next morning's mail.
      nextSlot: '2026-11-03',
    });
    expect(task.deadlines.map((d) => [d.id, d.legalDue, d.status])).toEqual([
      ['m1', '2026-12-18', 'open'],
      ['m2', '2027-03-31', 'open'],
    ]);
    const beforeSlot = Date.parse('2026-11-03T01:00:00Z') - Date.parse(task.nextWake!);
    expect(beforeSlot).toBeGreaterThanOrEqual(60_000);
    expect(beforeSlot).toBeLessThanOrEqual(3_600_000);
    const folded = events
      .map((row) => asDomainEvent('task', row) as Recorded<TaskEvent>)
      .reduce(evolveTask, emptyTask(id));
    expect(folded).toEqual(task.state);
  });

  it('refuses what was decided on an older version, and shows the present one', async () => {
    const id = await active('1.2');
    const seen = (await persistence.reads.task(id))!.version;
    const office = persistence.unitOfWork(OFFICE);
    await persistence.unitOfWork(OFFICER).executeTask(id, { type: 'acknowledge' }, { expectedVersion: seen });
    await expect(
      office.executeTask(id, { type: 'suspend', reason: 'chờ' }, { expectedVersion: seen }),
    ).rejects.toMatchObject({ code: 'stale-version', current: { status: 'active', version: seen + 1 } });
    expect((await persistence.reads.task(id))!.status).toBe('active');
  });

  it('lets exactly one of two commands at once decide on what both have seen', async () => {
    const id = await active('1.3');
    const { version } = (await persistence.reads.task(id))!;
    const suspend = (reason: string) =>
      persistence
        .unitOfWork(OFFICE)
        .executeTask(id, { type: 'suspend', reason }, { expectedVersion: version });
    const { both } = await persistence.dataSource.transaction(async (tx) => {
      await tx.query('SELECT 1 FROM aggregate WHERE id = $1 FOR UPDATE', [id]);
      const commands = Promise.allSettled([suspend('a'), suspend('b')]);
      await untilWaiting(2);
      return { both: commands };
    });
    const outcomes = await both;
    expect(outcomes.map((o) => o.status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = outcomes.find((o) => o.status === 'rejected') as PromiseRejectedResult;
    expect(lost.reason).toMatchObject({ code: 'state-conflict' });
    const suspensions = (await persistence.reads.taskEvents(id)).filter((e) => e.type === 'suspended');
    expect(suspensions).toHaveLength(1);
  });

  it('records nothing of a command that is refused', async () => {
    const id = await active('1.4');
    const before = await persistence.reads.taskEvents(id);
    const refused = persistence
      .unitOfWork(OFFICE)
      .executeTask(id, { type: 'accept-deliverable', deadlineId: 'm1' });
    await expect(refused).rejects.toBeInstanceOf(UserError);
    expect(await persistence.reads.taskEvents(id)).toEqual(before);
  });

  it('does a request that is repeated once', async () => {
    const id = await active('1.5');
    const again = () =>
      persistence
        .unitOfWork({ ...OFFICER, commandId: 'can-bo:key-1' })
        .executeTask(id, { type: 'report-progress', percent: 40, note: 'Đã xong phần đầu' });
    const [first, second] = [await again(), await again()];
    expect(second.events.map((e) => e.type)).toEqual(first.events.map((e) => e.type));
    expect(second.state).toEqual(first.state);
    const reports = (await persistence.reads.taskEvents(id)).filter((e) => e.type === 'progress-reported');
    expect(reports).toMatchObject([{ commandId: 'can-bo:key-1', text: { note: 'Đã xong phần đầu' } }]);
  });

  it('gives a code once, also to two at the same moment', async () => {
    const create = () => persistence.unitOfWork(OFFICE).createTask({ ...PLAN, code: '1.6' });
    const outcomes = await Promise.allSettled([create(), create()]);
    expect(outcomes.map((o) => o.status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(create()).rejects.toMatchObject({ code: 'state-conflict', fields: [{ path: 'code' }] });
  });

  it('refuses a programme that is not there and text that cannot be stored, naming them', async () => {
    const office = persistence.unitOfWork(OFFICE);
    await expect(office.createTask({ ...PLAN, code: '9.1', programme: 'khac' })).rejects.toMatchObject({
      fields: [{ path: 'programme' }],
    });
    await expect(office.createTask({ ...PLAN, code: '9.2', title: 'a\0b' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(office.executeTask('khcn-9.9', { type: 'acknowledge' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('appends facts without a new version, without a signal, and moves the plan on', async () => {
    const id = await active('1.7');
    const { version, state } = (await persistence.reads.task(id))!;
    const notice = state.notices[0]!;
    const signals = () =>
      db.ask<{ id: string }>(`SELECT id FROM outbox WHERE topic = 'changed' AND key = $1`, [id]);
    const signalled = (await signals()).length;
    await persistence.dataSource.transaction(async (tx) => {
      const aggregate = await persistence.locks.one(tx, id, 'task');
      const data = { key: notice.key, slot: '2026-11-03', to: ['can-bo'] };
      await persistence.recorder.append(tx, aggregate, [{ type: 'notice-sent', data }], SYSTEM);
    });
    const after = (await persistence.reads.task(id))!;
    expect(after.version).toBe(version);
    expect(after.state.seq).toBe(state.seq + 1);
    expect(after.nextSlot).toBe('2026-11-05'); // ACK, the third working day after the assignment
    expect((await signals()).length).toBe(signalled);
  });

  it('signals a change to the workflow, and says that a draft has none', async () => {
    const { id } = await persistence.unitOfWork(OFFICE).createTask({ ...PLAN, code: '1.8' });
    await persistence.unitOfWork(OFFICE).executeTask(id, { type: 'activate' });
    const rows = await db.ask(`SELECT payload FROM outbox WHERE topic = 'changed' AND key = $1 ORDER BY id`, [
      id,
    ]);
    expect(rows).toEqual([
      { payload: { kind: 'task', workflow: false } },
      { payload: { kind: 'task', workflow: true } },
    ]);
  });

  it('opens each obligation on its day, once, and none that was due before go-live', async () => {
    await yearlyPlans(persistence, [2026, 2027, 2028]);
    const engine = persistence.unitOfWork(SYSTEM);
    expect(await engine.openDueObligations('khcn', '2026-09-30')).toEqual({
      opened: [],
      nextOn: '2026-10-01',
      refused: [],
    });
    const both = await Promise.all([
      engine.openDueObligations('khcn', '2026-11-02'),
      engine.openDueObligations('khcn', '2026-11-02'),
    ]);
    expect(both.flatMap((o) => o.opened)).toEqual(['khcn-nv-01-2027']);
    expect(both.map((o) => o.nextOn)).toEqual(['2027-10-01', '2027-10-01']);
    const plan = (await persistence.reads.task('khcn-nv-01-2027'))!;
    expect(plan).toMatchObject({
      code: 'NV-01-2027',
      kind: 'obligation',
      status: 'active',
      nextDue: '2026-12-19',
    });
    expect(plan.state).toMatchObject({ assignedOn: '2026-10-01', officer: null });
    expect(plan.state.deadlines[0]!.ladderSince).toBeNull();
  });
});
