import { beforeAll, describe, expect, it } from '@jest/globals';
import { cycleView } from '#contracts';
import { type CycleState, planCycleSlot, stageOf } from '#domain';
import { withApi } from '../support/api/index.js';
import { active, command, draft } from '../support/api/tasks.js';
import { StandingClock, withDatabase } from '../support/database/index.js';
import { smallProvince, yearlyPlans } from '../support/database/province.js';
import {
  carryOut,
  clockTemplates,
  handInPlan,
  ISSUED,
  PLAN,
  startPlan,
} from '../support/programme/small-plan.js';

const row = (ma: string, over: object) => ({
  ...{
    ma,
    ten: `Nhiệm vụ ${ma}`,
    'chu-tri': 'so-khcn',
    'san-pham': 'Báo cáo',
    han: null,
    loai: 'chuyển tiếp',
  },
  ...over,
});
const by = (date: string, over: object = {}) => ({
  ...{ leadUnits: ['so-khcn'], officer: 'can-bo' },
  deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: { kind: 'by', date } }],
  ...over,
});

describe('an issued plan of which some rows cannot be taken', () => {
  const database = withDatabase('cycle_refusals');
  const api = withApi(database, '2026-12-01T02:00:00Z');

  beforeAll(async () => {
    await yearlyPlans(api.persistence, [2027]);
    await api.persistence.unitOfWork({ id: 'system' }).openDueObligations('khcn', '2026-12-01');
    await active(api, '1.1', by('2027-03-31'));
    // Its day is over: it cannot be given any more as it stands.
    await draft(api, '1.2', by('2026-11-20'));
    await draft(api, '1.3', by('2027-06-30'));
    await startPlan(api.persistence);
  });

  const state = async () => (await api.persistence.cycles.reads.find(PLAN)) as CycleState;
  const task = async (code: string) => (await api.persistence.reads.task(`khcn-${code}`))!.state;
  const issue = (basis?: object) =>
    api.persistence
      .unitOfWork({ id: 'van-phong-1' })
      .executeCycle(PLAN, { type: 'complete-stage', stage: 'ban-hanh', ...(basis && { basis }) } as never);
  const view = async (as: string) =>
    cycleView.parse((await api.ask('GET', `/api/cycles/${PLAN}`, { as })).body).stages;

  it('hands in what a suspended task owes as a finding, and goes on', async () => {
    const owing = 'khcn-nv-01-2027';
    const held = await command(api, 'chanh', owing, { type: 'suspend', reason: 'Chờ hướng dẫn' });
    expect(held).toMatchObject({ status: 200 });
    await handInPlan(api.persistence, [
      row('1.1', { loai: 'điều chỉnh', han: '2027-04-30' }),
      row('1.2', {}),
      row('1.3', {}),
      row('1.4', { loai: 'mới', han: '2027-09-30' }),
    ]);
    expect(await carryOut(api.persistence)).toBe(1);
    expect(stageOf(await state(), 'trinh')).toMatchObject({
      status: 'closed',
      refused: [{ deed: 'deliver', code: 'NV-01-2027', task: owing }],
    });
  });

  it('is issued by a numbered document alone', async () => {
    for (const basis of [undefined, { title: 'Kế hoạch' }, { ...ISSUED, date: null }]) {
      await expect(issue(basis)).rejects.toMatchObject({ code: 'invalid-input' });
    }
    await expect(issue({ ...ISSUED, date: '2026-12-02' })).rejects.toMatchObject({
      fields: [{ path: 'basis.date' }],
    });
    expect((await state()).status).toBe('running');
  });

  it('becomes tasks row by row: what is refused holds up nothing, and is said once', async () => {
    await issue(ISSUED);
    expect(await carryOut(api.persistence)).toBe(1);
    expect((await task('1.1')).deadlines[0]!.legalDue).toBe('2027-04-30');
    expect((await task('1.2')).status).toBe('draft');
    expect((await task('1.3')).status).toBe('active');
    expect(await task('1.4')).toMatchObject({ status: 'draft', leadUnits: ['so-khcn'] });
    const refused = [
      expect.objectContaining({
        deed: 'activate',
        code: '1.2',
        task: 'khcn-1.2',
        reason: expect.any(String),
      }),
    ];
    const issuing = async () => stageOf(await state(), 'ban-hanh')!.refused;
    expect(await issuing()).toEqual(refused);
    const { seq } = await state();
    // Delivery is at least once.
    const effect = { effect: 'activate-plan', stage: 'ban-hanh' } as const;
    await api.persistence.unitOfWork({ id: 'system' }).takeCycleEffect(PLAN, effect);
    expect((await state()).seq).toBe(seq);
  });

  it('tells the office, on the page of the cycle and in the mail of the next slot', async () => {
    const [, trinh, issuing] = await view('van-phong-1');
    expect(trinh!.refused).toEqual([
      { code: 'NV-01-2027', task: 'khcn-nv-01-2027', reason: expect.stringContaining('tạm dừng') },
    ]);
    expect(issuing!.refused).toEqual([
      { code: '1.2', task: 'khcn-1.2', reason: expect.stringContaining('20/11/2026') },
    ]);
    expect((await view('giam-doc')).map(({ refused }) => refused)).toEqual([[], [], []]);
    const rules = await api.persistence.settings.rules('khcn');
    const { steps } = planCycleSlot(await state(), rules, '2026-12-02');
    expect(steps.map(({ stage, unit, rung }) => [stage, unit, rung.name, rung.to])).toEqual([
      ['trinh', null, 'REFUSED', [{ role: 'office' }]],
      ['ban-hanh', null, 'REFUSED', [{ role: 'office' }]],
    ]);
    const journal = await api.persistence.reads.cycleEvents(PLAN);
    expect(journal.filter(({ type }) => type === 'deeds-refused')).toHaveLength(2);
    expect(await api.persistence.check.checkDerived()).toEqual([]);
  });
});

describe('what a programme opens by its clock', () => {
  const db = withDatabase('opening_refusals');

  it('opens though something of it is refused, which is tried again on the next day', async () => {
    const persistence = await db.persistence(new StandingClock('2026-10-01T02:00:00.000Z'));
    await smallProvince(persistence);
    await yearlyPlans(persistence, [2027, 2028]);
    // A day that no calendar has, before the one that is well, and a report that the clock cannot number.
    await db.ask(
      `UPDATE obligation SET data = jsonb_set(data, '{openings}', $1::jsonb || (data->'openings'))`,
      [JSON.stringify([{ ...PAST_REPAIR }])],
    );
    await clockTemplates(persistence);
    const system = persistence.unitOfWork({ id: 'system' });
    const obligations = await system.openDueObligations('khcn', '2026-10-01');
    expect(obligations).toMatchObject({
      ...{ opened: ['khcn-nv-01-2027'], nextOn: '2026-10-02' },
      refused: [{ what: 'NV-X', error: { code: 'invalid-input' } }],
    });
    const cycles = await system.openDueCycles('khcn', '2026-10-01');
    expect(cycles).toMatchObject({
      ...{ opened: ['khcn.annual-report.2027'], nextOn: '2026-10-02' },
      refused: [{ what: 'khcn.annual-plan.2027', error: { code: 'invalid-input' } }],
    });
  });
});

const PAST_REPAIR = {
  ...{ code: 'NV-X', title: 'Việc có ngày sai', leadUnits: ['so-khcn'], heldBy: null, basis: null },
  ...{ assignedOn: '2026-10-01', deliverable: 'x', rule: { kind: 'by', date: '2026-02-30' } },
};
