import { beforeAll, describe, expect, it } from '@jest/globals';
import { handoverList, reorganisationView } from '#contracts';
import { withApi } from '../support/api/index.js';
import { active } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';

const as = 'quan-tri';
const DOCUMENT = { title: 'Nghị quyết về tổ chức bộ máy', number: '10/NQ-HĐND', date: '2026-11-20' };

describe('a department that is merged into a new one while its tasks run', () => {
  const database = withDatabase('units');
  const api = withApi(database, '2026-12-01T03:00:00Z');
  const plan = {
    kind: 'merge',
    map: { 'so-khcn': 'so-khcn-cds', 'so-tai-chinh': 'so-khcn-cds' },
    units: [{ code: 'so-khcn-cds', name: 'Sở Khoa học, Công nghệ và Tài chính' }],
    document: DOCUMENT,
    on: '2026-12-01',
  };
  let basis: string;
  let change: string;

  beforeAll(async () => {
    await active(api, '1.1');
    await active(api, '1.2', {
      leadUnits: ['so-tai-chinh'],
      officer: 'can-bo-2',
      coordinatingUnits: ['so-khcn'],
      deadlines: [{ id: 'm1', deliverable: 'x', rule: { kind: 'by', date: '2027-01-29' } }],
    });
  });

  const preview = (body: object) => api.ask('POST', '/api/units/reorganisations/preview', { as, body });

  it('is refused where the plan says two things, or nothing', async () => {
    const refused = async (over: object) =>
      (await preview({ ...plan, ...over })).body.errors.map((e: { path: string }) => e.path);
    expect(await refused({ on: '2026-12-02' })).toEqual(['on']);
    expect(await refused({ units: [] })).toContain('map.so-khcn');
    expect(await refused({ map: { 'khong-co': 'so-khcn-cds' } })).toEqual(['map.khong-co']);
    expect(await refused({ kind: 'rename' })).toEqual(['units']);
  });

  it('is shown first: tasks, people, steps that speak to others, and what stays open', async () => {
    const shown = reorganisationView.parse((await preview(plan)).body);
    expect(shown.tasks.map((t) => [t.task.code, t.as.join(), t.from.code])).toEqual([
      ['1.1', 'lead', 'so-khcn'],
      ['1.2', 'coordinating', 'so-khcn'],
      ['1.2', 'lead', 'so-tai-chinh'],
    ]);
    expect(shown.tasks[0]!.to.name).toBe('Sở Khoa học, Công nghệ và Tài chính');
    expect(shown.people.map((p) => p.person.id)).toEqual(['can-bo', 'can-bo-2', 'giam-doc']);
    // The tasks of finance had nobody above the officer; now they have.
    const heads = shown.steps.filter((s) => s.rung === 'H-7');
    expect(heads.map((s) => [s.task.code, s.from.length, s.to.map((p) => p.id)])).toEqual([
      ['1.2', 0, ['giam-doc']],
    ]);
    expect(shown.open).toEqual([]);
    basis = shown.basis;
  });

  it('is carried out on an unchanged basis alone, task by task, the people in both units until the end', async () => {
    const carry = (given: string) =>
      api.ask('POST', '/api/units/reorganisations', { as, body: { ...plan, basis: given } });
    expect(await carry('0'.repeat(64))).toMatchObject({ status: 409 });
    const answer = await carry(basis);
    expect(answer).toMatchObject({ status: 200 });
    change = answer.body.change;
    const office = async (unit: string) => (await api.persistence.directory.current()).holders(unit, 'head');
    expect(await office('so-khcn')).toEqual(['giam-doc']);
    expect(await office('so-khcn-cds')).toEqual(['giam-doc']);
    const { replanning } = api.persistence.administration;
    await replanning.step(change);
    await replanning.step(change);
    await replanning.step(change);
    expect(await office('so-khcn')).toEqual([]);
    const { body } = await api.ask('GET', '/api/tasks/khcn-1.2', { as });
    expect(body.leadUnit).toBe('so-khcn-cds');
    const { state } = (await api.persistence.reads.task('khcn-1.2'))!;
    expect(state.coordinatingUnits).toEqual([]);
  });

  it('leaves the old names in what was recorded before, and gives each successor its list', async () => {
    const events = await database.ask(
      `SELECT data->>'leadUnits' AS lead FROM event WHERE aggregate_id = 'khcn-1.1' AND type = 'profile-completed'`,
    );
    expect(events).toEqual([{ lead: '["so-khcn"]' }]);
    const directory = await api.persistence.directory.current();
    expect(directory.units.get('so-khcn')).toMatchObject({
      name: 'Sở Khoa học và Công nghệ',
      validTo: '2026-11-30',
    });
    const list = handoverList.parse(
      (await api.ask('GET', `/api/units/reorganisations/${change}/handover`, { as })).body,
    );
    expect(list.items.map((i) => [i.unit.code, i.tasks.map((t) => t.code)])).toEqual([
      ['so-khcn-cds', ['1.1', '1.2']],
    ]);
    const units = (await api.ask('GET', '/api/units?pageSize=200', { as })).body.items as { code: string }[];
    expect(units.map((u) => u.code)).toContain('so-khcn-cds');
    expect(units.map((u) => u.code)).not.toContain('so-khcn');
    expect(await database.ask(`SELECT type FROM event WHERE aggregate_id = 'register'`)).toEqual([
      { type: 'units-reorganised' },
    ]);
    expect(await api.persistence.check.checkDerived()).toEqual([]);
  });
});
