import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { WORKFLOW_GENERATION, workflowId } from '#contracts/names';
import { activate, dueBy, OFFICERS, tenOfficers, unitOf } from '../support/story/cast.js';
import { eventually, Story } from '../support/story/index.js';

/** Longer than the patience at the barrier of a slot, which runs in real time. */
const WITH_PATIENCE_MS = 150_000;

describe('what the engine mends by itself', () => {
  let story: Story;
  let connection: Connection;
  let temporal: Client;
  let round = 0;

  beforeAll(async () => {
    story = await Story.begin({ name: 'mending', at: '2026-11-02T03:00:00Z', seed: tenOfficers });
    connection = await Connection.connect({ address: story.temporal.address });
    temporal = new Client({ connection });
    await story.startWorker();
    await story.untilQuiet();
  }, 180_000);

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
  /** Everybody has one mail of the slot, and it says its line once. */
  const everyoneHasOne = async (slot: string): Promise<void> => {
    for (const [i, officer] of OFFICERS.entries()) {
      const mails = (await story.inbox(officer)).filter((mail) => mail.day === slot);
      const lines = mails.map(({ text }) => text.split(`/nhiem-vu/khcn-${round}.${i + 1}\n`).length - 1);
      expect({ officer, lines }).toEqual({ officer, lines: [1] });
    }
  };
  const runOf = async (id: string) => {
    const { runId, status } = await temporal.workflow.getHandle(id).describe();
    return { runId, status: status.name };
  };

  it('plans in the slot itself what its workflow did not plan in time, and counts it', async () => {
    const slot = await newTasks();
    const stragglers = [1, 2].map((n) => workflowId.task(`khcn-${round}.${n}`));
    for (const id of stragglers) await temporal.workflow.getHandle(id).terminate('never wakes again');
    await story.jumpBefore(slot);
    await story.untilQuiet(WITH_PATIENCE_MS);
    await everyoneHasOne(slot);
    expect(await story.repairs()).toBe(2);
    const rows = await story.persistence.dataSource.query(
      'SELECT state, repairs, digests FROM dispatch_slot WHERE slot = $1',
      [slot],
    );
    expect(rows).toEqual([{ state: 'done', repairs: 2, digests: OFFICERS.length }]);
    const { events } = await temporal.workflow.getHandle(workflowId.dispatch(slot)).fetchHistory();
    const asked = events!.map((e) => e.activityTaskScheduledEventAttributes?.activityType?.name);
    expect(asked.filter((name) => name === 'planStragglers')).toHaveLength(1);
    // Planned for them, not begun again: that is the reconciler's, which finds both at the next boot.
    await story.stopWorkers();
    await story.startWorker();
    await eventually(
      () => story.repairs(),
      (repairs) => repairs === 4,
    );
    for (const id of stragglers) expect(await runOf(id)).toMatchObject({ status: 'RUNNING' });
  }, 300_000);

  it('begins workflows of an older generation again from the record, and loses and repeats nothing', async () => {
    const slot = await newTasks();
    const repairs = await story.repairs();
    const ids = [
      ...OFFICERS.map((_, i) => workflowId.task(`khcn-${round}.${i + 1}`)),
      workflowId.programme('khcn'),
      workflowId.dispatch(slot),
    ];
    const before = new Map<string, string>();
    for (const id of ids) before.set(id, (await runOf(id)).runId);
    // As an upgrade finds them: begun by code of the generation before this program's.
    await story.stopWorkers();
    const { dataSource, engine } = story.persistence;
    await dataSource.query('UPDATE aggregate SET workflow_generation = $1', [WORKFLOW_GENERATION - 1]);
    await engine.setWorkflowGeneration(WORKFLOW_GENERATION - 1);
    await story.startWorker();
    await eventually(
      () => engine.workflowGeneration(),
      (generation) => generation === WORKFLOW_GENERATION,
    );
    for (const id of ids) {
      const old = await temporal.workflow.getHandle(id, before.get(id)!).describe();
      expect({ id, status: old.status.name }).toEqual({ id, status: 'TERMINATED' });
      const now = await runOf(id);
      expect({ id, status: now.status }).toEqual({ id, status: 'RUNNING' });
      expect(now.runId).not.toBe(before.get(id));
    }
    expect(
      await dataSource.query(
        'SELECT DISTINCT workflow_generation AS generation FROM aggregate WHERE NOT closed',
      ),
    ).toEqual([{ generation: WORKFLOW_GENERATION }]);
    await story.jumpBefore(slot);
    await story.untilQuiet();
    await everyoneHasOne(slot);
    expect(await story.repairs()).toBe(repairs);
    // The next boot has nothing to begin again.
    const runs = await Promise.all(ids.slice(0, 3).map(runOf));
    const lastTurn = async () => (await engine.turns()).find(({ name }) => name === 'reconciler')?.at;
    const turned = await lastTurn();
    await story.stopWorkers();
    await story.startWorker();
    await eventually(lastTurn, (at) => at !== turned);
    expect(await Promise.all(ids.slice(0, 3).map(runOf))).toEqual(runs);
  }, 240_000);
});
