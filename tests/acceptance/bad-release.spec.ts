import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { workflowId } from '#contracts/names';
import { triedTooOften } from '../../apps/cli/reconcile/soundness.js';
import { lookAt } from '../../apps/cli/reconcile/workflow-seen.js';
import { alertRules, metricsOf } from '../support/alerts/index.js';
import { type Release, releaseWith } from '../support/release/index.js';
import { activate, dueBy, OFFICERS, tenOfficers, unitOf } from '../support/story/cast.js';
import { eventually, Story } from '../support/story/index.js';
import { freePort } from '../support/story/parts.js';

/** The dispatch waits a minute for those who have not planned, and then plans for them. */
const WITH_PATIENCE_MS = 150_000;
/** What a restart makes of a step at most. */
const TRIES = 2;
const BEGINS = 'async function taskWorkflow(input) {';

describe('a release whose workflows of tasks throw', () => {
  let story: Story;
  let temporal: Client;
  let release: Release;
  let port = 0;

  beforeAll(async () => {
    story = await Story.begin({ name: 'bad_release', at: '2026-11-02T03:00:00Z', seed: tenOfficers });
    temporal = new Client({ connection: await Connection.connect({ address: story.temporal.address }) });
    release = await releaseWith((bundle) => bundle.replace(BEGINS, `${BEGINS} throw new Error('poisoned');`));
    port = await freePort();
    await story.startWorker();
    for (const [i, officer] of OFFICERS.entries())
      await activate(story.persistence, {
        ...{ code: `1.${i + 1}`, title: `Nhiệm vụ 1.${i + 1}`, leadUnit: unitOf(i), officer },
        assignedOn: '2026-11-02',
        deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: dueBy('2027-03-31') }],
      });
    await story.untilQuiet();
    await story.stopWorkers();
    await story.startWorker({ WORKER_METRICS_ADDRESS: `127.0.0.1:${port}` }, release.folder);
  }, 240_000);

  afterAll(async () => {
    await temporal?.connection.close();
    await story?.end();
    await release?.remove();
  }, 60_000);

  const ids = OFFICERS.map((_, i) => workflowId.task(`khcn-1.${i + 1}`));
  const mailsOf = (slot: string): Promise<number[]> =>
    Promise.all(
      OFFICERS.map(async (id) => (await story.inbox(id)).filter((mail) => mail.day === slot).length),
    );
  const numbers = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();

  it('keeps nobody from their mail of the slot', async () => {
    const slot = await story.nextSlot();
    await story.jumpBefore(slot);
    await story.untilQuiet(WITH_PATIENCE_MS);
    expect(await mailsOf(slot)).toEqual(OFFICERS.map(() => 1));
  }, 200_000);

  it('ends no workflow, and is seen in each of them', async () => {
    for (const id of ids) {
      const seen = await eventually(
        () => lookAt(temporal, id),
        (one) => triedTooOften(one, TRIES) !== null,
        60_000,
      );
      expect(triedTooOften(seen, TRIES)).toMatch(/workflow task/);
      expect((await temporal.workflow.getHandle(id).describe()).status.name).toBe('RUNNING');
    }
  }, 120_000);

  it('is told by the numbers that the alerts are made of', async () => {
    const failed =
      /^temporal_workflow_task_execution_failed\{[^}]*workflow_type="taskWorkflow"[^}]*\} [1-9]/m;
    const page = await eventually(numbers, (text) => failed.test(text));
    const asked = alertRules().flatMap(({ expr }) => metricsOf(expr));
    const theirs = asked.filter(({ name }) => name.startsWith('temporal_'));
    expect(theirs.length).toBeGreaterThan(1);
    for (const { name } of theirs) expect(page).toMatch(new RegExp(`^${name}\\{`, 'm'));
    // Ids and names of people are no labels.
    expect(page).not.toMatch(/khcn-|officer-|@/);
  }, 60_000);

  it('is mended by the next one: each workflow goes on from where it was', async () => {
    await story.stopWorkers();
    await story.startWorker();
    for (const id of ids)
      await eventually(
        () => lookAt(temporal, id),
        ({ steps, timer }) => steps.length === 0 && timer !== null,
        90_000,
      );
    await story.untilQuiet();
    const next = await story.nextSlot();
    await story.throughSlots(next);
    const before = await story.repairs();
    await activate(story.persistence, {
      ...{ code: '2.1', title: 'Nhiệm vụ 2.1', leadUnit: unitOf(0), officer: OFFICERS[0]! },
      assignedOn: '2026-11-04',
      deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: dueBy('2027-03-31') }],
    });
    await story.untilQuiet();
    const slot = await story.nextSlot();
    await story.jumpBefore(slot);
    await story.untilQuiet();
    expect((await mailsOf(slot))[0]).toBe(1);
    expect(await story.repairs()).toBe(before);
  }, 240_000);
});
