import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { caseView, committeeSessionDetail, committeeSessionList, sessionResults } from '#contracts';
import { withApi } from '../support/api/index.js';
import { active } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';

describe('sessions of the committee', () => {
  const database = withDatabase('api_committee_sessions');
  const api = withApi(database, '2026-12-28T01:00:00Z');
  const ids: string[] = [];
  let session: string;

  beforeAll(async () => {
    const system = api.persistence.unitOfWork({ id: 'system' });
    await api.persistence.directory.addUser({
      ...{ id: 'truong-ban', email: 'truong-ban@demo.example', name: 'Trưởng ban', demo: true },
      memberships: [{ unit: 'ban-chi-dao', role: 'chair' }],
    });
    for (const code of ['1.1', '1.2']) {
      const taskId = await active(api, code);
      const id = `${taskId}.m1.1`;
      await system.executeCase(id, { type: 'open', taskId, deadlineId: 'm1', programme: 'khcn' });
      await system.executeCase(id, { type: 'send-up-by-engine' });
      ids.push(id);
    }
  });

  const get = async (id: string, as = 'van-phong-1') =>
    caseView.parse((await api.ask('GET', `/api/cases/${id}`, { as })).body);
  const act = (as: string, id: string, body: object, version: number) =>
    api.ask('POST', `/api/cases/${id}/commands`, { as, body, headers: { 'If-Match': `"${version}"` } });
  const call = (as: string, heldOn: string, headers = {}) =>
    api.ask('POST', '/api/committee-sessions', {
      ...{ as, headers },
      body: { programme: 'khcn', heldOn, title: 'Phiên họp tháng 1' },
    });

  it('are called by office, intake or chair, for a day to come', async () => {
    expect(await call('giam-doc', '2027-01-06')).toMatchObject({ status: 403 });
    expect(await call('van-phong-1', '2026-12-25')).toMatchObject({ status: 400 });
    const called = await call('van-phong-1', '2027-01-06');
    expect(called.status).toBe(201);
    session = committeeSessionDetail.parse(called.body).id;
    const list = async (as: string) =>
      committeeSessionList.parse((await api.ask('GET', '/api/committee-sessions', { as })).body).items;
    expect(await list('giam-doc')).toMatchObject([{ id: session, mayManage: false, cases: 0 }]);
    expect(await list('truong-ban')).toMatchObject([{ id: session, mayManage: true }]);
  });

  it('give the cases put before them their day of the answer', async () => {
    for (const id of ids) {
      expect(await get(id)).toMatchObject({ answerDue: '2027-01-12', session: null });
      const { version } = await get(id);
      const put = await act('van-phong-1', id, { type: 'schedule', session }, version);
      expect(put.body).toMatchObject({ answerDue: '2027-01-06', session: { id: session } });
    }
    expect(
      await act(
        'van-phong-1',
        ids[0]!,
        { type: 'schedule', session: 'khong-co' },
        (await get(ids[0]!)).version,
      ),
    ).toMatchObject({ status: 400 });
  });

  it('conclude one case after another, and what is refused holds up nothing', async () => {
    const conclusions = [
      { caseId: ids[0]!, version: 99, conclusion: { outcome: 'return', reason: 'Thiếu căn cứ' } },
      {
        caseId: ids[1]!,
        version: (await get(ids[1]!)).version,
        conclusion: { outcome: 'keep-date', directive: 'Báo cáo hằng tuần', checkDue: '2027-01-20' },
        basis: { title: 'Thông báo kết luận', number: '05-TB/BCĐ' },
      },
      { caseId: 'la', version: 1, conclusion: { outcome: 'return', reason: 'x' } },
    ];
    const path = `/api/committee-sessions/${session}/conclusions`;
    const refused = await api.ask('POST', path, { as: 'giam-doc', body: { conclusions } });
    expect(sessionResults.parse(refused.body).items.map((i) => i.problem?.code)).toEqual([
      'not-allowed',
      'not-allowed',
      'invalid-input',
    ]);
    const done = await api.ask('POST', path, { as: 'truong-ban', body: { conclusions } });
    expect(sessionResults.parse(done.body).items).toMatchObject([
      { done: false, problem: { code: 'stale-version' } },
      { done: true, problem: null },
      { done: false, problem: { code: 'invalid-input' } },
    ]);
    const concluded = await get(ids[1]!);
    expect(concluded).toMatchObject({
      status: 'closed',
      end: 'concluded',
      conclusion: { outcome: 'keep-date', directive: 'Báo cáo hằng tuần', by: { id: 'truong-ban' } },
    });
    expect(concluded.attribution.length).toBeGreaterThan(0);
    // The notice is the committee's: what it dates can be moved by it again.
    const [said] = (await api.persistence.reads.caseEvents(ids[1]!)).slice(-1);
    expect(said!.data).toMatchObject({ basis: { number: '05-TB/BCĐ', issuerUnit: 'ban-chi-dao' } });
  });

  it('conclude a case once in one request: of two conclusions neither is taken for the other', async () => {
    const { version } = await get(ids[0]!);
    const keep = (checkDue: string) => ({
      ...{ caseId: ids[0]!, version },
      conclusion: { outcome: 'keep-date', directive: 'Báo cáo hằng tuần', checkDue },
    });
    const body = { conclusions: [keep('2027-01-20'), keep('2027-02-03')] };
    const headers = { 'Idempotency-Key': 'hai-ket-luan' };
    const path = `/api/committee-sessions/${session}/conclusions`;
    const refused = await api.ask('POST', path, { as: 'truong-ban', body, headers });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ path: 'conclusions' }] } });
    expect(await get(ids[0]!)).toMatchObject({ version, status: 'with-committee' });
  });

  it('are cancelled with their cases, or not at all: what breaks off in between leaves nothing half done', async () => {
    const { recorder } = api.persistence;
    const append = recorder.append.bind(recorder);
    const breaks = jest.spyOn(recorder, 'append').mockImplementation((tx, aggregate, ...rest) => {
      if (aggregate.kind === 'case') return Promise.reject(new Error('the process ends here'));
      return append(tx, aggregate, ...rest);
    });
    const path = `/api/committee-sessions/${session}`;
    expect(await api.ask('POST', `${path}/cancel`, { as: 'truong-ban' })).toMatchObject({ status: 500 });
    breaks.mockRestore();
    expect((await api.ask('GET', path, { as: 'truong-ban' })).body).toMatchObject({ cancelled: false });
    expect(await get(ids[0]!)).toMatchObject({ answerDue: '2027-01-06', session: { id: session } });
  });

  it('that are cancelled leave their cases with the day of the working days', async () => {
    const cancel = (as: string) => api.ask('POST', `/api/committee-sessions/${session}/cancel`, { as });
    expect(await cancel('giam-doc')).toMatchObject({ status: 403 });
    expect((await cancel('truong-ban')).body).toMatchObject({ cancelled: true });
    expect(await cancel('truong-ban')).toMatchObject({ status: 409 });
    expect(await get(ids[0]!)).toMatchObject({ answerDue: '2027-01-12', session: null });
    const register = await api.persistence.reads.taskEvents('register');
    expect(register.map(({ type }) => type)).toEqual(['session-called', 'session-cancelled']);
  });

  it('are called and cancelled under both names by who takes the place of the intake, once for each request', async () => {
    await api.persistence.standIns.name(
      {
        ...{ person: 'dau-moi', by: 'can-bo-2', scope: 'work', document: null },
        ...{ since: '2026-12-28', until: '2026-12-31' },
      },
      { id: 'dau-moi' },
    );
    const called = await call('can-bo-2', '2027-02-03', { 'Idempotency-Key': 'hop-thay-1' });
    expect(called.status).toBe(201);
    const path = `/api/committee-sessions/${called.body.id}/cancel`;
    expect(
      await api.ask('POST', path, { as: 'can-bo-2', headers: { 'Idempotency-Key': 'hop-thay-2' } }),
    ).toMatchObject({ status: 200 });
    const acts = await database.ask(
      `SELECT type, actor, on_behalf_of, command_id IS NOT NULL AS named FROM event
       WHERE type IN ('session-called', 'session-cancelled') AND data ->> 'session' = $1 ORDER BY seq`,
      [called.body.id],
    );
    const both = { actor: 'can-bo-2', on_behalf_of: 'dau-moi', named: true };
    expect(acts).toEqual([
      { type: 'session-called', ...both },
      { type: 'session-cancelled', ...both },
    ]);
  });
});
