import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';
import { workflowId } from '#contracts/names';
import { activate, CHECKER, dueBy, OFFICERS, tenOfficers, unitOf } from '../support/story/cast.js';
import { eventually, Story } from '../support/story/index.js';

const GONE = 'GONE';
const ONE_EACH = OFFICERS.map(() => 1);

/** Temporal is the clock, not the record: what it no longer knows, or knows in an older form, changes nothing. */
describe('a Temporal that forgets', () => {
  let story: Story;
  let round = 0;

  beforeAll(async () => {
    story = await Story.begin({ name: 'forgets', at: '2026-11-02T03:00:00Z', seed: tenOfficers });
    await story.startWorker();
    await story.untilQuiet();
  }, 180_000);

  afterAll(() => story?.end(), 60_000);

  /** On a connection of its own: the server is another one after each restart. */
  const asked = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    const connection = await Connection.connect({ address: story.temporal.address });
    try {
      return await work(new Client({ connection }));
    } finally {
      await connection.close();
    }
  };
  const stateOf = (id: string) =>
    asked(async ({ workflow }) => {
      try {
        return (await workflow.getHandle(id).describe()).status.name;
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return GONE;
        throw error;
      }
    });
  const newTasks = async (): Promise<string> => {
    round += 1;
    for (const [i, officer] of OFFICERS.entries())
      await activate(story.persistence, {
        ...{ code: `${round}.${i + 1}`, title: `Nhiệm vụ ${round}.${i + 1}`, leadUnit: unitOf(i), officer },
        assignedOn: '2026-11-02',
        deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: dueBy('2027-03-31') }],
      });
    await story.untilQuiet();
    return story.nextSlot();
  };
  const mailsOf = (slot: string): Promise<number[]> =>
    Promise.all(
      OFFICERS.map(async (id) => (await story.inbox(id)).filter((mail) => mail.day === slot).length),
    );

  it('restored from yesterday does nothing twice and loses nothing', async () => {
    const first = await newTasks();
    await story.temporal.copy();
    await story.jumpBefore(first);
    await story.untilQuiet();
    expect(await mailsOf(first)).toEqual(ONE_EACH);
    const second = await newTasks();
    const done = `khcn-${round}.1`;
    const work = story.persistence.unitOfWork({ id: OFFICERS[0]! });
    await work.executeTask(`khcn-1.1`, { type: 'acknowledge' });
    await story.untilQuiet();
    await story.killWorker();
    await story.temporal.restoreCopy();
    expect(await stateOf(workflowId.task(done))).toBe(GONE);
    await story.startWorker();
    await eventually(
      () => stateOf(workflowId.task(done)),
      (state) => state === 'RUNNING',
    );
    await story.untilQuiet();
    await story.jumpBefore(second);
    await story.untilQuiet();
    expect(await mailsOf(first)).toEqual(ONE_EACH);
    expect(await mailsOf(second)).toEqual(ONE_EACH);
    expect(await story.persistence.reads.taskEvents('khcn-1.1')).toContainEqual(
      expect.objectContaining({ type: 'acknowledged' }),
    );
  }, 240_000);

  it('lets closed workflows that its retention has removed be taken up again', async () => {
    await newTasks();
    const [id, officer] = [`khcn-${round}.1`, OFFICERS[0]!];
    const deadlineId = 'm1';
    await story.persistence
      .unitOfWork({ id: officer })
      .executeTask(id, { type: 'submit-deliverable', deadlineId });
    const checker = story.persistence.unitOfWork({ id: CHECKER });
    await checker.executeTask(id, { type: 'accept-deliverable', deadlineId });
    await story.untilQuiet();
    const slot = await story.nextSlot();
    await story.jumpBefore(slot);
    await story.untilQuiet();
    const closed = [workflowId.task(id), workflowId.dispatch(slot)];
    for (const one of closed) {
      await eventually(
        () => stateOf(one),
        (state) => state === 'COMPLETED',
      );
      await asked(async ({ workflow, workflowService }) => {
        const { runId } = await workflow.getHandle(one).describe();
        await workflowService.deleteWorkflowExecution({
          namespace: story.temporal.namespace,
          workflowExecution: { workflowId: one, runId },
        });
      });
      await eventually(
        () => stateOf(one),
        (state) => state === GONE,
        60_000,
      );
    }
    const repairs = await story.repairs();
    const types = async () => (await story.persistence.reads.taskEvents(id)).map(({ type }) => type);
    const recorded = await types();
    expect(recorded).toContain('task-completed');
    // A boot compares the record with what runs: nothing is missing.
    await story.stopWorkers();
    await story.startWorker();
    await story.untilQuiet();
    expect(await stateOf(closed[0]!)).toBe(GONE);
    expect(await mailsOf(slot)).toEqual(ONE_EACH);
    await checker.executeTask(id, { type: 'reopen', deadlineId, reason: 'cần bổ sung' });
    await eventually(
      () => stateOf(closed[0]!),
      (state) => state === 'RUNNING',
    );
    await story.untilQuiet();
    expect((await types()).slice(0, recorded.length)).toEqual(recorded);
    const next = await story.nextSlot();
    await story.jumpBefore(next);
    await story.untilQuiet();
    const told = (await story.inbox(officer)).filter(({ text }) => text.includes('Đã xác nhận hoàn thành'));
    expect(told).toHaveLength(1);
    expect(await story.repairs()).toBe(repairs);
  }, 240_000);
});
