import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { smallProvince } from '../support/database/province.js';
import { Story } from '../support/story/index.js';

const OFFICE = { id: 'van-phong-1' };

describe('the engine on real parts', () => {
  let story: Story;

  beforeAll(async () => {
    story = await Story.begin({ name: 'engine', at: '2026-11-02T03:00:00Z', seed: smallProvince });
    await story.startWorker();
  }, 180_000);

  afterAll(async () => {
    await story?.end();
  }, 60_000);

  it('sends one digest for a new task', async () => {
    const work = story.persistence.unitOfWork(OFFICE);
    const { id } = await work.createTask({
      programme: 'khcn',
      code: '1.1',
      kind: 'task',
      group: 1,
      title: 'Nhiệm vụ 1.1',
      leadUnits: ['so-khcn'],
      officer: 'can-bo',
      deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: { kind: 'by', date: '2026-12-18' } }],
    });
    await work.executeTask(id, { type: 'activate' });
    await story.untilQuiet();
    const began = performance.now();
    const served = await story.throughSlots('2026-11-06');
    console.log(served, performance.now() - began);
    const inbox = await story.inbox('can-bo');
    console.log(inbox.map((m) => [m.day, m.subject]), await story.repairs());
    expect(inbox).toHaveLength(1);
  }, 180_000);
});
