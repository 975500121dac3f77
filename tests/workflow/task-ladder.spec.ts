import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SimulatedTask } from '#contracts';
import { DEFAULT_POLICY, simulateTasks, WorkingCalendar } from '#domain';
import { withDatabase } from '../support/database/index.js';
import { SMALL_CALENDAR } from '../support/database/province.js';
import { activate, tenOfficers } from '../support/story/cast.js';
import { SkippingEngine } from './skipping-engine.js';

/** The plan of 2027, which nobody ever answers. */
const PLAN: SimulatedTask = {
  code: 'NV-01-2027',
  title: 'Kế hoạch năm 2027',
  leadUnit: 'so-khcn',
  officer: 'officer-0',
  assignedOn: '2026-11-02',
  deadlines: [
    {
      id: 'm1',
      deliverable: 'Dự thảo kế hoạch',
      rule: { kind: 'yearly-before', monthDay: '12-20', planYear: 2027 },
    },
  ],
};

/** By hand from the rules of time: due Saturday 19/12/2026, last working day Friday 18/12; 1/1/2027 is a day off. */
const GOLDEN = [
  '2026-11-05 ACK',
  '2026-11-18 T-30',
  '2026-12-04 T-14',
  '2026-12-11 H-7',
  '2026-12-11 T-7',
  '2026-12-15 H-3',
  '2026-12-15 T-3',
  '2026-12-17 T-1',
  '2026-12-18 T-0',
  '2026-12-21 T+1',
  '2026-12-22 L1',
  '2026-12-23 T+3',
  '2026-12-24 L2',
  '2026-12-28 L3',
  '2026-12-29 T+7',
  '2026-12-30 L4',
  '2027-01-06 T+12',
  '2027-01-12 C-2',
  '2027-01-13 T+17',
  '2027-01-15 C+1',
  '2027-01-20 T+22',
  '2027-01-21 C+5',
  '2027-01-27 T+27',
  '2027-02-03 T+32',
];
const LAST = '2027-02-05';

describe('the whole ladder of a task that nobody answers, with time skipped', () => {
  const db = withDatabase('ladder');
  let engine: SkippingEngine;

  beforeAll(async () => {
    engine = await SkippingEngine.start('2026-11-02T03:00:00Z', async (clock) => {
      const persistence = await db.persistence(clock);
      await tenOfficers(persistence);
      return persistence;
    });
    await activate(engine.persistence, PLAN);
    await engine.begin();
    await engine.passUntil(`${LAST}T10:00:00Z`);
  }, 300_000);

  afterAll(() => engine?.stop(), 60_000);

  const recorded = async (): Promise<string[]> => {
    const rows = await db.ask<{ slot: string; rung: string; type: string }>(
      `SELECT data ->> 'slot' AS slot, data ->> 'rung' AS rung, type FROM event
       WHERE type IN ('reminded', 'escalated', 'rung-skipped', 'rung-superseded') ORDER BY 1, 2`,
    );
    expect(new Set(rows.map((row) => row.type))).toEqual(new Set(['reminded', 'escalated']));
    return rows.map(({ slot, rung }) => `${slot} ${rung}`);
  };

  it('is the table that was written by hand', async () => {
    expect((await recorded()).sort()).toEqual(GOLDEN);
  });

  it('is what the simulator says', async () => {
    const rules = { calendar: new WorkingCalendar(SMALL_CALENDAR), policy: DEFAULT_POLICY };
    const lines = simulateTasks([PLAN], { kind: 'absent' }, { from: '2026-11-03', to: LAST }, rules);
    const steps = lines
      .filter((line) => line.kind !== 'status')
      .map((line) => `${line.at.slice(0, 10)} ${line.rung}`);
    expect((await recorded()).sort()).toEqual(steps.sort());
  });

  it('is what the people got, on those days', async () => {
    const days = await db.ask<{ day: string }>(
      `SELECT DISTINCT m.slot_date::text AS day FROM message m JOIN message_item i ON i.message_id = m.id
       WHERE m.state = 'sent' AND i.kind <> 'notice' ORDER BY 1`,
    );
    expect(days.map(({ day }) => day)).toEqual([...new Set(GOLDEN.map((line) => line.slice(0, 10)))]);
    const mails = await db.ask<{ mails: number }>('SELECT count(*)::int AS mails FROM message');
    expect(engine.smtp.accepted()).toHaveLength(mails[0]!.mails);
  });

  it('opened a case as a draft at L3 and sent it up at L4', async () => {
    const cases = await db.ask<Record<string, string>>(
      'SELECT status, opened_on::text AS opened, reached_on::text AS reached, answer_due::text AS due FROM case_file',
    );
    expect(cases).toEqual([
      { status: 'with-committee', opened: '2026-12-28', reached: '2026-12-30', due: '2027-01-14' },
    ]);
  });

  it('needed no repair', async () => {
    expect(await engine.persistence.engine.repairs()).toBe(0);
  });
});
