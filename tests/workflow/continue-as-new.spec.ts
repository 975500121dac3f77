import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { SIGNAL_CHANGED, TASK_QUEUE, WORKFLOW_TYPE } from '#contracts/names';
import { testServer } from '../support/provision/index.js';
import { buildWorker, ROOT } from '../support/story/build.js';
import { quietRuntime } from './quiet-runtime.js';

const LIMIT = 12;
const SIGNALS = 60;

describe('a workflow that continues as new under a storm of changes', () => {
  let env: TestWorkflowEnvironment;
  let worker: Worker;
  let running: Promise<void>;
  /** What changed so far, and what the last planning saw. */
  let changes = 0;
  let seen = 0;
  let closed = false;
  let plannings = 0;

  beforeAll(async () => {
    quietRuntime();
    await buildWorker();
    env = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable: testServer() } });
    worker = await Worker.create({
      connection: env.nativeConnection,
      taskQueue: TASK_QUEUE,
      workflowBundle: { code: await readFile(join(ROOT, 'dist/workflow-bundle.js'), 'utf8') },
      activities: {
        planTask: async () => {
          plannings += 1;
          seen = changes;
          return { closed: closed && seen === SIGNALS, waitMs: null };
        },
      },
    });
    running = worker.run();
  }, 120_000);

  afterAll(async () => {
    worker?.shutdown();
    await running;
    await env?.teardown();
  }, 60_000);

  it('acts on the last change, in a run that is not the first', async () => {
    const workflowId = 'task/storm';
    const first = await env.client.workflow.start(WORKFLOW_TYPE.task, {
      workflowId,
      taskQueue: TASK_QUEUE,
      args: [{ taskId: 'storm', historyLimit: LIMIT }],
    });
    const latest = env.client.workflow.getHandle(workflowId);
    for (let i = 1; i <= SIGNALS; i += 1) {
      changes = i;
      closed = i === SIGNALS;
      await latest.signal(SIGNAL_CHANGED);
    }
    // It ends only when a planning has seen the last change: a lost one would leave it asleep.
    await latest.result();
    expect(seen).toBe(SIGNALS);
    expect(plannings).toBeGreaterThan(1);
    const { runId, historyLength } = await latest.describe();
    expect(runId).not.toBe(first.firstExecutionRunId);
    expect(historyLength).toBeLessThan(LIMIT + SIGNALS + 10);
  }, 120_000);
});
