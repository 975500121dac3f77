import { beforeAll, describe, expect, it } from '@jest/globals';
import { withApi } from '../support/api/index.js';
import { active, command } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';

const TODAY = '2026-11-23';
const DOCUMENT = { title: 'Giấy ủy quyền', number: '15/GUQ-SKHCN', date: '2026-11-20' };

/** Absences over HTTP: who arranges them, who acts, what stands in the record. */
describe('stand-ins', () => {
  const db = withDatabase('api_stand_ins');
  const api = withApi(db, `${TODAY}T02:00:00Z`);
  let task: string;

  beforeAll(async () => {
    const add = (id: string, unit: string) =>
      api.persistence.directory.addUser({
        ...{ id, email: `${id}@demo.example`, name: `Đồng chí ${id}`, demo: true },
        memberships: [{ unit, role: 'officer' }],
      });
    await add('nguoi-thay', 'so-tai-chinh');
    await add('nguoi-khac', 'so-khcn');
    task = await active(api, '1.1');
  });

  const name = (as: string, body: object, path = '/api/stand-ins') => api.ask('POST', path, { as, body });
  const days = { since: TODAY, until: '2026-11-27' };
  const me = async (as: string) => (await api.ask('GET', '/api/me', { as })).body;
  const mine = async (as: string) => (await api.ask('GET', '/api/stand-ins', { as })).body.items;
  const registered = () =>
    db.ask<{ type: string; actor: string; data: { person?: string } }>(
      `SELECT type, actor, data FROM event WHERE aggregate_id = 'register' ORDER BY seq`,
    );

  it('shows first how many tasks would reach the stand-in, and writes nothing', async () => {
    const asked = { by: 'nguoi-thay', ...days };
    expect(await name('can-bo', asked, '/api/stand-ins/preview')).toMatchObject({
      status: 200,
      body: { tasks: 1 },
    });
    expect((await name('can-bo-2', asked, '/api/stand-ins/preview')).body).toEqual({ tasks: 0 });
    expect(await mine('can-bo')).toEqual([]);
    expect(await registered()).toEqual([]);
  });

  it('are arranged by the person, the head or the administrator, and by nobody else', async () => {
    const asked = { person: 'can-bo', by: 'nguoi-thay', ...days };
    for (const as of ['nguoi-khac', 'can-bo-2', 'van-phong-1', 'nguoi-thay']) {
      expect(await name(as, asked)).toMatchObject({ status: 403 });
    }
    for (const as of ['giam-doc', 'quan-tri', 'can-bo']) {
      const far = { ...asked, since: '2027-05-04', until: '2027-05-05' };
      const { status, body } = await name(as, far);
      expect(status).toBe(201);
      const ended = await api.ask('POST', `/api/stand-ins/${body.id}/end`, {
        as,
        body: { on: '2027-05-04' },
      });
      expect(ended).toMatchObject({ status: 200, body: { state: 'over', mayEnd: false } });
    }
    expect((await registered()).map(({ type, actor }) => `${type} ${actor}`)).toEqual(
      ['giam-doc', 'quan-tri', 'can-bo'].flatMap((as) => [`stand-in-named ${as}`, `stand-in-ended ${as}`]),
    );
  });

  it('are not given by a head to themself, nor for who has a place in another unit too', async () => {
    const asked = { person: 'can-bo', by: 'giam-doc', since: '2027-06-01', until: '2027-06-02' };
    expect(await name('giam-doc', asked)).toMatchObject({ status: 400, body: { errors: [{ path: 'by' }] } });
    await api.persistence.directory.addUser({
      ...{ id: 'hai-vai', email: 'hai-vai@demo.example', name: 'hai-vai', demo: true },
      memberships: [
        { unit: 'so-khcn', role: 'officer' },
        { unit: 'van-phong', role: 'checker' },
      ],
    });
    const both = { ...asked, person: 'hai-vai', by: 'nguoi-khac' };
    expect(await name('giam-doc', both)).toMatchObject({ status: 403 });
    const byAdministrator = await name('quan-tri', { ...both, by: 'quan-tri' });
    expect(byAdministrator).toMatchObject({ status: 201 });
    await api.ask('POST', `/api/stand-ins/${byAdministrator.body.id}/end`, {
      as: 'hai-vai',
      body: { on: '2027-06-01' },
    });
  });

  it('are told to the absent person when somebody else arranged them, with both names', async () => {
    const letters = await db.ask<{ payload: { recipient: string; words: { opening: string[] } } }>(
      `SELECT payload FROM outbox WHERE topic = 'letter' ORDER BY id`,
    );
    expect(letters.map(({ payload }) => payload.recipient)).toEqual(['can-bo', 'can-bo', 'hai-vai']);
    const said = letters[0]!.payload.words.opening.join(' ');
    for (const part of ['giam-doc', 'Đồng chí nguoi-thay', 'từ 04/05/2027 đến 05/05/2027']) {
      expect(said).toContain(part);
    }
  });

  it('are refused by field', async () => {
    const refused = async (body: object) => {
      const answer = await name('can-bo', body);
      return [answer.status, (answer.body.errors ?? []).map((e: { path: string }) => e.path)];
    };
    expect(await refused({ by: 'can-bo', ...days })).toEqual([400, ['by']]);
    expect(await refused({ by: 'nguoi-thay', since: '2026-11-20', until: '2026-11-27' })).toEqual([
      400,
      ['since'],
    ]);
    expect(await refused({ by: 'ai-do', ...days })).toEqual([400, ['by']]);
    expect(await refused({ by: 'nguoi-thay', until: '2026-11-27' })).toEqual([400, ['since']]);
  });

  it('let the stand-in read and act, under both names, until the person is back', async () => {
    expect(await api.ask('GET', `/api/tasks/${task}`, { as: 'nguoi-thay' })).toMatchObject({ status: 403 });
    const { body: named } = await name('can-bo', { by: 'nguoi-thay', ...days });
    expect(await me('nguoi-thay')).toMatchObject({
      standsFor: [{ person: { id: 'can-bo' }, scope: 'work', until: '2026-11-27' }],
    });
    const list = await api.ask('GET', '/api/tasks?officer=me', { as: 'nguoi-thay' });
    expect(list.body.items.map((one: { id: string }) => one.id)).toEqual([task]);

    const done = await command(api, 'nguoi-thay', task, { type: 'acknowledge' });
    expect(done.status).toBe(200);
    const events = await api.ask('GET', `/api/tasks/${task}/events`, { as: 'nguoi-thay' });
    expect(events.body.items.at(-1)).toMatchObject({
      ...{ type: 'acknowledged', actor: 'nguoi-thay', actorName: 'Đồng chí nguoi-thay' },
      ...{ onBehalfOf: 'can-bo', onBehalfOfName: 'can-bo' },
    });
    // What is the head's is not the stand-in's.
    expect(await command(api, 'nguoi-thay', task, { type: 'assign', officer: 'nguoi-khac' })).toMatchObject({
      status: 403,
    });

    await api.ask('POST', `/api/stand-ins/${named.id}/end`, { as: 'giam-doc', body: {} });
    expect((await me('nguoi-thay')).standsFor).toEqual([]);
    expect(await api.ask('GET', `/api/tasks/${task}`, { as: 'nguoi-thay' })).toMatchObject({ status: 403 });
  });

  it('begin and end with their days, without anybody doing anything', async () => {
    const { body } = await name('can-bo', { by: 'nguoi-thay', since: '2026-12-01', until: '2026-12-02' });
    const states: string[] = [];
    for (const on of ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03']) {
      api.clock.set(`${on}T02:00:00Z`);
      const one = (await mine('can-bo')).find((s: { id: string }) => s.id === body.id);
      states.push(`${one.state} ${(await me('nguoi-thay')).standsFor.length}`);
    }
    expect(states).toEqual(['coming 0', 'in-force 1', 'in-force 1', 'over 0']);
  });

  it('sign for the head by a numbered document only', async () => {
    const asked = { by: 'nguoi-khac', scope: 'sign', since: '2026-12-07', until: '2026-12-08' };
    expect((await name('giam-doc', asked)).body.errors).toMatchObject([{ path: 'document' }]);
    expect(await name('giam-doc', { ...asked, document: DOCUMENT })).toMatchObject({ status: 201 });
    api.clock.set('2026-12-07T02:00:00Z');
    const due = { type: 'request-extension', deadlineId: 'm1', newDue: '2027-01-15', reason: 'Chờ số liệu' };
    expect(await command(api, 'can-bo', task, due)).toMatchObject({ status: 200 });
    const signed = { type: 'sign-extension', deadlineId: 'm1', documentNumber: '20/SKHCN' };
    expect(await command(api, 'nguoi-khac', task, signed)).toMatchObject({ status: 200 });
    const { body } = await api.ask('GET', `/api/tasks/${task}/events`, { as: 'giam-doc' });
    expect(body.items.at(-1)).toMatchObject({ actor: 'nguoi-khac', onBehalfOf: 'giam-doc' });
  });

  it('that nobody takes are told to the head and the office, once each, and listed', async () => {
    api.clock.set('2026-12-09T02:00:00Z');
    await name('can-bo', { by: null, since: '2026-12-14', until: '2026-12-16' });
    const letters = await db.ask<{ key: string }>(
      `SELECT key FROM outbox WHERE topic = 'letter' AND key LIKE 'absence/%' ORDER BY key`,
    );
    expect(letters.map(({ key }) => key.split('/')[2])).toEqual(['giam-doc', 'van-phong-1']);
    const absences = async () =>
      (await api.ask('GET', '/api/coverage', { as: 'van-phong-1' })).body.counts['absence'];
    expect(await absences()).toBe(1);
    await name('can-bo', { by: 'nguoi-thay', since: '2026-12-14', until: '2026-12-16' });
    expect(await absences()).toBe(0);
  });
});
