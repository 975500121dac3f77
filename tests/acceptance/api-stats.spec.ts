import { beforeAll, describe, expect, it } from '@jest/globals';
import { statsView } from '#contracts';
import { ProgrammeEntity } from '#persistence';
import { loadSeeds } from '#seeds';
import { withApi } from '../support/api/index.js';
import { active, command, PROFILE } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';

describe('statistics', () => {
  const database = withDatabase('api_stats');
  const api = withApi(database, '2026-11-02T02:00:00Z');
  let id: string;

  beforeAll(async () => {
    const nq57 = loadSeeds().programmes.find((p) => p.code === 'nq57')!;
    const { cohorts, assigned } = nq57;
    await api.persistence.directory.change((tx) =>
      tx.update(ProgrammeEntity, { code: 'khcn' }, { data: { catalogue: [], cohorts, assigned } } as object),
    );
    const due = (date: string) => ({
      ...PROFILE,
      deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: { kind: 'by', date } }],
    });
    id = await active(api, '1.1', due('2026-11-20'));
    await active(api, '1.2', due('2026-12-18'));
    await active(api, '1.3', due('2026-12-18'));
    await active(api, '1.4', due('2026-12-18'));
  });

  const stats = async (asOf: string, as = 'van-phong-1') =>
    statsView.parse((await api.ask('GET', `/api/stats?programme=khcn&asOf=${asOf}`, { as })).body);

  it('of a past day are what was known when it ended', async () => {
    api.clock.set('2026-11-16T02:00:00Z');
    await command(api, 'can-bo', id, { type: 'submit-deliverable', deadlineId: 'm1' });
    api.clock.set('2026-11-23T02:00:00Z');
    await command(api, 'kiem-tra', id, { type: 'accept-deliverable', deadlineId: 'm1' });
    expect((await stats('2026-11-01')).base.original.total).toBe(0);
    expect(await stats('2026-11-15')).toMatchObject({
      all: { openInTime: 4, awaitingCheck: 0 },
      base: { original: { total: 4, openInTime: 4 } },
      finer: { awaitingCheck: 0, dueSoon: 1 },
    });
    expect(await stats('2026-11-16')).toMatchObject({ all: { awaitingCheck: 1, openInTime: 3 } });
    // Sent on the 16th; on the 21st nobody had looked at it yet, and its date had passed.
    expect(await stats('2026-11-21')).toMatchObject({
      all: { awaitingCheck: 1, doneOnTime: 0 },
      base: { original: { openOverdue: 1, openInTime: 3 } },
    });
    expect(await stats('2026-11-23')).toMatchObject({
      all: { doneOnTime: 1, onTimeRate: 100 },
      base: { original: { doneOnTime: 1, openInTime: 3 } },
      finer: { early: 1 },
      cohorts: [{}, {}, {}, { sentence: '1/1 nhiệm vụ có thời hạn đến 23/11/2026 (100%)' }],
    });
  });

  it('say what is under study and what is beyond the province, from the day it was said', async () => {
    const classed = async (task: string, as: string, version: number) =>
      api.ask('POST', '/api/programmes/khcn/ledger/commands', {
        as: 'van-phong-1',
        body: { type: 'class-task', task, as },
        headers: { 'If-Match': `"${version}"` },
      });
    expect(await classed('1.2', 'under-study', 0)).toMatchObject({ status: 200 });
    api.clock.set('2026-11-25T02:00:00Z');
    expect(await classed('1.3', 'beyond-authority', 1)).toMatchObject({ status: 200 });
    expect((await stats('2026-11-25')).tasks).toMatchObject({
      total: 4,
      done: 1,
      inProgress: 1,
      underStudy: 1,
      beyondAuthority: 1,
      sentence:
        '1 đã hoàn thành, 1 đang thực hiện, 1 đang nghiên cứu, 1 thuộc thẩm quyền Trung ương; tổng 4.',
    });
    expect((await stats('2026-11-24')).tasks).toMatchObject({
      underStudy: 1,
      beyondAuthority: 0,
      inProgress: 2,
    });
    expect((await stats('2026-11-25')).base.original).toMatchObject({ total: 3, openInTime: 2 });
  });

  it('show what a document counted beside what its own numbers make', async () => {
    const { reported } = await stats('2026-11-25');
    expect(reported.cohorts[0]).toMatchObject({
      sentence: '22/23 nhiệm vụ có thời hạn đến 30/06/2025 (95,7%)',
      percentStated: 95.6,
    });
    expect(reported.tasks).toMatchObject({ total: 92, sum: 92 });
    expect(reported.tasks?.parts.map((part) => part.count)).toEqual([19, 38, 32, 3]);
  });

  it('of somebody who does not see all are of what they see', async () => {
    expect(await stats('2026-11-25', 'can-bo-2')).toMatchObject({
      scope: 'own-units',
      base: { original: { total: 0 } },
      tasks: { total: 0, sentence: 'Chưa có nhiệm vụ nào.' },
    });
  });
});
