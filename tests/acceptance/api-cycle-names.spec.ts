import { beforeAll, describe, expect, it } from '@jest/globals';
import { cycleView } from '#contracts';
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
});
