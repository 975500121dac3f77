import { beforeAll, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { Dispatch, IndicatorEntity, UnitEntity } from '#persistence';
import { withApi } from '../support/api/index.js';
import { active } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';
import { claimAll } from '../support/slot/claim-all.js';

const OFFICE = 'van-phong-1';
const BOX = { name: 'Văn phòng Tỉnh ủy', address: 'dondoc@demo.example' };
const MAIL = {
  ...{ from: BOX, replyTo: BOX, publicUrl: 'http://localhost:3000' },
  allowedDomains: ['demo.example'],
};
const LEFT = {
  programme: 'khcn',
  body: 'hdnd',
  about: { kind: 'task', code: '2.1' },
  text: 'Đề nghị làm rõ tiến độ.',
  answerDue: '2026-12-18',
};

/** A supervising body leaves a recommendation; the office gives it to a unit, which answers; the body says what it thinks. */
describe('recommendations of supervising bodies over HTTP', () => {
  const database = withDatabase('supervision');
  const api = withApi(database, '2026-12-07T02:00:00Z');

  beforeAll(async () => {
    await api.persistence.directory.change(async (tx) => {
      for (const [code, name] of [
        ['hdnd', 'Hội đồng nhân dân tỉnh'],
        ['mttq', 'Ủy ban MTTQ Việt Nam tỉnh'],
      ]) {
        await tx.insert(UnitEntity, { code, name, parent: null, kind: 'elected', aliases: [] } as object);
      }
      await tx.insert(IndicatorEntity, {
        ...{ programme: 'khcn', code: 'KH-04', groupCode: null, name: 'Doanh nghiệp KH&CN', data: {} },
      });
    });
    for (const [id, unit] of [
      ['dai-bieu', 'hdnd'],
      ['mat-tran', 'mttq'],
    ] as const) {
      const memberships = [{ unit, role: 'supervisor' as const }];
      await api.persistence.directory.addUser({
        ...{ id, email: `${id}@demo.example`, name: id, memberships, demo: true },
      });
    }
    await active(api, '2.1', {
      ...{ leadUnits: ['so-khcn'], officer: 'can-bo' },
      deadlines: [{ id: 'm1', deliverable: 'Đề án', rule: { kind: 'by', date: '2027-03-31' } }],
    });
    await active(api, '2.2', {
      ...{ leadUnits: ['so-khcn'], officer: 'can-bo', classification: 'internal' },
      deadlines: [{ id: 'm1', deliverable: 'Đề án', rule: { kind: 'by', date: '2027-03-31' } }],
    });
  });

  const leave = (as: string, body: object, headers: Record<string, string> = {}) =>
    api.ask('POST', '/api/supervision', { as, body, headers });
  const read = (as: string, id: string) => api.ask('GET', `/api/supervision/${id}`, { as });
  const act = async (as: string, id: string, body: object, version?: number) => {
    const seen = version ?? ((await read(OFFICE, id)).body.version as number);
    const headers = { 'If-Match': `"${seen}"` };
    return api.ask('POST', `/api/supervision/${id}/commands`, { as, body, headers });
  };

  it('is left with a day for the answer, once, about what is there and public', async () => {
    const key = { 'Idempotency-Key': 'kien-nghi-1' };
    const made = await leave('dai-bieu', LEFT, key);
    expect(made).toMatchObject({
      status: 201,
      body: {
        ...{ id: 'khcn.supervision.1', status: 'left', askedFor: '2026-12-18', answerDue: null },
        ...{ body: { name: 'Hội đồng nhân dân tỉnh' }, allowedCommands: ['withdraw'] },
        // Whoever supervises reads what is published: neither the task's page nor its title, whatever code was guessed.
        about: { kind: 'task', code: '2.1', name: '', taskId: null },
      },
    });
    expect((await leave('dai-bieu', LEFT, key)).body.id).toBe(made.body.id);
    expect((await api.ask('GET', '/api/tasks/khcn-2.1', { as: 'dai-bieu' })).status).toBe(403);
    const about = (subject: object) => leave('dai-bieu', { ...LEFT, about: subject });
    expect((await about({ kind: 'indicator', code: 'KH-99' })).body.errors).toMatchObject([
      { path: 'about.code' },
    ]);
    // What is internal is not there for them.
    expect((await about({ kind: 'task', code: '2.2' })).status).toBe(400);
    expect((await leave('can-bo', LEFT)).status).toBe(403);
    expect((await leave('mat-tran', LEFT)).status).toBe(403);
  });

  it('is given to a unit, answered by its head, contested, answered again and accepted', async () => {
    const id = 'khcn.supervision.1';
    expect((await read('giam-doc', id)).status).toBe(403);
    expect((await act('dai-bieu', id, { type: 'assign', unit: 'so-khcn' })).status).toBe(403);
    expect((await act(OFFICE, id, { type: 'assign', unit: 'khong-co' })).status).toBe(400);
    const given = await act(OFFICE, id, { type: 'assign', unit: 'so-khcn', answerDue: '2026-12-15' });
    expect(given.body).toMatchObject({ status: 'assigned', answerDue: '2026-12-15' });
    expect((await read('giam-doc', id)).body).toMatchObject({
      about: { name: 'Nhiệm vụ 2.1', taskId: 'khcn-2.1' },
      allowedCommands: ['answer'],
    });
    expect((await act('can-bo', id, { type: 'answer', text: 'x' })).status).toBe(403);
    await act('giam-doc', id, { type: 'answer', text: 'Đã họp, đã điều chỉnh.', documentNumber: '9/SKHCN' });
    expect((await read('dai-bieu', id)).body).toMatchObject({
      status: 'answered',
      answers: [{ text: 'Đã họp, đã điều chỉnh.', outcome: null, late: false }],
      allowedCommands: ['accept', 'contest'],
    });
    expect((await act('mat-tran', id, { type: 'accept' })).status).toBe(403);
    await act('dai-bieu', id, { type: 'contest', note: 'Chưa nêu biện pháp' });
    await act(OFFICE, id, { type: 'assign', unit: 'so-tai-chinh', answerDue: '2026-12-31' });
    expect((await act('giam-doc', id, { type: 'answer', text: 'x' })).status).toBe(403);
    await act(OFFICE, id, { type: 'assign', unit: 'van-phong' });
    await act(OFFICE, id, { type: 'answer', text: 'Văn phòng trả lời.' });
    const done = await act('dai-bieu', id, { type: 'accept' });
    expect(done.body).toMatchObject({
      ...{ status: 'accepted', allowedCommands: [] },
      answers: [{ outcome: 'contested', outcomeNote: 'Chưa nêu biện pháp' }, { outcome: 'accepted' }],
    });
    expect((await act('dai-bieu', id, { type: 'withdraw' })).status).toBe(409);
  });

  it('is seen by its body, by the unit that answers, by those who read all, and by nobody else', async () => {
    const { id } = (await leave('dai-bieu', { ...LEFT, about: { kind: 'programme' } })).body;
    const seen = async (as: string) =>
      ((await api.ask('GET', '/api/supervision', { as })).body.items as { id: string }[]).map(
        (one) => one.id,
      );
    expect(await seen(OFFICE)).toEqual([id]);
    expect(await seen('dai-bieu')).toEqual([id]);
    for (const other of ['mat-tran', 'giam-doc', 'can-bo-2']) expect(await seen(other)).toEqual([]);
    await act(OFFICE, id, { type: 'assign', unit: 'so-khcn' });
    expect(await seen('giam-doc')).toEqual([id]);
    expect((await act(OFFICE, id, { type: 'assign', unit: 'so-khcn' }, 1)).status).toBe(412);
  });

  it('is in the mail of who has to do something, and the mail is a fact of its chain', async () => {
    const id = 'khcn.supervision.2';
    const dispatch = new Dispatch(api.persistence, api.clock, MAIL);
    const serve = async (slot: string) => {
      api.clock.set(`${slot}T01:00:00Z`);
      await dispatch.slots.phase(slot);
      for (const one of await dispatch.planner.unplanned(slot, 100))
        await dispatch.planner.planFor(one, slot);
      await claimAll(dispatch, slot);
      await dispatch.slots.claimed(slot);
      await api.persistence.owed.settleSlot(slot, () => undefined);
    };
    const toHead = async (slot: string) => {
      const [mail] = await database.ask<{ mime: Buffer }>(
        "SELECT mime FROM message WHERE slot_date = $1 AND recipient = 'giam-doc'",
        [slot],
      );
      return mail === undefined ? '' : ((await simpleParser(mail.mime)).text ?? '');
    };
    await serve('2026-12-08');
    expect(await toHead('2026-12-08')).toMatch(
      /Kiến nghị 2[\s\S]*Hội đồng nhân dân tỉnh[\s\S]*Đề nghị đồng chí chỉ đạo trả lời/,
    );
    expect(await toHead('2026-12-08')).toContain('/kien-nghi-giam-sat/khcn.supervision.2');
    for (const slot of ['2026-12-15', '2026-12-17', '2026-12-21']) await serve(slot);
    const told = await database.ask<{ rung: string; to: string[] }>(
      `SELECT data ->> 'rung' AS rung, data -> 'to' AS "to" FROM event
       WHERE aggregate_id = $1 AND type = 'reminded' ORDER BY seq`,
      [id],
    );
    expect(told).toEqual([
      { rung: 'GIVEN', to: ['giam-doc'] },
      { rung: 'Y-3', to: ['giam-doc'] },
      { rung: 'Y-1', to: ['giam-doc'] },
      { rung: 'Y+1', to: ['giam-doc', OFFICE] },
    ]);
    expect((await read(OFFICE, id)).body).toMatchObject({ overdue: true, version: 2 });
  });

  it('is a chain like every other: folded anew it is what is kept', async () => {
    expect(await api.persistence.check.checkDerived()).toEqual([]);
    expect((await api.persistence.check.verifyChains()).fault).toBeNull();
  });
});
