import { beforeAll, describe, expect, it } from '@jest/globals';
import { type CycleWork, cycleWork } from '#contracts';
import { withApi } from '../support/api/index.js';
import { active, command as taskCommand } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';
import { report, smallTemplate, startSmall } from '../support/programme/small-cycle.js';

describe('what cycles wait for from whoever asks', () => {
  const database = withDatabase('api_cycle_work');
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

  const work = async (as: string, query = ''): Promise<CycleWork> =>
    cycleWork.parse((await api.ask('GET', `/api/cycles/work${query}`, { as })).body);
  const short = ({ owed }: CycleWork) => owed.map(({ unit, stage, mine }) => [unit.code, stage.id, mine]);
  const command = async (as: string, body: object) => {
    const { body: seen } = await api.ask('GET', `/api/cycles/${id}`, { as: 'van-phong-1' });
    const headers = { 'If-Match': `"${seen.version}"` };
    return api.ask('POST', `/api/cycles/${id}/commands`, { as, body, headers });
  };
  const form = (unit: string) => `/api/cycles/${id}/submissions/${unit}`;

  it('is the form that a head owes, with its date and what is left of it', async () => {
    const [owed] = (await work('giam-doc')).owed;
    // Seven working days after Thursday 10/12/2026.
    expect(owed).toMatchObject({
      ...{ cycle: { id }, stage: { id: 'don-vi' }, unit: { code: 'so-khcn' }, byForm: true, status: 'asked' },
      ...{ due: '2026-12-21', workingDue: '2026-12-21', daysLeft: 11, workingDaysLeft: 7 },
      ...{ outlook: 'on-track', mine: true, maySubmit: true, focal: null, draft: null },
    });
    expect(short(await work('giam-doc-2'))).toEqual([['so-tai-chinh', 'don-vi', true]]);
    // Nobody who merely reads owes it, and an officer only once named.
    for (const as of ['can-bo', 'van-phong-1', 'quan-tri', 'bi-thu'])
      expect((await work(as)).owed).toEqual([]);
    expect(await work('giam-doc', '?programme=uav')).toEqual({ owed: [], toTake: [], moreTime: [] });
  });

  it('goes to the person whom the head names; the head still sees it, as another’s', async () => {
    await command('giam-doc', { type: 'name-focal', unit: 'so-khcn', person: 'can-bo' });
    expect(short(await work('can-bo'))).toEqual([['so-khcn', 'don-vi', true]]);
    expect(short(await work('giam-doc'))).toEqual([['so-khcn', 'don-vi', false]]);
    const draft = { stage: 'don-vi', content: report(1), revision: 0 };
    await api.ask('PUT', `${form('so-khcn')}/draft`, { as: 'can-bo', body: draft });
    expect((await work('giam-doc')).owed[0]).toMatchObject({
      ...{ maySubmit: true, draft: { savedBy: { id: 'can-bo' } }, focal: { id: 'can-bo' } },
    });
  });

  it('is a unit’s request for more time, for the office alone, until it is decided', async () => {
    const ask = {
      type: 'ask-more-time',
      stage: 'don-vi',
      unit: 'so-tai-chinh',
      due: '2026-12-28',
      reason: 'Bão',
    };
    expect(await command('giam-doc', ask)).toMatchObject({ status: 403 });
    expect(await command('giam-doc-2', ask)).toMatchObject({ status: 200 });
    expect((await work('van-phong-1')).moreTime).toMatchObject([
      { unit: { code: 'so-tai-chinh' }, legalDue: '2026-12-21', due: '2026-12-28', by: { id: 'giam-doc-2' } },
    ]);
    expect((await work('giam-doc-2')).moreTime).toEqual([]);
    const seen = async () =>
      (await api.ask('GET', `${form('so-tai-chinh')}?stage=don-vi`, { as: 'giam-doc-2' })).body;
    expect(await seen()).toMatchObject({
      ...{ moreTime: { status: 'asked', reason: 'Bão', refusal: null }, mayAskMoreTime: false },
    });
    const refusal = { type: 'refuse-more-time', stage: 'don-vi', unit: 'so-tai-chinh', reason: 'Không đủ' };
    expect(await command('giam-doc-2', refusal)).toMatchObject({ status: 403 });
    expect(await command('van-phong-1', refusal)).toMatchObject({ status: 200 });
    expect((await work('van-phong-1')).moreTime).toEqual([]);
    expect(await seen()).toMatchObject({
      ...{ moreTime: { status: 'refused', reason: 'Bão', refusal: 'Không đủ' }, mayAskMoreTime: true },
    });
    expect(await api.persistence.check.checkDerived()).toEqual([]);
  });

  it('is what the office has to take where it takes it, and no longer owed by the unit', async () => {
    await api.ask('POST', form('so-khcn'), {
      as: 'giam-doc',
      body: { stage: 'don-vi', content: report(1) },
    });
    expect((await work('giam-doc')).owed).toEqual([]);
    expect((await work('van-phong-1')).toTake).toMatchObject([
      { stage: { id: 'don-vi' }, waiting: 1, since: '2026-12-10' },
    ]);
    expect((await work('giam-doc')).toTake).toEqual([]);
  });

  it('is overdue once the date of a stage that stays open is over', async () => {
    api.clock.set('2026-12-22T02:00:00.000Z');
    await api.persistence.unitOfWork({ id: 'system' }).executeCycle(id, { type: 'advance' });
    expect(short(await work('van-phong-1'))).toEqual([['van-phong', 'van-phong', true]]);
    api.clock.set('2027-01-05T02:00:00.000Z');
    expect((await work('van-phong-1')).owed).toMatchObject([{ outlook: 'overdue', due: '2026-12-29' }]);
  });

  it('lists tasks whose request for more time waits to be signed, or decided, and keeps the head’s reason', async () => {
    const task = await active(api, '9.1', {
      ...{ leadUnits: ['so-khcn'], officer: 'can-bo' },
      deadlines: [{ id: 'm1', deliverable: 'x', rule: { kind: 'by', date: '2027-03-31' } }],
    });
    await active(api, '9.2', {
      ...{ leadUnits: ['so-khcn'], officer: 'can-bo' },
      deadlines: [{ id: 'm1', deliverable: 'x', rule: { kind: 'by', date: '2027-03-31' } }],
    });
    const found = async (extension: string) =>
      (await api.ask('GET', `/api/tasks?extension=${extension}`, { as: 'van-phong-1' })).body.items.map(
        (item: { id: string }) => item.id,
      );
    const asked = { type: 'request-extension', deadlineId: 'm1', newDue: '2027-05-31', reason: 'Thiếu' };
    expect(await taskCommand(api, 'can-bo', task, asked)).toMatchObject({ status: 200 });
    expect([await found('drafted'), await found('signed'), await found('drafted,signed')]).toEqual([
      ...[[task], [], [task]],
    ]);
    const signed = { type: 'sign-extension', deadlineId: 'm1', reason: 'Chờ trung ương' };
    expect(await taskCommand(api, 'giam-doc', task, signed)).toMatchObject({ status: 200 });
    expect([await found('drafted'), await found('signed')]).toEqual([[], [task]]);
    const events = await api.persistence.reads.taskEvents(task);
    expect(events.find(({ type }) => type === 'extension-signed')?.text).toEqual({
      reason: 'Chờ trung ương',
    });
  });
});
