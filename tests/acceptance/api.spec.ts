import { describe, expect, it } from '@jest/globals';
import {
  calendarView,
  caseList,
  commandResult,
  engineView,
  eventList,
  meView,
  personList,
  programmeList,
  programmeView,
  readyView,
  statsView,
  taskList,
  taskView,
  unitList,
} from '#contracts';
import { alertRules, metricsOf } from '../support/alerts/index.js';
import { withApi } from '../support/api/index.js';
import { active, command, draft } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';

describe('the API', () => {
  const database = withDatabase('api');
  const api = withApi(database, '2026-11-22T02:00:00Z');

  describe('takes a task through its life', () => {
    let id: string;

    it('enters it as a draft that says what is missing', async () => {
      id = await draft(api, '1.1', { leadUnits: ['so-khcn'] });
      const { body, headers } = await api.ask('GET', `/api/tasks/${id}`, { as: 'van-phong-1' });
      const task = taskView.parse(body);
      expect(headers.get('etag')).toBe(`"${task.version}"`);
      expect(task).toMatchObject({ status: 'draft', outlook: 'draft', leadUnit: 'so-khcn', officer: null });
      expect(task.leads).toEqual([{ code: 'so-khcn', name: 'Sở Khoa học và Công nghệ' }]);
      expect(task.missing.map((m) => m.part)).toEqual(['who', 'result', 'when']);
      expect(task.allowedCommands[0]).toBe('complete-profile');
    });

    it('activates it once it has the five, with a date that explains itself', async () => {
      const refused = await command(api, 'van-phong-1', id, { type: 'activate' });
      expect(refused).toMatchObject({ status: 400, body: { type: 'urn:dondoc:problem:invalid-input' } });
      expect(refused.body.errors.map((e: { path: string }) => e.path)).toEqual([
        'officer',
        'deadlines',
        'deadlines',
      ]);
      const rule = { kind: 'yearly-before', monthDay: '12-20', planYear: 2027 };
      const filled = {
        type: 'complete-profile',
        officer: 'can-bo',
        deadlines: [{ deliverable: 'Kế hoạch', rule }],
      };
      expect(await command(api, 'van-phong-1', id, filled)).toMatchObject({ status: 200 });
      const answer = await command(api, 'van-phong-1', id, { type: 'activate', assignedOn: '2026-10-01' });
      const { task, events } = commandResult.parse(answer.body);
      expect(events).toEqual([{ type: 'activated' }]);
      expect(task.deadlines[0]).toMatchObject({
        id: 'm1',
        legalDue: '2026-12-19',
        workingDue: '2026-12-18',
        originalLegalDue: '2026-12-19',
        daysLeft: 26,
        workingDaysLeft: 20,
      });
      expect(task.deadlines[0]?.explanation[0]).toContain('năm 2027');
      expect(task.allowedCommands).not.toContain('acknowledge');
    });

    it('offers each person what that person may do', async () => {
      const mine = await api.ask('GET', `/api/tasks/${id}`, { as: 'can-bo' });
      expect(mine.body.allowedCommands).toEqual([
        'acknowledge',
        'submit-deliverable',
        'report-progress',
        'report-difficulty',
        'request-extension',
        'request-input',
      ]);
      const heads = await api.ask('GET', `/api/tasks/${id}`, { as: 'giam-doc' });
      expect(heads.body.allowedCommands).toContain('assign');
    });

    it('takes the deliverable in and lets another person accept it', async () => {
      expect(await command(api, 'can-bo', id, { type: 'acknowledge' })).toMatchObject({ status: 200 });
      const sent = await command(api, 'can-bo', id, { type: 'submit-deliverable', deadlineId: 'm1' });
      expect(sent.body.task.deadlines[0]).toMatchObject({ outlook: 'awaiting-check', submission: { no: 1 } });
      const accepted = await command(api, 'kiem-tra', id, { type: 'accept-deliverable', deadlineId: 'm1' });
      expect(accepted.body).toMatchObject({ task: { status: 'completed', outlook: 'done' } });
      expect(accepted.body.events).toEqual([{ type: 'deliverable-accepted' }, { type: 'task-completed' }]);
      const again = await command(api, 'kiem-tra', id, { type: 'accept-deliverable', deadlineId: 'm1' });
      expect(again).toMatchObject({ status: 409, body: { current: { status: 'completed' } } });
    });

    it('keeps every act with who did it', async () => {
      const { items, total } = eventList.parse(
        (await api.ask('GET', `/api/tasks/${id}/events`, { as: 'can-bo' })).body,
      );
      expect(items.map((e) => `${e.seq} ${e.type} ${e.actor}`)).toEqual([
        '1 task-created van-phong-1',
        '2 profile-completed van-phong-1',
        '3 profile-completed van-phong-1',
        '4 activated van-phong-1',
        '5 acknowledged can-bo',
        '6 deliverable-submitted can-bo',
        '7 deliverable-accepted kiem-tra',
        '8 task-completed kiem-tra',
      ]);
      expect(total).toBe(8);
      expect(new Set(items.map((e) => e.hash)).size).toBe(8);
    });
  });

  it('keeps a task from those whose unit has no part in it', async () => {
    const id = await active(api, '2.1');
    for (const path of [`/api/tasks/${id}`, `/api/tasks/${id}/events`, `/api/tasks/${id}/reminders`]) {
      expect(await api.ask('GET', path, { as: 'can-bo-2' })).toMatchObject({ status: 403 });
      expect(await api.ask('GET', path, { as: 'bi-thu' })).toMatchObject({ status: 200 });
    }
    const tried = await command(api, 'can-bo-2', id, { type: 'acknowledge' });
    expect(tried).toMatchObject({ status: 403, body: { type: 'urn:dondoc:problem:not-allowed' } });
    expect(await api.ask('GET', '/api/tasks/khcn-khong-co', { as: 'can-bo-2' })).toMatchObject({
      status: 404,
    });
    const list = taskList.parse((await api.ask('GET', '/api/tasks', { as: 'can-bo-2' })).body);
    expect(list).toEqual({ items: [], total: 0 });
    expect(
      await command(api, 'giam-doc', id, { type: 'accept-deliverable', deadlineId: 'm1' }),
    ).toMatchObject({ status: 403 });
    expect(
      await api.ask('POST', '/api/tasks', {
        as: 'can-bo',
        body: { programme: 'khcn', code: 'x', title: 'x' },
      }),
    ).toMatchObject({ status: 403 });
  });

  it('lists tasks by what is asked', async () => {
    await active(api, '1.2');
    await draft(api, '3.6', { leadUnits: ['so-tai-chinh'] });
    const ask = async (query: string, as = 'van-phong-1') => {
      const { items } = taskList.parse((await api.ask('GET', `/api/tasks?${query}`, { as })).body);
      return items.map((t) => t.code);
    };
    expect(await ask('sort=code')).toEqual(['1.1', '1.2', '2.1', '3.6']);
    expect(await ask('sort=-code&pageSize=2&page=2')).toEqual(['1.2', '1.1']);
    expect(await ask('status=draft,completed&sort=code')).toEqual(['1.1', '3.6']);
    expect(await ask('unit=so-tai-chinh')).toEqual(['3.6']);
    expect(await ask('officer=me&sort=code', 'can-bo')).toEqual(['1.1', '1.2', '2.1']);
    expect(await ask('dueFrom=2026-12-01&dueTo=2026-12-31&sort=code')).toEqual(['1.2', '2.1']);
    expect(await ask('q=nhiem+vu+3.6')).toEqual(['3.6']);
  });

  it('describes the programme, the calendar, units and people', async () => {
    const as = 'van-phong-1';
    const programme = programmeView.parse((await api.ask('GET', '/api/programmes/khcn', { as })).body);
    expect(programme).toMatchObject({ catalogue: 2, obligations: 0, indicators: 0 });
    expect(programme.counts.byCohort.catalogue).toMatchObject({ active: 1, completed: 1 });
    expect(programme.counts.byCohort.added).toMatchObject({ active: 1, draft: 1 });
    programmeList.parse((await api.ask('GET', '/api/programmes', { as })).body);
    expect(await api.ask('GET', '/api/programmes/x', { as })).toMatchObject({ status: 404 });
    expect(calendarView.parse((await api.ask('GET', '/api/calendar', { as })).body)).toMatchObject({
      version: 'thu-1',
    });
    const units = unitList.parse((await api.ask('GET', '/api/units?q=so%20khoa', { as })).body);
    expect(units.items.map((u) => u.code)).toEqual(['so-khcn']);
    expect(personList.parse((await api.ask('GET', '/api/people', { as })).body).total).toBe(10);
    const named = async (q: string) =>
      personList.parse((await api.ask('GET', `/api/people?q=${q}`, { as })).body).items.map((p) => p.id);
    expect(await named('can-bo@')).toEqual(['can-bo']);
    // What all addresses end with finds nobody: `le` is a family name.
    expect(await named('ample')).toEqual([]);
    const own = personList.parse((await api.ask('GET', '/api/people', { as: 'can-bo' })).body);
    expect(own.items.map((p) => p.id)).toEqual(['can-bo', 'giam-doc']);
    caseList.parse((await api.ask('GET', '/api/cases', { as })).body);
  });

  it('counts for leaders the whole, for a unit itself', async () => {
    const stats = async (as: string) =>
      statsView.parse((await api.ask('GET', '/api/stats?programme=khcn', { as })).body);
    expect(await stats('van-phong-1')).toMatchObject({
      scope: 'programme',
      all: { total: 3, doneOnTime: 1, openInTime: 2 },
    });
    expect(await stats('can-bo')).toMatchObject({ scope: 'own-units', all: { total: 3 } });
    expect(await stats('can-bo-2')).toMatchObject({ scope: 'own-units', all: { total: 0 }, byUnit: [] });
    expect(
      await api.ask('GET', '/api/stats?programme=khcn&asOf=2026-12-31', { as: 'van-phong-1' }),
    ).toMatchObject({
      body: { cohorts: [{}, {}, {}, { sentence: '1/3 nhiệm vụ có thời hạn đến 31/12/2026 (33,3%)' }] },
    });
  });

  it('says who I am and how the installation stands', async () => {
    const me = meView.parse((await api.ask('GET', '/api/me', { as: 'giam-doc' })).body);
    expect(me).toMatchObject({
      id: 'giam-doc',
      roles: ['head'],
      seesAll: false,
      mayCreateTasks: false,
      hold: null,
    });
    await api.persistence.engine.setHold(true, 'máy chủ thư thật, chưa mở', 'system');
    expect((await api.ask('GET', '/api/me', { as: 'giam-doc' })).body.hold).toEqual({
      reason: 'máy chủ thư thật, chưa mở',
    });
    await api.persistence.engine.setHold(false, null, 'system');
  });

  it('is ready without Temporal, only degraded', async () => {
    expect(readyView.parse((await api.ask('GET', '/health/ready')).body).status).toBe('ready');
    api.temporalAnswers = false;
    expect(await api.ask('GET', '/health/ready')).toMatchObject({
      status: 200,
      body: { status: 'degraded' },
    });
    api.temporalAnswers = true;
    await api.persistence.engine.turned('planner', new Date());
    const engine = engineView.parse((await api.ask('GET', '/health/engine')).body);
    expect(engine.turns.find((t) => t.name === 'planner')).toMatchObject({ late: false });
  });

  it('tells every number that an alert is made of', async () => {
    await api.persistence.engine.setHold(true, 'thử', 'quan-tri');
    for (const part of ['planner', 'sender', 'outbox', 'reconciler'])
      await api.persistence.engine.turned(part, new Date());
    const page: string = (await api.ask('GET', '/metrics')).body;
    await api.persistence.engine.setHold(false, null, 'quan-tri');
    const told = new Set([...page.matchAll(/^# TYPE (\w+) /gm)].map(([, name]) => name));
    for (const { name, labels } of alertRules().flatMap(({ expr }) => metricsOf(expr))) {
      // The worker's own are held to it by tests/acceptance/bad-release.spec.ts.
      if (name === 'up' || name.startsWith('temporal_')) continue;
      expect(told).toContain(told.has(name) ? name : name.replace(/_(?:bucket|count|sum)$/, ''));
      const series = page.split('\n').filter((line) => line.startsWith(`${name}{`));
      if (series.length === 0 || name.includes('http_request')) continue;
      for (const [label, values] of Object.entries(labels))
        for (const value of values) expect(series.join()).toContain(`${label}="${value}"`);
    }
    expect(page).toContain('dondoc_mail_held{process="api"} 1');
    expect(page).toContain('dondoc_ready{check="database",process="api"} 1');
    expect(page).not.toMatch(/^dondoc_readings_failed_total\{/m);
  });

  it('says to anybody that mail is held, and why to the office and the administrator alone', async () => {
    const held = async (as?: string) =>
      engineView.parse((await api.ask('GET', '/health/engine', as === undefined ? {} : { as })).body).hold;
    expect(await held('van-phong-1')).toBeNull();
    await api.persistence.engine.setHold(true, 'chờ đồng chí A kiểm tra', 'quan-tri');
    for (const nobody of [undefined, 'can-bo', 'giam-doc'])
      expect(await held(nobody)).toEqual({ reason: null });
    for (const somebody of ['van-phong-1', 'chanh', 'quan-tri']) {
      expect(await held(somebody)).toEqual({ reason: 'chờ đồng chí A kiểm tra' });
    }
    await api.persistence.engine.setHold(false, null, 'quan-tri');
  });
});
