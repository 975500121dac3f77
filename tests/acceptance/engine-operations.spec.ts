import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { workflowId } from '#contracts/names';
import { Slots } from '#persistence';
import { activate, CHECKER, dueBy, OFFICE, OFFICERS, tenOfficers, unitOf } from '../support/story/cast.js';
import { eventually, inboxOf, Story } from '../support/story/index.js';

type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;

describe('what operators do and see', () => {
  let story: Story;
  let connection: Connection;
  let temporal: Client;
  let round = 0;

  beforeAll(async () => {
    story = await Story.begin({ name: 'operations', at: '2026-11-02T03:00:00Z', seed: tenOfficers });
    connection = await Connection.connect({ address: story.temporal.address });
    temporal = new Client({ connection });
    await story.startWorker();
    await story.untilQuiet();
  }, 180_000);

  afterEach(async () => {
    await story.persistence.engine.setHold(false, null, OFFICE);
    await story.persistence.engine.setPilot(null, OFFICE);
  });

  afterAll(async () => {
    await connection?.close();
    await story?.end();
  }, 60_000);

  const newTasks = async (): Promise<string> => {
    round += 1;
    for (const [i, officer] of OFFICERS.entries()) {
      await activate(story.persistence, {
        code: `${round}.${i + 1}`,
        title: `Nhiệm vụ ${round}.${i + 1}`,
        leadUnit: unitOf(i),
        officer,
        assignedOn: '2026-11-02',
        deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: dueBy('2027-03-31') }],
      });
    }
    await story.untilQuiet();
    return story.nextSlot();
  };
  const mailsOf = async (slot: string): Promise<number[]> =>
    Promise.all(
      OFFICERS.map(async (id) => (await story.inbox(id)).filter((mail) => mail.day === slot).length),
    );
  const ONE_EACH = OFFICERS.map(() => 1);
  const NONE = OFFICERS.map(() => 0);
  const stateOf = async (id: string) => (await temporal.workflow.getHandle(id).describe()).status.name;

  it('a worker that is told to stop hands back what is not past its dot, and ends with code 0', async () => {
    const slot = await newTasks();
    const paused = OFFICERS.slice(0, 3).map((id) => story.smtp.next(`${id}@demo.example`, 'pause-at-rcpt'));
    await story.jumpBefore(slot);
    await Promise.all(paused.map((step) => step.reached));
    expect(await story.stopWorkers()).toEqual(['code 0']);
    for (const step of paused) step.release();
    await story.startWorker();
    await story.untilQuiet();
    expect(await mailsOf(slot)).toEqual(ONE_EACH);
    const states = await story.persistence.dataSource.query('SELECT DISTINCT state FROM message');
    expect(states).toEqual([{ state: 'sent' }]);
    expect(await story.repairs()).toBe(0);
  }, 180_000);

  it('two workers share the work and send everything once', async () => {
    const slot = await newTasks();
    await story.startWorker();
    await story.jumpBefore(slot);
    await story.untilQuiet();
    expect(await mailsOf(slot)).toEqual(ONE_EACH);
    await story.stopWorkers();
    await story.startWorker();
  }, 180_000);

  /** The timer by which a dispatch that is held looks again, once it has started it. */
  const heldTimer = ({ events }: History): string | undefined => {
    const claims = (events ?? []).filter(
      (e) => e.activityTaskScheduledEventAttributes?.activityType?.name === 'claimDigests',
    );
    const last = claims.at(-1)?.eventId;
    const after = last ? events!.filter(({ eventId }) => Number(eventId) > Number(last)) : [];
    return (
      after.find((e) => e.timerStartedEventAttributes)?.timerStartedEventAttributes?.timerId ?? undefined
    );
  };

  it('HOLD: nothing goes out; once released everything does at once, each mail once', async () => {
    const slot = await newTasks();
    await story.persistence.engine.setHold(true, 'kiểm tra', OFFICE);
    await story.jumpBefore(slot);
    const dispatch = temporal.workflow.getHandle(workflowId.dispatch(slot));
    const held = await eventually(
      () => dispatch.fetchHistory(),
      (history) => heldTimer(history) !== undefined,
    );
    expect(await mailsOf(slot)).toEqual(NONE);
    await story.persistence.engine.setHold(false, null, OFFICE);
    await story.untilQuiet();
    expect(await mailsOf(slot)).toEqual(ONE_EACH);
    // The release itself woke it: the timer of its next look never ran out.
    const { events } = await dispatch.fetchHistory();
    const fired = events!.map((e) => e.timerFiredEventAttributes?.timerId);
    expect(fired).not.toContain(heldTimer(held));
  }, 180_000);

  it('pilot mode: one box gets all mail, which says for whom it is', async () => {
    const slot = await newTasks();
    await story.persistence.engine.setPilot('thu-nghiem@demo.example', OFFICE);
    await story.jumpBefore(slot);
    await story.untilQuiet();
    expect(await mailsOf(slot)).toEqual(NONE);
    const box = await inboxOf(story.smtp, 'thu-nghiem@demo.example');
    for (const id of OFFICERS) {
      expect(box.filter(({ text }) => text.includes(`lẽ ra gửi tới ${id}@demo.example`))).toHaveLength(1);
    }
  }, 180_000);

  it('dispatch --now: the coming slot goes out at once, and not again at its hour', async () => {
    const slot = await newTasks();
    const slots = new Slots(story.persistence.dataSource, story.clock, story.persistence.settings);
    expect(await slots.sendNow(OFFICE)).toBe(slot);
    await eventually(
      () => mailsOf(slot),
      (mails) => mails.every((count) => count === 1),
    );
    await story.untilQuiet();
    expect(story.clock.now() < story.slotTime(slot)).toBe(true);
    await story.jumpBefore(await story.nextSlot());
    await story.untilQuiet();
    expect(await mailsOf(slot)).toEqual(ONE_EACH);
    expect(await story.repairs()).toBe(0);
  }, 180_000);

  it('a row of the outbox that can never be carried is set aside, and those behind it go on', async () => {
    await story.persistence.dataSource.query(
      `INSERT INTO outbox (topic, key, payload, created_at, available_at, attempts)
       VALUES ('case.send-up', 'no-such-case', '{}', $1, $1, 8)`,
      [story.clock.now().toISOString()],
    );
    const slot = await newTasks();
    await story.jumpBefore(slot);
    await story.untilQuiet();
    expect(await mailsOf(slot)).toEqual(ONE_EACH);
    const { parked, pending } = await story.persistence.outbox.backlog();
    expect({ parked, pending }).toEqual({ parked: 1, pending: 0 });
  }, 180_000);

  it('the workflow of a finished task ends when its last word is said', async () => {
    round += 1;
    const id = await activate(story.persistence, {
      code: `${round}.1`,
      title: 'Nhiệm vụ xong sớm',
      leadUnit: 'so-khcn',
      officer: 'officer-0',
      assignedOn: '2026-11-02',
      deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: dueBy('2027-03-31') }],
    });
    const officer = story.persistence.unitOfWork({ id: 'officer-0' });
    await officer.executeTask(id, { type: 'submit-deliverable', deadlineId: 'm1' });
    const checker = story.persistence.unitOfWork({ id: CHECKER });
    await checker.executeTask(id, { type: 'accept-deliverable', deadlineId: 'm1' });
    await story.untilQuiet();
    expect(await stateOf(workflowId.task(id))).toBe('RUNNING');
    await story.jumpBefore(await story.nextSlot());
    await story.untilQuiet();
    await eventually(
      () => stateOf(workflowId.task(id)),
      (status) => status === 'COMPLETED',
    );
    expect((await story.inbox('officer-0')).at(-1)!.text).toContain('Đã xác nhận hoàn thành');
    // Taken up again, it has a workflow again.
    await checker.executeTask(id, { type: 'reopen', deadlineId: 'm1', reason: 'cần bổ sung' });
    await story.untilQuiet();
    await eventually(
      () => stateOf(workflowId.task(id)),
      (status) => status === 'RUNNING',
    );
    expect(await story.repairs()).toBe(0);
  }, 180_000);

  it('a workflow that is gone is found at the next boot, started again and counted', async () => {
    const slot = await newTasks();
    await temporal.workflow.getHandle(workflowId.task(`khcn-${round}.1`)).terminate('by mistake');
    await story.killWorker();
    await story.startWorker();
    await eventually(
      () => story.repairs(),
      (repairs) => repairs === 1,
    );
    await story.jumpBefore(slot);
    await story.untilQuiet();
    expect(await mailsOf(slot)).toEqual(ONE_EACH);
    expect(await story.repairs()).toBe(1);
  }, 180_000);

  it('a Temporal that lost everything is rebuilt from the record, and that is not a repair', async () => {
    const slot = await newTasks();
    await story.killWorker();
    await story.temporal.lose();
    await story.startWorker();
    await eventually(
      () => stateOf(workflowId.task(`khcn-${round}.1`)).catch(() => 'NONE'),
      (status) => status === 'RUNNING',
    );
    await story.jumpBefore(slot);
    await story.untilQuiet();
    expect(await mailsOf(slot)).toEqual(ONE_EACH);
    expect(await story.repairs()).toBe(1);
  }, 180_000);
});
