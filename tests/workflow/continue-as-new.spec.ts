import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { SIGNAL_CHANGED, TASK_QUEUE, WORKFLOW_TYPE } from '#contracts/names';
import { testServer } from '../support/provision/index.js';
import { buildWorker, ROOT } from '../support/story/build.js';
import { quietRuntime } from './quiet-runtime.js';

const ID = 'task/storm';
const LIMIT = 12;
const CHANGES = 40;

describe('a workflow that continues as new under a storm of changes', () => {
  let env: TestWorkflowEnvironment;
  let worker: Worker;
  let running: Promise<void>;
  /** What changed so far, and what the last planning saw. */
  let changes = 0;
  let seen = 0;

  beforeAll(async () => {
    quietRuntime();
    await buildWorker();
    env = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable: testServer() } });
    worker = await Worker.create({
      connection: env.nativeConnection,
      taskQueue: TASK_QUEUE,
      workflowBundle: { code: await readFile(join(ROOT, 'dist/workflow-bundle.js'), 'utf8') },
      activities: {
        // Something changes while each planning is under way: had the workflow forgotten it, it would sleep for ever.
        planTask: async () => {
          seen = changes;
          if (changes < CHANGES) {
            changes += 1;
            await env.client.workflow.getHandle(ID).signal(SIGNAL_CHANGED);
          }
          return { closed: seen === CHANGES, waitMs: null };
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

  it('acts on every change, in a run that is not the first', async () => {
    const first = await env.client.workflow.start(WORKFLOW_TYPE.task, {
      workflowId: ID,
      taskQueue: TASK_QUEUE,
      args: [{ taskId: 'storm', historyLimit: LIMIT }],
    });
    const latest = env.client.workflow.getHandle(ID);
    await latest.result();
    expect(seen).toBe(CHANGES);
    const { runId, historyLength } = await latest.describe();
    expect(runId).not.toBe(first.firstExecutionRunId);
    expect(historyLength).toBeLessThan(LIMIT + 20);
  }, 60_000);
});
