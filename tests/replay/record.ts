import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { TASK_QUEUE, WORKFLOW_TYPE, workflowId } from '#contracts/names';
import { ProgrammeEntity } from '#persistence';
import { yearlyPlans } from '../support/database/province.js';
import { report, smallTemplate, startSmall } from '../support/programme/small-cycle.js';
import { ROOT } from '../support/story/build.js';
import { activate, CHECKER, dueBy, OFFICE, tenOfficers } from '../support/story/cast.js';
import { eventually, Story } from '../support/story/index.js';
import { HISTORIES, packHistory } from './histories.js';

/**
 * Records golden histories of the present release from a story on real parts. Run it once for each release that
 * changes a workflow, and commit what it wrote:
 * `NODE_OPTIONS=--experimental-vm-modules npx jest --config jest.config.mjs --testMatch "$PWD/tests/replay/record.ts"`
 */
it('records a history of every workflow type', async () => {
  const story = await Story.begin({
    name: 'record',
    at: '2026-11-05T03:00:00Z',
    seed: async (persistence) => {
      await tenOfficers(persistence);
      await yearlyPlans(persistence, [2027, 2028]);
      await persistence.dataSource.manager.update(
        ProgrammeEntity,
        { code: 'khcn' },
        { goLive: '2026-01-01' },
      );
    },
  });
  const connection = await Connection.connect({ address: story.temporal.address });
  const client = new Client({ connection, namespace: story.temporal.namespace });
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const historyOf = (workflowId: string, runId?: string) =>
    client.workflow.getHandle(workflowId, runId).fetchHistory();
  const save = async (workflowId: string, file: string, runId?: string) => {
    const folder = join(HISTORIES, version);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${file}.bin.gz`), packHistory(await historyOf(workflowId, runId)));
  };
  try {
    await story.startWorker();
    const task = (code: string, due: string) => ({
      code,
      title: `Nhiệm vụ ${code}`,
      leadUnit: 'so-khcn',
      officer: 'officer-0',
      assignedOn: '2026-11-05',
      deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: dueBy(due) }],
    });
    await activate(story.persistence, task('1.1', '2026-11-06'));
    await activate(story.persistence, task('1.2', '2026-11-16'));
    await story.untilQuiet();
    await story.persistence.unitOfWork({ id: 'officer-0' }).executeTask('khcn-1.2', { type: 'acknowledge' });
    await story.untilQuiet();
    const small = await client.workflow.start(WORKFLOW_TYPE.task, {
      workflowId: 'task/khcn-1.1/small',
      taskQueue: TASK_QUEUE,
      args: [{ taskId: 'khcn-1.1', historyLimit: 10 }],
    });
    // A refusal for now makes the dispatch of this slot come again; another slot is held for an hour.
    story.smtp.next('officer-0@demo.example', { rcpt: 451 });
    await story.jumpBefore('2026-11-06');
    await story.untilQuiet();
    await story.jumpTo('2026-11-06T01:06:00Z');
    await story.untilQuiet();
    await save('dispatch/2026-11-06', 'dispatch-refused-once');
    await story.persistence.unitOfWork({ id: 'officer-0' }).executeTask('khcn-1.2', {
      type: 'submit-deliverable',
      deadlineId: 'm1',
    });
    await story.persistence.unitOfWork({ id: CHECKER }).executeTask('khcn-1.2', {
      type: 'accept-deliverable',
      deadlineId: 'm1',
    });
    await story.throughSlots('2026-11-10');
    await save('dispatch/2026-11-10', 'dispatch');
    await save('task/khcn-1.2', 'task-accepted');
    await save('task/khcn-1.1/small', 'task-continued-as-new', small.firstExecutionRunId);
    await client.workflow.getHandle('task/khcn-1.1/small').terminate('recorded');
    await story.persistence.engine.setHold(true, 'ghi lịch sử', OFFICE);
    await story.jumpBefore('2026-11-11');
    await eventually(
      () => historyOf('dispatch/2026-11-11'),
      ({ events }) =>
        events!.some((e) => e.activityTaskScheduledEventAttributes?.activityType?.name === 'claimDigests'),
    );
    await story.jumpTo('2026-11-11T17:00:00Z');
    await story.persistence.engine.setHold(false, null, OFFICE);
    await story.untilQuiet();
    await save('dispatch/2026-11-11', 'dispatch-held');
    await story.killWorker();
    await story.jumpTo('2026-11-17T03:00:00Z');
    await story.startWorker();
    await story.untilQuiet();
    await save('dispatch/2026-11-12', 'dispatch-missed');
    await story.throughSlots('2026-12-11');
    await save('task/khcn-1.1', 'task-ladder');
    await save('case/khcn-1.1.m1.1', 'case');
    await story.jumpTo('2027-10-02T03:00:00Z');
    await story.untilQuiet();
    await save('programme/khcn', 'programme');
  } finally {
    await connection.close();
    await story.end();
  }
}, 600_000);

it('records a history of a cycle: opened, told of, answered, closed by its day', async () => {
  const story = await Story.begin({
    name: 'record_cycle',
    at: '2026-11-05T03:00:00Z',
    seed: async (persistence) => {
      await tenOfficers(persistence);
      await smallTemplate(persistence);
    },
  });
  const connection = await Connection.connect({ address: story.temporal.address });
  const client = new Client({ connection, namespace: story.temporal.namespace });
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  try {
    await story.startWorker();
    const id = await startSmall(story.persistence, 1);
    await story.throughSlots('2026-11-09');
    const stage = { stage: 'don-vi', unit: 'so-khcn', content: report(1) };
    await story.persistence.unitOfWork({ id: 'giam-doc' }).submitToCycle(id, stage);
    await story.throughSlots('2026-11-19');
    const answer = { stage: 'van-phong', unit: 'van-phong', content: report(2) };
    await story.persistence.unitOfWork({ id: OFFICE }).submitToCycle(id, answer);
    const office = story.persistence.unitOfWork({ id: 'chanh' });
    const { stage: accepted, unit } = answer;
    await office.executeCycle(id, { type: 'accept-submission', stage: accepted, unit });
    await office.executeCycle(id, { type: 'complete-stage', stage: 'ban-chi-dao' });
    await story.untilQuiet();
    const history = await client.workflow.getHandle(workflowId.cycle(id)).fetchHistory();
    await writeFile(join(HISTORIES, version, 'cycle.bin.gz'), packHistory(history));
  } finally {
    await connection.close();
    await story.end();
  }
}, 300_000);

it('records a history of a check: a synthetic reminder', async () => {
  const story = await Story.begin({ name: 'record_check', at: '2026-11-05T03:00:00Z', seed: tenOfficers });
  const connection = await Connection.connect({ address: story.temporal.address });
  const client = new Client({ connection, namespace: story.temporal.namespace });
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  try {
    await story.startWorker();
    const id = workflowId.check('recorded');
    const args = [{ checkId: 'recorded' }];
    const check = await client.workflow.start(WORKFLOW_TYPE.check, {
      ...{ workflowId: id, taskQueue: TASK_QUEUE, args },
    });
    await check.result();
    await writeFile(join(HISTORIES, version, 'check.bin.gz'), packHistory(await check.fetchHistory()));
  } finally {
    await connection.close();
    await story.end();
  }
}, 300_000);
