import { beforeAll, describe, expect, it } from '@jest/globals';
import { reorganisationView } from '#contracts';
import { type CycleState, stageOf } from '#domain';
import { withApi } from '../support/api/index.js';
import { withDatabase } from '../support/database/index.js';
import { report, smallTemplate, startSmall } from '../support/programme/small-cycle.js';

const as = 'quan-tri';
const PLAN = {
  kind: 'merge',
  map: { 'so-khcn': 'so-khcn-cds', 'so-tai-chinh': 'so-khcn-cds' },
  units: [{ code: 'so-khcn-cds', name: 'Sở Khoa học, Công nghệ và Tài chính' }],
  document: { title: 'Nghị quyết về tổ chức bộ máy', number: '10/NQ-HĐND', date: '2026-11-20' },
  on: '2026-12-01',
};

describe('departments that are merged while a stage asks them', () => {
  const database = withDatabase('units_cycle');
  const api = withApi(database, '2026-12-01T03:00:00Z');
  let id: string;
  /** Over before they were merged, with nothing answered. */
  let old: string;

  const closeWithout = async (cycle: string) => {
    const work = api.persistence.unitOfWork({ id: 'van-phong-1' });
    for (const stage of ['don-vi', 'van-phong', 'ban-chi-dao'])
      await work.executeCycle(cycle, { type: 'skip-stage', stage, reason: 'Không cần nữa' });
  };

  beforeAll(async () => {
    await smallTemplate(api.persistence);
    id = await startSmall(api.persistence, 1);
    old = await startSmall(api.persistence, 3);
    await closeWithout(old);
    const { answers } = api.persistence.cycles;
    const place = { cycleId: id, stage: 'don-vi', unit: 'so-khcn' };
    await answers.saveDraft(place, { content: report(5), revision: 0 }, { id: 'can-bo' });
    const work = api.persistence.unitOfWork({ id: 'van-phong-1' });
    await work.executeCycle(id, { type: 'name-focal', unit: 'so-khcn', person: 'can-bo' });
    await work.submitToCycle(id, { stage: 'don-vi', unit: 'so-tai-chinh', content: report(2) });
  });

  const state = async () => (await api.persistence.cycles.reads.find(id)) as CycleState;
  const ofOld = async () => (await api.persistence.cycles.reads.find(old)) as CycleState;
  const stage = async (name: string) => stageOf(await state(), name)!;

  it('are shown with the stages that pass to the successor', async () => {
    const { body } = await api.ask('POST', '/api/units/reorganisations/preview', { as, body: PLAN });
    const shown = reorganisationView.parse(body);
    // What finance has sent stays finance's.
    expect(shown.cycles).toEqual([
      {
        cycle: { id, title: 'Báo cáo đột xuất số 1 năm 2026' },
        stages: ['Đơn vị báo cáo'],
        from: expect.objectContaining({ code: 'so-khcn' }),
        to: expect.objectContaining({ code: 'so-khcn-cds' }),
      },
    ]);
    const basis = { ...PLAN, basis: shown.basis };
    const done = await api.ask('POST', '/api/units/reorganisations', { as, body: basis });
    expect(done).toMatchObject({ status: 200 });
    const { replanning } = api.persistence.administration;
    for (let turn = 0; turn < 3; turn += 1) await replanning.step(done.body.change);
  });

  it('owe it as one: the successor is asked, by its head or whoever was named, with what had been typed', async () => {
    expect(await stage('don-vi')).toMatchObject({
      respondents: ['so-khcn-cds', 'so-tai-chinh'],
      answers: { 'so-khcn-cds': { status: 'asked' }, 'so-tai-chinh': { status: 'submitted' } },
    });
    expect((await stage('don-vi')).answers).not.toHaveProperty('so-khcn');
    expect((await state()).focal).toEqual({ 'so-khcn-cds': 'can-bo' });
    const directory = await api.persistence.directory.current();
    const debt = { programme: 'khcn', leadUnits: ['so-khcn-cds'], heldBy: null, officer: null };
    const head = { role: 'respondent', unit: 'so-khcn-cds' } as const;
    expect(directory.recipients(debt, head, '2026-12-02').persons).toEqual(['giam-doc']);
    const { answers } = api.persistence.cycles;
    expect((await answers.draft(id, 'don-vi', 'so-khcn-cds'))?.content).toEqual(report(5));
    const types = (await api.persistence.reads.cycleEvents(id)).map(({ type }) => type);
    expect(types.filter((type) => type === 'units-replaced')).toHaveLength(1);
  });

  it('answer as one, and both answers are put together', async () => {
    const path = `/api/cycles/${id}/submissions/so-khcn-cds`;
    const body = { stage: 'don-vi', content: report(7) };
    expect(await api.ask('POST', path, { as: 'giam-doc', body })).toMatchObject({ status: 200 });
    expect(await stage('don-vi')).toMatchObject({ status: 'closed', endedBy: 'answered', missing: [] });
    const sent = await api.persistence.cycles.answers.last(id, 'don-vi');
    expect(sent.map(({ unit, content }) => [unit, content['so-viec']])).toEqual([
      ['so-khcn-cds', 7],
      ['so-tai-chinh', 2],
    ]);
  });

  it('are asked as one by the cycles to come', async () => {
    const { store } = api.persistence.cycles;
    const { data } = await store.template('khcn', 'ad-hoc-report');
    expect(data.asks.units).toEqual(['so-khcn-cds']);
    expect(
      stageOf((await api.persistence.cycles.reads.find(await startSmall(api.persistence, 2)))!, 'don-vi'),
    ).toMatchObject({
      respondents: ['so-khcn-cds'],
    });
    expect(await api.persistence.check.checkDerived()).toEqual([]);
    expect(await api.persistence.check.checkAnswers()).toEqual([]);
  });

  it('are followed when a cycle is opened again that was closed while they were merged', async () => {
    const work = api.persistence.unitOfWork({ id: 'van-phong-1' });
    const before = await ofOld();
    expect(before.status).toBe('closed');
    expect(before.successors).toBeUndefined();
    const again = { type: 'reopen-stage', stage: 'don-vi', due: '2026-12-10', reason: 'Bổ sung' } as const;
    await work.executeCycle(old, again, before.version);
    const { answers, respondents } = stageOf(await ofOld(), 'don-vi')!;
    expect({ respondents, asked: Object.keys(answers) }).toEqual({
      ...{ respondents: ['so-khcn-cds'], asked: ['so-khcn-cds'] },
    });
    const types = (await api.persistence.reads.cycleEvents(old)).map(({ type }) => type);
    expect(types.slice(-2)).toEqual(['units-replaced', 'stage-reopened']);
    expect(await api.persistence.check.checkDerived()).toEqual([]);
  });
});
