import { beforeAll, describe, expect, it } from '@jest/globals';
import { caseList, caseView, cycleView } from '#contracts';
import { withApi } from '../support/api/index.js';
import { withDatabase } from '../support/database/index.js';
import { report, smallTemplate, startSmall } from '../support/programme/small-cycle.js';

/** Thu 10/12/2026; the stage is due on Mon 21/12, and closed on the 22nd. */
describe('the case of a late stage', () => {
  const database = withDatabase('api_cycle_cases');
  const api = withApi(database, '2026-12-10T02:00:00Z');
  let part = 0;
  let cycle = '';
  let id = '';

  beforeAll(async () => {
    await smallTemplate(api.persistence);
    const { directory } = api.persistence;
    const add = (person: string, unit: string, role: 'head' | 'chair') =>
      directory.addUser({
        ...{ id: person, email: `${person}@demo.example`, name: person, demo: true },
        memberships: [{ unit, role }],
      });
    await add('giam-doc-2', 'so-tai-chinh', 'head');
    await add('truong-ban', 'ban-chi-dao', 'chair');
  });

  const system = () => api.persistence.unitOfWork({ id: 'system' });
  const act = (as: string, body: object, version: number) =>
    api.ask('POST', `/api/cases/${id}/commands`, { as, body, headers: { 'If-Match': `"${version}"` } });
  const get = async (as: string) => caseView.parse((await api.ask('GET', `/api/cases/${id}`, { as })).body);
  const stage = async () => {
    const { body } = await api.ask('GET', `/api/cycles/${cycle}`, { as: 'van-phong-1' });
    return cycleView.parse(body).stages[0]!;
  };

  /** One of two units has answered; the case of the other is with the committee. */
  async function lateCase(): Promise<void> {
    part += 1;
    api.clock.set('2026-12-10T02:00:00Z');
    cycle = await startSmall(api.persistence, part);
    const answer = { stage: 'don-vi', unit: 'so-khcn', content: report(1) };
    await api.persistence.unitOfWork({ id: 'giam-doc' }).submitToCycle(cycle, answer);
    api.clock.set('2026-12-22T02:00:00Z');
    await system().executeCycle(cycle, { type: 'advance' });
    id = `${cycle}.don-vi.1`;
    const open = { type: 'open', taskId: cycle, deadlineId: 'don-vi', programme: 'khcn' } as const;
    await system().executeCase(id, open);
    await system().executeCase(id, { type: 'send-up-by-engine' });
    await system().noteCase(cycle, 'don-vi', id, 'with-committee');
  }

  it('is in the list and on its page with what the stage says', async () => {
    await lateCase();
    const { items, total } = caseList.parse((await api.ask('GET', '/api/cases', { as: 'truong-ban' })).body);
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({
      ...{ id, taskId: cycle, taskCode: '', taskTitle: 'Báo cáo đột xuất số 1 năm 2026' },
      ...{ deliverable: 'Đơn vị báo cáo', legalDue: '2026-12-21', originalLegalDue: '2026-12-21' },
      ...{ status: 'with-committee', leadUnit: { code: 'so-tai-chinh' } },
    });
    expect(await get('truong-ban')).toMatchObject({
      task: { status: 'active', leads: [{ code: 'so-tai-chinh' }] },
      competence: { move: { may: true }, stop: { may: false } },
      allowedCommands: expect.arrayContaining(['conclude', 'give-opinion']),
    });
  });

  it('is seen by who owes it, and by no unit that has answered', async () => {
    const status = async (as: string) => (await api.ask('GET', `/api/cases/${id}`, { as })).status;
    expect(await status('giam-doc-2')).toBe(200);
    expect(await status('giam-doc')).toBe(403);
    expect(await status('van-phong-1')).toBe(200);
    const own = await api.ask('GET', '/api/cases', { as: 'giam-doc' });
    expect(own.body).toEqual({ items: [], total: 0 });
    expect((await get('giam-doc-2')).allowedCommands).toEqual(['give-statement']);
  });

  it('concluded with a new date opens the stage for those who are missing, and ends with it', async () => {
    const { version } = await get('truong-ban');
    const conclude = (as: string, conclusion: object) => act(as, { type: 'conclude', conclusion }, version);
    expect(
      await conclude('giam-doc-2', { outcome: 'keep-date', directive: 'x', checkDue: '2027-01-08' }),
    ).toMatchObject({
      status: 403,
    });
    expect(await conclude('truong-ban', { outcome: 'recommend-stop', reason: 'x' })).toMatchObject({
      status: 400,
    });
    const done = await conclude('truong-ban', {
      outcome: 'new-date',
      newDue: '2026-12-30',
      directive: 'Gửi gấp',
    });
    expect(done).toMatchObject({
      status: 200,
      body: { status: 'closed', outcome: 'new-date', legalDue: '2026-12-30' },
    });
    expect(await stage()).toMatchObject({
      ...{ status: 'open', legalDue: '2026-12-30', originalDue: '2026-12-21', missing: [], answered: 1 },
    });
    const again = await api.ask('POST', `/api/cycles/${cycle}/submissions/so-tai-chinh`, {
      as: 'giam-doc-2',
      body: { stage: 'don-vi', content: report(2) },
    });
    expect(again).toMatchObject({ status: 200, body: { status: 'submitted', stage: { status: 'closed' } } });
  });

  it('concluded with the date kept leaves the stage closed; returned, it is a draft again', async () => {
    await lateCase();
    const first = await get('truong-ban');
    const returned = await act(
      'truong-ban',
      { type: 'conclude', conclusion: { outcome: 'return', reason: 'Nêu rõ lý do' } },
      first.version,
    );
    expect(returned).toMatchObject({ status: 200, body: { status: 'draft' } });
    const sent = await act('van-phong-1', { type: 'send-up' }, returned.body.version);
    expect(sent).toMatchObject({ status: 200, body: { status: 'with-committee', round: 2 } });
    const keep = { outcome: 'keep-date', directive: 'Phê bình', checkDue: '2027-01-08' };
    const kept = await act('truong-ban', { type: 'conclude', conclusion: keep }, sent.body.version);
    expect(kept).toMatchObject({ status: 200, body: { status: 'closed', legalDue: '2026-12-21' } });
    expect(await stage()).toMatchObject({ status: 'closed', missing: [{ code: 'so-tai-chinh' }] });
  });

  it('is closed when the office opens the stage again', async () => {
    await lateCase();
    const body = { type: 'reopen-stage', stage: 'don-vi', due: '2026-12-29', reason: 'Bão' };
    const { body: seen } = await api.ask('GET', `/api/cycles/${cycle}`, { as: 'van-phong-1' });
    const reopened = await api.ask('POST', `/api/cycles/${cycle}/commands`, {
      ...{ as: 'van-phong-1', body, headers: { 'If-Match': `"${seen.version}"` } },
    });
    expect(reopened).toMatchObject({ status: 200 });
    const orders = await database.ask(
      `SELECT key FROM outbox WHERE topic = 'case.close' AND key = $1 AND done_at IS NULL`,
      [id],
    );
    expect(orders).toEqual([{ key: id }]);
  });
});
