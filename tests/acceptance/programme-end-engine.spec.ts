import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { workflowId } from '#contracts/names';
import { OFFICE, tenOfficers } from '../support/story/cast.js';
import { eventually, Story } from '../support/story/index.js';

const DOCUMENT = {
  ...{ title: 'Kết luận về việc kết thúc Đề án', number: '12-KL/TU', date: '2026-11-01' },
  ...{ issuer: 'Ban Thường vụ Tỉnh ủy', line: null },
};
const ID = workflowId.programme('khcn');

describe('the workflow of a programme that ends', () => {
  let story: Story;
  let temporal: Client;

  beforeAll(async () => {
    story = await Story.begin({ name: 'programme_end', at: '2026-11-02T03:00:00Z', seed: tenOfficers });
    temporal = new Client({ connection: await Connection.connect({ address: story.temporal.address }) });
    await story.startWorker();
    await story.untilQuiet();
  }, 180_000);

  afterAll(async () => {
    await temporal?.connection.close();
    await story?.end();
  }, 60_000);

  const described = () => temporal.workflow.getHandle(ID).describe();

  it('ends with it, and is begun by nobody again', async () => {
    const { runId } = await eventually(described, ({ status }) => status.name === 'RUNNING');
    await story.persistence.programmeEnd.end('khcn', DOCUMENT, { id: OFFICE });
    await eventually(described, ({ status }) => status.name === 'COMPLETED');
    const turn = async () =>
      (await story.persistence.engine.turns()).find(({ name }) => name === 'reconciler')?.at;
    const before = await turn();
    await story.stopWorkers();
    await story.startWorker();
    await eventually(turn, (at) => at !== before);
    expect(await described()).toMatchObject({ runId, status: { name: 'COMPLETED' } });
    expect(await story.repairs()).toBe(0);
  }, 180_000);
});
