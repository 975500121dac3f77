import { beforeAll, describe, expect, it } from '@jest/globals';
import { Dispatch, type Persistence } from '#persistence';
import { StandingClock, withDatabase } from '../support/database/index.js';
import { smallProvince } from '../support/database/province.js';
import { claimAll } from '../support/slot/claim-all.js';

const OFFICE = { id: 'van-phong-1' };
const BOX = { name: 'Văn phòng Tỉnh ủy', address: 'dondoc@demo.example' };
const MAIL = {
  ...{ from: BOX, replyTo: BOX, publicUrl: 'http://localhost:3000' },
  allowedDomains: ['demo.example'],
};
const NO_BEAT = () => undefined;
const TASK = 'khcn-1.1';
const FIRST = '2026-11-03';
/** ACK: the third working day after the assignment. */
const SECOND = '2026-11-05';

/** The machine's clock may be set back, by hand or by a time server, while everything runs. */
describe('a clock that is set back', () => {
  const db = withDatabase('clock_back');
  const clock = new StandingClock('2026-11-02T03:00:00.000Z');
  let persistence: Persistence;
  let dispatch: Dispatch;

  beforeAll(async () => {
    persistence = await db.persistence(clock);
    dispatch = new Dispatch(persistence, clock, MAIL);
    await smallProvince(persistence);
    const work = persistence.unitOfWork(OFFICE);
    const deadlines = [
      { id: 'm1', deliverable: 'Báo cáo', rule: { kind: 'by' as const, date: '2026-12-18' } },
    ];
    const about = { programme: 'khcn', code: '1.1', kind: 'task', group: 1, title: 'Nhiệm vụ 1.1' } as const;
    await work.createTask({ ...about, leadUnits: ['so-khcn'], officer: 'can-bo', deadlines });
    await work.executeTask(TASK, { type: 'activate' });
  });

  /** What the dispatch of a slot does each time it is asked. */
  const dispatched = async (slot: string) => {
    const { phase } = await dispatch.slots.phase(slot);
    if (phase !== 'send') return phase;
    for (const id of await dispatch.planner.unplanned(slot, 100)) await dispatch.planner.planFor(id, slot);
    await claimAll(dispatch, slot);
    await dispatch.slots.claimed(slot);
    return phase;
  };
  const told = async () => {
    const mails = await db.ask<{ slot: string; recipient: string }>(
      `SELECT slot_date::text AS slot, recipient FROM message WHERE frozen_at IS NOT NULL ORDER BY 1, 2`,
    );
    const facts = (await persistence.reads.taskEvents(TASK)).filter(({ actor }) => actor === 'system');
    return { mails, facts: facts.map(({ type, data }) => [type, data['slot']]) };
  };

  it('tells nobody a second time', async () => {
    clock.set(`${FIRST}T01:00:00.000Z`);
    expect(await dispatched(FIRST)).toBe('send');
    const once = await told();
    expect(once.mails).toEqual([{ slot: FIRST, recipient: 'can-bo' }]);
    for (const at of [`${FIRST}T00:20:00.000Z`, '2026-11-02T00:10:00.000Z', `${FIRST}T01:00:00.000Z`]) {
      clock.set(at);
      await dispatch.planner.plan(TASK);
      await dispatched(FIRST);
      expect(await told()).toEqual(once);
      expect(await dispatch.slots.serving()).not.toBe(FIRST);
    }
  });

  it('does nothing before its time comes again', async () => {
    clock.set(`${SECOND}T00:59:30.000Z`);
    await dispatch.planner.plan(TASK);
    expect(await dispatch.digests.composeAhead(SECOND, NO_BEAT)).toBeGreaterThan(0);
    const before = await told();
    clock.set(`${SECOND}T00:10:00.000Z`);
    expect(await dispatched(SECOND)).toBe('early');
    const { waitMs } = await dispatch.planner.plan(TASK);
    expect(waitMs).toBeGreaterThanOrEqual(0);
    expect(await told()).toEqual(before);
    clock.set(`${SECOND}T01:00:00.000Z`);
    expect(await dispatched(SECOND)).toBe('send');
    const { mails } = await told();
    expect(mails.filter(({ slot }) => slot === SECOND).length).toBeGreaterThan(0);
    expect(new Set(mails.map((mail) => JSON.stringify(mail))).size).toBe(mails.length);
  });
});
