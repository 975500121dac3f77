import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { consolidationView, cycleDryRun, cycleView, submissionList, submissionView } from '#contracts';
import { withApi } from '../support/api/index.js';
import { withDatabase } from '../support/database/index.js';
import { report, smallTemplate, startSmall } from '../support/programme/small-cycle.js';

const ASK = { programme: 'khcn', kind: 'ad-hoc-report', year: 2026 };

describe('cycles over HTTP', () => {
  const database = withDatabase('api_cycles');
  const api = withApi(database, '2026-12-10T02:00:00Z');
  let id = '';

  beforeAll(async () => {
    await smallTemplate(api.persistence);
    await api.persistence.directory.addUser({
      ...{ id: 'giam-doc-2', email: 'giam-doc-2@demo.example', name: 'giam-doc-2', demo: true },
      memberships: [{ unit: 'so-tai-chinh', role: 'head' }],
    });
    id = await startSmall(api.persistence, 1);
  });

  const own = (unit: string, at = '') => `/api/cycles/${id}/submissions/${unit}${at}`;
  const read = (as: string, unit: string) => api.ask('GET', own(unit, '?stage=don-vi'), { as });
  const send = (as: string, unit: string, n = 1) =>
    api.ask('POST', own(unit), { as, body: { stage: 'don-vi', content: report(n) } });
  const command = async (as: string, body: object) => {
    const { body: seen } = await api.ask('GET', `/api/cycles/${id}`, { as: 'van-phong-1' });
    const headers = { 'If-Match': `"${seen.version}"` };
    return api.ask('POST', `/api/cycles/${id}/commands`, { as, body, headers });
  };
  const events = () => api.persistence.reads.cycleEvents(id);

  it('are started as the dry run says, which writes nothing', async () => {
    const body = { ...ASK, part: 9 };
    const before = await database.ask('SELECT id, seq FROM aggregate ORDER BY id');
    const tried = await api.ask('POST', '/api/cycles', { as: 'quan-tri', body: { ...body, dryRun: true } });
    const dry = cycleDryRun.parse(tried.body);
    expect(await database.ask('SELECT id, seq FROM aggregate ORDER BY id')).toEqual(before);
    expect(dry).toMatchObject({ exists: false, units: 3, persons: 3, mails: 2, firstMailOn: '2026-12-11' });
    const started = cycleView.parse((await api.ask('POST', '/api/cycles', { as: 'quan-tri', body })).body);
    const facts = (stages: typeof dry.stages | typeof started.stages) =>
      stages.map(({ id: stage, name, legalDue, basis, asked }) => ({ stage, name, legalDue, basis, asked }));
    expect(facts(started.stages)).toEqual(facts(dry.stages));
    expect(started.stages.map(({ status }) => status)).toEqual(dry.stages.map(({ begins }) => begins));
    const again = await api.ask('POST', '/api/cycles', { as: 'quan-tri', body });
    expect(again).toMatchObject({ status: 409 });
    const known = await api.ask('POST', '/api/cycles', { as: 'quan-tri', body: { ...body, dryRun: true } });
    expect(known.body).toMatchObject({ exists: true });
  });

  it('keep what one unit answers from the other', async () => {
    expect(await send('giam-doc-2', 'so-khcn')).toMatchObject({ status: 403 });
    expect(await read('giam-doc-2', 'so-khcn')).toMatchObject({ status: 403 });
    const draft = { stage: 'don-vi', content: report(1), revision: 0 };
    const put = (as: string) => api.ask('PUT', own('so-khcn', '/draft'), { as, body: draft });
    expect(await put('giam-doc-2')).toMatchObject({ status: 403 });
    expect(await put('can-bo')).toMatchObject({ status: 403 });
    expect(await put('van-phong-1')).toMatchObject({ status: 403 });
    const rows = (await api.ask('GET', `/api/cycles/${id}/submissions`, { as: 'giam-doc-2' })).body;
    expect(submissionList.parse(rows).items.map(({ unit }) => unit.code)).toEqual(['so-tai-chinh']);
    const whole = `/api/cycles/${id}/consolidation?stage=don-vi`;
    expect(await api.ask('GET', whole, { as: 'giam-doc-2' })).toMatchObject({ status: 403 });
    expect(await events()).toHaveLength(2);
  });

  it('show a form with figures that are read once', async () => {
    const reads = jest.spyOn(api.persistence.reads.asOf, 'tasks');
    expect(await read('giam-doc', 'so-khcn')).toMatchObject({ status: 200 });
    expect(reads).toHaveBeenCalledTimes(1);
    reads.mockRestore();
  });

  it('tell the second of two tabs that the first has saved', async () => {
    const put = (n: number, revision: number) =>
      api.ask('PUT', own('so-khcn', '/draft'), {
        ...{ as: 'giam-doc', body: { stage: 'don-vi', content: report(n), revision } },
      });
    expect(await put(1, 0)).toMatchObject({ status: 200, body: { revision: 1 } });
    expect(await put(2, 0)).toMatchObject({ status: 412, body: { current: { revision: 1 } } });
    expect(await put(3, 1)).toMatchObject({ status: 200, body: { revision: 2 } });
    expect(submissionView.parse((await read('giam-doc', 'so-khcn')).body)).toMatchObject({
      ...{ status: 'asked', content: report(3), draft: { revision: 2 }, mayEdit: true, maySubmit: true },
    });
  });

  it('let the person whom the unit names answer for it, and nobody that is not of the unit', async () => {
    const name = (as: string, person: string | null) =>
      command(as, { type: 'name-focal', unit: 'so-khcn', person });
    expect(await send('can-bo', 'so-khcn')).toMatchObject({ status: 403 });
    expect(await name('giam-doc-2', 'can-bo')).toMatchObject({ status: 403 });
    for (const stranger of ['can-bo-2', 'khong-co']) {
      expect(await name('giam-doc', stranger)).toMatchObject({
        ...{ status: 400, body: { errors: [{ path: 'person' }] } },
      });
    }
    expect(await name('giam-doc', 'can-bo')).toMatchObject({ status: 200 });
    expect(submissionView.parse((await read('can-bo', 'so-khcn')).body)).toMatchObject({ maySubmit: true });
    expect(await send('can-bo', 'so-khcn')).toMatchObject({
      status: 200,
      body: { status: 'submitted', round: 1 },
    });
    expect(await send('can-bo', 'so-tai-chinh')).toMatchObject({ status: 403 });
  });

  it('are sent back by the office and answered again, with why and when in the history', async () => {
    const back = { type: 'return-submission', stage: 'don-vi', unit: 'so-khcn', reason: 'Thiếu số liệu' };
    expect(await command('giam-doc', back)).toMatchObject({ status: 403 });
    expect(await command('van-phong-1', back)).toMatchObject({ status: 200 });
    expect(submissionView.parse((await read('giam-doc', 'so-khcn')).body)).toMatchObject({
      ...{ status: 'returned', reworkDue: '2026-12-15' },
    });
    const { body: whole } = await api.ask('GET', `/api/cycles/${id}/consolidation?stage=don-vi`, {
      as: 'van-phong-1',
    });
    expect(consolidationView.parse(whole)).toMatchObject({
      ...{ asked: 2, answered: 1, missing: [{ code: 'so-tai-chinh' }] },
    });
    // Half past midnight in Hanoi is the day before in UTC.
    api.clock.set('2026-12-10T17:30:00Z');
    await send('giam-doc', 'so-khcn', 2);
    const { history } = submissionView.parse((await read('giam-doc', 'so-khcn')).body);
    expect(history.map(({ round, on, by, returned }) => [round, on, by, returned])).toEqual([
      [1, '2026-12-10', 'can-bo', 'Thiếu số liệu'],
      [2, '2026-12-11', 'giam-doc', null],
    ]);
  });

  it('are answered by the head’s stand-in with both names', async () => {
    const naming = {
      ...{
        person: 'giam-doc-2',
        by: 'can-bo-2',
        scope: 'sign' as const,
        document: { number: '5-QĐ', date: '2026-12-10' } as never,
      },
      ...{ since: '2026-12-11', until: '2026-12-18' },
    };
    await api.persistence.standIns.name(naming, { id: 'giam-doc-2' });
    expect(await send('can-bo-2', 'so-tai-chinh', 5)).toMatchObject({ status: 200 });
    const received = (await events()).findLast(({ type }) => type === 'submission-received');
    expect(received).toMatchObject({ actor: 'can-bo-2', onBehalfOf: 'giam-doc-2' });
    expect(await send('can-bo-2', 'so-khcn')).toMatchObject({ status: 403 });
  });

  it('are put together from what was sent last', async () => {
    const { body } = await api.ask('GET', `/api/cycles/${id}/consolidation?stage=don-vi`, {
      as: 'van-phong-1',
    });
    expect(consolidationView.parse(body)).toMatchObject({
      ...{ asked: 2, answered: 2, missing: [] },
      figures: [{ field: 'so-viec', done: 7, from: 2 }],
      texts: [{ by: [{ text: 'Kết quả 2' }, { text: 'Kết quả 5' }] }],
    });
  });
});
