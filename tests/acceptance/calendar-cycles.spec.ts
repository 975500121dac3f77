import { beforeAll, describe, expect, it } from '@jest/globals';
import { cycleView, impactView } from '#contracts';
import { withApi } from '../support/api/index.js';
import { withDatabase } from '../support/database/index.js';
import { SMALL_CALENDAR } from '../support/database/province.js';
import { smallTemplate, startSmall } from '../support/programme/small-cycle.js';

const NOW = '2026-12-10T02:00:00Z';
/** The last day of the stage, seven working days after Thursday 10/12/2026. */
const DUE = '2026-12-21';
const OFF = { date: DUE, kind: 'off', status: 'confirmed', document: '14/TB-BNV', name: 'Nghỉ hoán đổi' };
const CHANGED = { weeklyRest: SMALL_CALENDAR.weeklyRest, days: [...SMALL_CALENDAR.days, OFF] };
const as = 'quan-tri';

describe('a calendar that is saved under a running cycle', () => {
  const database = withDatabase('calendar_cycles');
  const api = withApi(database, NOW);
  let id = '';

  beforeAll(async () => {
    await smallTemplate(api.persistence);
    id = await startSmall(api.persistence, 1);
  });

  const stage = async () =>
    cycleView.parse((await api.ask('GET', `/api/cycles/${id}`, { as })).body).stages[0]!;

  it('shows first which stage and which steps of it move, and who is told', async () => {
    const answer = await api.ask('POST', '/api/calendar/preview', { as, body: { calendar: CHANGED } });
    const shown = impactView.parse(answer.body);
    expect(shown.counts).toMatchObject({ tasks: 0, cycles: 1, dates: 1 });
    expect(shown.items).toMatchObject([{ kind: 'cycle', id, task: { id, code: '' } }]);
    const [{ dates, steps }] = shown.items as [(typeof shown.items)[number]];
    expect(dates).toMatchObject([
      { what: 'working-due', deadline: 'Đơn vị báo cáo', from: DUE, to: '2026-12-18' },
    ]);
    // The head of the one department; the other has none.
    expect(dates[0]!.told.map((person) => person.id)).toEqual(['giam-doc']);
    expect(steps.find((step) => step.rung === 'T-0')).toMatchObject({
      ...{ title: 'Đơn vị báo cáo: Nhắc hạn trong ngày cuối', from: DUE, to: '2026-12-18' },
      told: [{ id: 'giam-doc' }],
    });
  });

  it('is carried out: the date that was told stays and says by which calendar, one mail says what moved', async () => {
    const before = await stage();
    const { body: shown } = await api.ask('POST', '/api/calendar/preview', {
      as,
      body: { calendar: CHANGED },
    });
    const body = { calendar: CHANGED, cause: 'Thông báo 14', basis: shown.basis };
    expect(await api.ask('PUT', '/api/calendar', { as, body })).toMatchObject({ status: 200 });
    for (let row = await replan(); row !== undefined; row = await replan()) {
      await api.persistence.administration.replanning.step(row.key);
      await database.ask(`UPDATE outbox SET done_at = $2 WHERE id = $1`, [row.id, NOW]);
    }
    const after = await stage();
    expect(after).toMatchObject({ legalDue: DUE, workingDue: '2026-12-18' });
    expect(after.explanation.slice(0, before.explanation.length)).toEqual(before.explanation);
    expect(after.explanation.at(before.explanation.length)).toContain('theo lịch thu-1');
    const moves = await database.ask('SELECT aggregate_id, deadline_id, what, told FROM administrative_move');
    expect(moves).toEqual([
      { aggregate_id: id, deadline_id: 'don-vi', what: 'working-due', told: ['giam-doc'] },
    ]);
    const letters = await database.ask(`SELECT payload FROM outbox WHERE topic = 'letter'`);
    expect(JSON.stringify(letters)).toContain(
      'Đơn vị báo cáo: ngày làm việc cuối cùng trong hạn từ 21/12/2026',
    );
    const [plan] = await database.ask<{ next_slot: string }>(
      'SELECT next_slot::text FROM aggregate WHERE id = $1',
      [id],
    );
    expect(plan!.next_slot).toBe('2026-12-11');
  });

  const replan = async () => {
    const rows = await database.ask<{ id: string; key: string }>(
      `SELECT id, key FROM outbox WHERE topic = 'replan' AND done_at IS NULL ORDER BY id LIMIT 1`,
    );
    return rows[0];
  };
});
