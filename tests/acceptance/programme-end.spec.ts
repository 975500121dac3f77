import { beforeAll, describe, expect, it } from '@jest/globals';
import { programmeEndView } from '#contracts';
import { Dispatch, ExpectedWorkflows, SYSTEM } from '#persistence';
import { withApi } from '../support/api/index.js';
import { withDatabase } from '../support/database/index.js';
import { claimAll } from '../support/slot/claim-all.js';

const BOX = { name: 'Văn phòng Tỉnh ủy', address: 'dondoc@demo.example' };
const MAIL = {
  ...{ from: BOX, replyTo: BOX, publicUrl: 'http://localhost:3000' },
  allowedDomains: ['demo.example'],
};
const DOCUMENT = {
  ...{ title: 'Kết luận về việc kết thúc Đề án', number: '12-KL/TU', date: '2026-12-10' },
  ...{ issuer: 'Ban Thường vụ Tỉnh ủy', line: null },
};
const PATH = '/api/programmes/khcn/end';
const OFFICE = 'van-phong-1';

describe('the end of a programme', () => {
  const database = withDatabase('programme_end');
  const api = withApi(database, '2026-12-11T02:00:00Z');
  const body = { document: DOCUMENT, confirm: 'khcn' };
  const end = (as: string, asked: object = body) => api.ask('POST', PATH, { as, body: asked });
  const seen = async (as = OFFICE) => programmeEndView.parse((await api.ask('GET', PATH, { as })).body);
  const work = (id: string) => api.persistence.unitOfWork({ id });

  beforeAll(async () => {
    const deadlines = [
      { id: 'm1', deliverable: 'Báo cáo', rule: { kind: 'by' as const, date: '2027-03-31' } },
    ];
    for (const code of ['9.1', '9.2']) {
      const about = { programme: 'khcn', code, kind: 'task', group: 1, title: `Việc ${code}` } as const;
      await work(OFFICE).createTask({ ...about, leadUnits: ['so-khcn'], officer: 'can-bo', deadlines });
    }
    await work(OFFICE).executeTask('khcn-9.1', { type: 'activate' });
  });

  it('is refused while anything is open, and says what', async () => {
    const { open, closedOn, mayEnd } = await seen();
    expect({ closedOn, mayEnd, tasks: open.tasks }).toEqual({ closedOn: null, mayEnd: true, tasks: 1 });
    expect(open.drafts).toBeGreaterThan(0);
    const refused = await end(OFFICE);
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toContain('1 nhiệm vụ chưa xong');
    expect((await seen()).closedOn).toBeNull();
  });

  it('is recorded by the standing body, on a whole document, and by nobody by mistake', async () => {
    await work('can-bo').executeTask('khcn-9.1', { type: 'submit-deliverable', deadlineId: 'm1' });
    await work('kiem-tra').executeTask('khcn-9.1', { type: 'accept-deliverable', deadlineId: 'm1' });
    for (const stranger of ['can-bo', 'giam-doc', 'quan-tri']) expect((await end(stranger)).status).toBe(403);
    expect((await seen('quan-tri')).mayEnd).toBe(false);
    expect((await end(OFFICE, { ...body, confirm: 'uav' })).status).toBe(400);
    expect((await end(OFFICE, { ...body, document: { ...DOCUMENT, number: null } })).status).toBe(400);
    expect((await end(OFFICE, { ...body, document: { ...DOCUMENT, date: '2026-12-12' } })).status).toBe(400);
    expect((await seen()).closedOn).toBeNull();
    const ended = await end(OFFICE);
    expect(ended.status).toBe(200);
    expect(programmeEndView.parse(ended.body)).toMatchObject({ closedOn: '2026-12-11', mayEnd: false });
    expect((await end(OFFICE)).status).toBe(409);
    expect(await database.ask(`SELECT actor, data FROM event WHERE type = 'programme-closed'`)).toEqual([
      {
        actor: OFFICE,
        data: { programme: 'khcn', on: '2026-12-11', document: expect.objectContaining(DOCUMENT) },
      },
    ]);
  });

  it('is followed by a checkpoint that has its last events', async () => {
    const { faults, latest } = await api.persistence.proof.check.verify();
    expect({ faults, no: latest?.no }).toEqual({ faults: [], no: 1 });
    const [row] = await database.ask<{ heads: Record<string, unknown> }>('SELECT heads FROM checkpoint');
    expect(Object.keys(row!.heads)).toEqual(expect.arrayContaining(['register', 'khcn-9.1']));
  });

  it('lets nobody change anything in it, and everybody read it', async () => {
    const version = (await api.ask('GET', '/api/tasks/khcn-9.1', { as: OFFICE })).body.version as number;
    const told = { status: 409, body: { detail: expect.stringContaining('đã kết thúc ngày 11/12/2026') } };
    const command = (task: string, given: object, as: string, seenVersion: number) =>
      api.ask('POST', `/api/tasks/${task}/commands`, {
        ...{ as, body: given, headers: { 'If-Match': `"${seenVersion}"` } },
      });
    const reopen = { type: 'reopen', deadlineId: 'm1', reason: 'thử' };
    expect(await command('khcn-9.1', reopen, OFFICE, version)).toMatchObject(told);
    const draft = (await api.ask('GET', '/api/tasks/khcn-9.2', { as: OFFICE })).body.version as number;
    expect(await command('khcn-9.2', { type: 'activate' }, OFFICE, draft)).toMatchObject(told);
    const fresh = { programme: 'khcn', code: '9.3', title: 'Việc mới' };
    expect(await api.ask('POST', '/api/tasks', { as: OFFICE, body: fresh })).toMatchObject(told);
    const session = { programme: 'khcn', heldOn: '2026-12-20', title: 'Phiên họp' };
    expect(await api.ask('POST', '/api/committee-sessions', { as: OFFICE, body: session })).toMatchObject(
      told,
    );
    expect(await database.ask(`SELECT 1 FROM task WHERE code = '9.3'`)).toEqual([]);
    for (const path of [
      '/api/tasks/khcn-9.1/events',
      '/api/tasks/export.csv?programme=khcn',
      '/api/programmes/khcn',
    ])
      expect((await api.ask('GET', path, { as: OFFICE })).status).toBe(200);
  });

  it('still lets the engine tell what was under way, and then nothing of it runs', async () => {
    const { persistence, clock } = api;
    const dispatch = new Dispatch(persistence, clock, MAIL);
    await database.ask(`DELETE FROM dispatch_slot`);
    const slot = await dispatch.slots.serving();
    await dispatch.slots.phase(slot);
    for (const id of await dispatch.planner.unplanned(slot, 100)) await dispatch.planner.planFor(id, slot);
    await claimAll(dispatch, slot);
    await dispatch.slots.claimed(slot);
    const events = await persistence.reads.taskEvents('khcn-9.1');
    expect(events.at(-1)).toMatchObject({ type: 'notice-sent', actor: SYSTEM.id });
    await dispatch.planner.plan('khcn-9.1');
    const ids = (await new ExpectedWorkflows(persistence.dataSource, dispatch.slots).all()).map(
      ({ id }) => id,
    );
    expect(ids.filter((id) => id.includes('khcn'))).toEqual([]);
    const [topic] = await database.ask(`SELECT key FROM outbox WHERE topic = 'programme.closed'`);
    expect(topic).toEqual({ key: 'khcn' });
  });
});
