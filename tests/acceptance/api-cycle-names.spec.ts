import { beforeAll, describe, expect, it } from '@jest/globals';
import { cycleView, submissionView } from '#contracts';
import { withApi } from '../support/api/index.js';
import { withDatabase } from '../support/database/index.js';
import { smallTemplate, startSmall } from '../support/programme/small-cycle.js';

describe('what a cycle names must be there', () => {
  const database = withDatabase('api_cycle_names');
  const api = withApi(database, '2026-12-10T02:00:00Z');

  beforeAll(() => smallTemplate(api.persistence));

  it('its units, each once: of a list that is wrong nothing is started', async () => {
    const ask = { programme: 'khcn', kind: 'ad-hoc-report', year: 2026, part: 7 };
    const units = ['so-khcn', 'khong-co', 'so-khcn'];
    for (const dryRun of [true, false]) {
      const body = { ...ask, units, dryRun };
      expect(await api.ask('POST', '/api/cycles', { as: 'quan-tri', body })).toMatchObject({
        status: 400,
        body: {
          errors: [
            { path: 'units.1', message: 'không có đơn vị khong-co' },
            { path: 'units.2', message: 'đơn vị so-khcn bị lặp' },
          ],
        },
      });
    }
    expect(
      await api.ask('GET', '/api/cycles/khcn.ad-hoc-report.2026-7', { as: 'van-phong-1' }),
    ).toMatchObject({ status: 404 });
  });

  it('who answers for a unit: an active person of it, by id', async () => {
    const id = await startSmall(api.persistence, 1);
    const version = async () =>
      cycleView.parse((await api.ask('GET', `/api/cycles/${id}`, { as: 'van-phong-1' })).body).version;
    const name = async (person: string) =>
      api.ask('POST', `/api/cycles/${id}/commands`, {
        ...{ as: 'van-phong-1', body: { type: 'name-focal', unit: 'so-khcn', person } },
        headers: { 'If-Match': `"${await version()}"` },
      });
    for (const person of ['khong-co', 'van-phong-1', 'giam-doc@demo.example'])
      expect(await name(person)).toMatchObject({ status: 400, body: { errors: [{ path: 'person' }] } });
    expect(await name('giam-doc')).toMatchObject({ status: 200 });
  });

  it('tells the office who has not answered, and a unit only whether it is among them', async () => {
    const id = await startSmall(api.persistence, 2);
    const close = { type: 'close-stage', stage: 'don-vi', reason: 'Đủ để tổng hợp' } as const;
    await api.persistence.unitOfWork({ id: 'van-phong-1' }).executeCycle(id, close);
    const missing = async (as: string, path: string) => (await api.ask('GET', path, { as })).body;
    const cycle = `/api/cycles/${id}`;
    const codes = (view: unknown) =>
      cycleView
        .parse(view)
        .stages.find((s) => s.id === 'don-vi')!
        .missing.map(({ code }) => code);
    expect(codes(await missing('van-phong-1', cycle))).toEqual(['so-khcn', 'so-tai-chinh']);
    expect(codes(await missing('can-bo-2', cycle))).toEqual(['so-tai-chinh']);
    const form = await missing('can-bo-2', `${cycle}/submissions/so-tai-chinh?stage=don-vi`);
    expect(submissionView.parse(form).stage.missing).toMatchObject([{ code: 'so-tai-chinh' }]);
  });
});
