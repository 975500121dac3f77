import { beforeAll, describe, expect, it } from '@jest/globals';
import { ProgrammeEntity } from '#persistence';
import { withApi } from '../support/api/index.js';
import { active, command as onTask } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';

const OFFICE = 'van-phong-1';
const GIVEN = { title: 'Kế hoạch', number: '20-KH/TU', date: '2026-09-25', issuerUnit: 'tinh-uy' };
const DECISION = { title: 'Thông báo', number: '77-TB/TU', date: '2026-12-09', issuerUnit: 'tinh-uy' };
const NEW = {
  programme: 'khcn',
  unit: 'so-khcn',
  content: {
    title: 'Quy chế chia sẻ dữ liệu',
    deliverable: 'Dự thảo quy chế',
    rule: { kind: 'by', date: '2027-06-30' },
    leadUnits: ['so-khcn'],
    coordinatingUnits: ['so-tai-chinh'],
  },
  reason: 'Luật Dữ liệu có hiệu lực',
};

/** A unit asks for a new task or a change of one; who gave the work decides, and both versions stay to be read. */
describe('requests of units over HTTP', () => {
  const database = withDatabase('amendments');
  const api = withApi(database, '2026-12-10T02:00:00Z');
  let task: string;

  beforeAll(async () => {
    await api.persistence.dataSource.manager.update(
      ProgrammeEntity,
      { code: 'khcn' },
      {
        data: {
          catalogue: [],
          decision: { number: '1-NQ/TU', date: '2025-12-01', body: 'tinh-uy' },
          authority: {
            issuers: [
              { unit: 'tinh-uy', level: 'above' },
              { unit: 'ban-chi-dao', level: 'committee' },
              { unit: 'van-phong', level: 'office' },
            ],
            delegations: [],
            conclude: ['chair'],
          },
        } as never,
      },
    );
    await api.persistence.directory.change(async () => undefined);
    task = await active(api, '2.1', {
      leadUnits: ['so-khcn'],
      officer: 'can-bo',
      basis: GIVEN,
      deadlines: [{ id: 'm1', deliverable: 'Đề án', rule: { kind: 'by', date: '2027-03-31' } }],
    });
  });

  const propose = (as: string, body: object, key?: string) =>
    api.ask('POST', '/api/amendments', {
      as,
      body,
      ...(key === undefined ? {} : { headers: { 'Idempotency-Key': key } }),
    });
  const read = (as: string, id: string) => api.ask('GET', `/api/amendments/${id}`, { as });
  const act = async (as: string, id: string, body: object, version?: number) => {
    const seen = version ?? ((await read(OFFICE, id)).body.version as number);
    const headers = { 'If-Match': `"${seen}"` };
    return api.ask('POST', `/api/amendments/${id}/commands`, { as, body, headers });
  };
  const prepare = { type: 'prepare', opinion: 'Phù hợp', recommends: 'accept', answerDue: '2026-12-18' };

  it('goes from the officer’s draft to a draft task, with who holds it at each step', async () => {
    const made = await propose('can-bo', NEW, 'de-nghi-1');
    expect(made).toMatchObject({
      status: 201,
      body: {
        ...{ id: 'khcn.amendment.1', no: 1, status: 'draft', isNew: true, before: null, answerDue: null },
        holder: { kind: 'unit', name: 'Sở Khoa học và Công nghệ', since: '2026-12-10' },
        allowedCommands: ['withdraw'],
      },
    });
    // The same request again is the same request.
    expect((await propose('can-bo', NEW, 'de-nghi-1')).body.id).toBe('khcn.amendment.1');
    const { id } = made.body;
    expect((await act('can-bo', id, { type: 'sign' })).status).toBe(403);
    const signed = await act('giam-doc', id, { type: 'sign', documentNumber: '45/SKHCN' });
    expect(signed.body).toMatchObject({
      ...{ status: 'signed', answerDue: '2026-12-24', signed: { documentNumber: '45/SKHCN' } },
      holder: { kind: 'office', name: 'Văn phòng Tỉnh ủy' },
    });
    const ready = await act(OFFICE, id, prepare);
    expect(ready.body).toMatchObject({
      ...{ status: 'prepared', answerDue: '2026-12-18', holder: { name: 'Cấp có thẩm quyền' } },
      decider: { level: 'above', because: [expect.stringContaining('1-NQ/TU'), expect.any(String)] },
      allowedCommands: ['decide'],
    });
    const accept = { type: 'decide', decision: 'accept', code: 'BS-01' };
    // The committee did not give the tasks of this programme: its document cannot add one.
    const below = { ...accept, basis: { ...DECISION, issuerUnit: 'ban-chi-dao' } };
    expect(await act(OFFICE, id, below)).toMatchObject({ status: 403 });
    const done = await act(OFFICE, id, { ...accept, basis: DECISION });
    expect(done).toMatchObject({
      status: 200,
      body: {
        ...{ status: 'accepted', holder: null, task: { id: 'khcn-bs-01', code: 'BS-01' } },
        decision: { outcome: 'accept', basis: { number: '77-TB/TU' } },
      },
    });
    const { body: draft } = await api.ask('GET', '/api/tasks/khcn-bs-01', { as: OFFICE });
    expect(draft).toMatchObject({
      ...{ status: 'draft', title: 'Quy chế chia sẻ dữ liệu', leadUnit: 'so-khcn' },
      basis: { number: '77-TB/TU' },
      missing: [{ path: 'officer' }],
    });
  });

  it('of a change shows both versions; the first date of the task survives', async () => {
    const change = {
      ...{ programme: 'khcn', unit: 'so-khcn', task, deadlineId: 'm1', reason: 'chờ Luật' },
      content: { title: 'Đề án Trung tâm', rule: { kind: 'by', date: '2027-06-30' } },
    };
    const { id } = (await propose('giam-doc', change)).body;
    await act('giam-doc', id, { type: 'sign' });
    await act(OFFICE, id, prepare);
    const before = await database.ask('SELECT seq FROM aggregate WHERE id = $1', [task]);
    const done = await act(OFFICE, id, { type: 'decide', decision: 'accept', basis: DECISION });
    expect(done.body).toMatchObject({
      before: { title: 'Nhiệm vụ 2.1', rule: { date: '2027-03-31' }, legalDue: '2027-03-31' },
      after: { title: 'Đề án Trung tâm', rule: { date: '2027-06-30' }, leads: null },
    });
    const { body: now } = await api.ask('GET', `/api/tasks/${task}`, { as: 'can-bo' });
    expect(now).toMatchObject({
      title: 'Đề án Trung tâm',
      deadlines: [{ originalLegalDue: '2027-03-31', legalDue: '2027-06-30', basis: { number: '77-TB/TU' } }],
    });
    const events = await database.ask(
      'SELECT type, command_id IS NULL AS unnamed FROM event WHERE aggregate_id = $1 AND seq > $2 ORDER BY seq',
      [task, (before[0] as { seq: number }).seq],
    );
    expect(events.map((row) => (row as { type: string }).type)).toEqual(['task-amended', 'basis-replaced']);
  });

  it('is not accepted when the task has changed since, and then nothing has happened', async () => {
    const other = await active(api, '2.2', {
      leadUnits: ['so-khcn'],
      officer: 'can-bo',
      basis: GIVEN,
      deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: { kind: 'by', date: '2027-03-31' } }],
    });
    const change = {
      ...{ programme: 'khcn', unit: 'so-khcn', task: other, deadlineId: 'm1', reason: 'chậm vốn' },
      content: { rule: { kind: 'by', date: '2027-05-31' } },
    };
    const { id } = (await propose('can-bo', change)).body;
    await act('giam-doc', id, { type: 'sign' });
    await act(OFFICE, id, prepare);
    const moved = await onTask(api, OFFICE, other, {
      ...{ type: 'replace-basis', deadlineId: 'm1', rule: { kind: 'by', date: '2027-04-30' } },
      ...{ reason: 'văn bản khác', basis: DECISION },
    });
    expect(moved.status).toBe(200);
    expect((await read(OFFICE, id)).body.changedSince).toEqual(['hạn']);
    const accept = { type: 'decide', decision: 'accept', basis: DECISION };
    expect(await act(OFFICE, id, accept)).toMatchObject({ status: 409 });
    const refuse = { type: 'decide', decision: 'refuse', reason: 'đã có văn bản khác', basis: DECISION };
    expect((await act(OFFICE, id, refuse)).body).toMatchObject({
      status: 'refused',
      decision: { outcome: 'refuse', reason: 'đã có văn bản khác' },
    });
    const { body: now } = await api.ask('GET', `/api/tasks/${other}`, { as: 'can-bo' });
    expect(now.deadlines[0].legalDue).toBe('2027-04-30');
  });

  it('stands in the office’s queue until it is decided; a unit sees its own', async () => {
    const { id } = (await propose('can-bo', { ...NEW, reason: 'việc thứ hai' })).body;
    const queue = async (as: string, query = '') =>
      (await api.ask('GET', `/api/amendments?${query}`, { as })).body;
    expect((await queue(OFFICE)).items).toMatchObject([{ id, status: 'draft' }]);
    expect(await queue('can-bo')).toMatchObject({
      items: [{ id }],
      mayProposeFor: [{ code: 'so-khcn' }],
    });
    expect(await queue('can-bo-2')).toMatchObject({ total: 0, mayProposeFor: [{ code: 'so-tai-chinh' }] });
    expect((await read('can-bo-2', id)).status).toBe(403);
    expect((await queue(OFFICE, 'state=accepted,refused')).total).toBe(3);
    await act('giam-doc', id, { type: 'sign' });
    api.clock.set('2026-12-28T02:00:00Z');
    expect((await queue(OFFICE)).items[0]).toMatchObject({ overdue: true, answerDue: '2026-12-24' });
    api.clock.set('2026-12-10T02:00:00Z');
  });

  it('is refused to whoever is not of the unit, and for units or versions that are not there', async () => {
    expect((await propose('can-bo-2', NEW)).status).toBe(403);
    expect((await propose(OFFICE, NEW)).status).toBe(403);
    const wrong = { ...NEW, content: { ...NEW.content, leadUnits: ['khong-co'] } };
    expect(await propose('can-bo', wrong)).toMatchObject({ status: 400 });
    expect((await propose('can-bo', { ...NEW, programme: 'khong' })).status).toBe(400);
    const { id } = (await propose('can-bo', { ...NEW, reason: 'lần ba' })).body;
    expect((await act('giam-doc', id, { type: 'sign' }, 0)).status).toBe(412);
    expect((await act('giam-doc', id, prepare)).status).toBe(403);
  });

  it('is a chain like every other: folded anew it is what is kept', async () => {
    expect(await api.persistence.check.checkDerived()).toEqual([]);
    expect((await api.persistence.check.verifyChains()).fault).toBeNull();
  });
});
