import { beforeAll, describe, expect, it } from '@jest/globals';
import { caseList, caseView, reminderList } from '#contracts';
import { withApi } from '../support/api/index.js';
import { active } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';

describe('cases', () => {
  const database = withDatabase('api_cases');
  const api = withApi(database, '2026-12-28T01:00:00Z');
  const ids: string[] = [];

  beforeAll(async () => {
    const system = api.persistence.unitOfWork({ id: 'system' });
    for (const code of ['1.1', '1.2']) {
      const taskId = await active(api, code);
      const id = `${taskId}.m1.1`;
      await system.executeCase(id, { type: 'open', taskId, deadlineId: 'm1', programme: 'khcn' });
      await system.noteCase(taskId, 'm1', id, 'draft');
      ids.push(id);
    }
  });

  const act = (as: string, id: string, body: object, version = 1) =>
    api.ask('POST', `/api/cases/${id}/commands`, { as, body, headers: { 'If-Match': `"${version}"` } });

  it('are seen by those who see the task, with what each may do', async () => {
    const list = async (as: string, query = '') =>
      caseList.parse((await api.ask('GET', `/api/cases${query}`, { as })).body);
    const office = await list('van-phong-1');
    expect(office.items.map((c) => c.id).sort()).toEqual([...ids].sort());
    expect(office.items[0]).toMatchObject({
      status: 'draft',
      openedOn: '2026-12-28',
      allowedCommands: ['propose', 'send-up', 'close'],
    });
    expect((await list('dau-moi')).items[0]?.allowedCommands).toEqual(['send-up']);
    expect((await list('giam-doc')).items[0]).toMatchObject({
      taskTitle: 'Nhiệm vụ 1.1',
      allowedCommands: ['give-statement'],
    });
    expect(await list('can-bo-2')).toEqual({ items: [], total: 0 });
    expect((await list('van-phong-1', '?pageSize=1&page=2')).items).toHaveLength(1);
    expect(await list('van-phong-1', '?state=with-committee')).toMatchObject({ total: 0 });
    expect(await api.ask('GET', `/api/cases/${ids[0]}`, { as: 'can-bo-2' })).toMatchObject({ status: 403 });
    expect(await api.ask('GET', '/api/cases/khong-co', { as: 'can-bo' })).toMatchObject({ status: 404 });
  });

  it('are sent up by the office, and then have a day for the answer and steps to it', async () => {
    const [id] = ids as [string];
    expect(await act('giam-doc', id, { type: 'send-up' })).toMatchObject({ status: 403 });
    expect(await act('van-phong-1', id, { type: 'send-up' }, 7)).toMatchObject({ status: 412 });
    const sent = await act('van-phong-1', id, { type: 'send-up', note: 'Kính trình' });
    expect(caseView.parse(sent.body)).toMatchObject({
      status: 'with-committee',
      answerDue: '2027-01-12',
      allowedCommands: ['propose', 'schedule'],
    });
    expect(sent.headers.get('etag')).toBe('"2"');
    expect(await act('van-phong-1', id, { type: 'close', reason: 'x' }, 2)).toMatchObject({ status: 409 });
    const { body } = await api.ask('GET', '/api/tasks/khcn-1.1/reminders', { as: 'van-phong-1' });
    const steps = reminderList.parse(body).items.filter((r) => r.rung.startsWith('C'));
    expect(steps.map((r) => [r.at.slice(0, 10), r.rung, r.state, r.to.map((p) => p.id).join()])).toEqual([
      ['2027-01-08', 'C-2', 'planned', 'dau-moi'],
      ['2027-01-13', 'C+1', 'planned', 'dau-moi,van-phong-1'],
      ['2027-01-19', 'C+5', 'planned', 'dau-moi,van-phong-1'],
    ]);
  });

  it('are closed with a reason only', async () => {
    const [, id] = ids as [string, string];
    expect(await act('van-phong-1', id, { type: 'close' })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'reason' }] },
    });
    const closed = await act('van-phong-1', id, { type: 'close', reason: 'Đơn vị đã gửi sản phẩm' });
    expect(closed.body).toMatchObject({
      status: 'closed',
      closedReason: 'Đơn vị đã gửi sản phẩm',
      closedOn: '2026-12-28',
    });
  });

  it('are counted and shown to the last one, however many there are', async () => {
    for (const table of ['aggregate', 'case_file']) {
      const state = table === 'aggregate' ? `, 'state', a.state || jsonb_build_object('id', a.id || n)` : '';
      await database.ask(
        `INSERT INTO ${table} SELECT copy.* FROM ${table} a, generate_series(2, 520) n,
           jsonb_populate_record(a, jsonb_build_object('id', a.id || n${state})) copy WHERE a.id = $1`,
        [ids[0]],
        'owner',
      );
    }
    for (const as of ['van-phong-1', 'giam-doc']) {
      const { body } = await api.ask('GET', '/api/cases?pageSize=100&page=6', { as });
      const { items, total } = caseList.parse(body);
      expect([as, items.length, total]).toEqual([as, 21, 521]);
    }
  });
});
