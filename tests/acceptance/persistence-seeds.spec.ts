import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Persistence } from '#persistence';
import { loadSeeds } from '#seeds';
import { installSeeds } from '#seeds/install';
import { StandingClock, withDatabase } from '../support/database/index.js';

/** The newest transaction that wrote each table; a table that is not written again keeps it. */
const WRITTEN = `
  SELECT string_agg(name || '=' || written, ',' ORDER BY name) AS tables FROM (
    SELECT 'unit' AS name, max(xmin::text::bigint) AS written FROM unit UNION ALL
    SELECT 'person', max(xmin::text::bigint) FROM person UNION ALL
    SELECT 'membership', max(xmin::text::bigint) FROM membership UNION ALL
    SELECT 'programme', max(xmin::text::bigint) FROM programme UNION ALL
    SELECT 'indicator', max(xmin::text::bigint) FROM indicator UNION ALL
    SELECT 'obligation', max(xmin::text::bigint) FROM obligation UNION ALL
    SELECT 'calendar', max(xmin::text::bigint) FROM calendar_version UNION ALL
    SELECT 'policy', max(xmin::text::bigint) FROM policy_version UNION ALL
    SELECT 'aggregate', max(xmin::text::bigint) FROM aggregate UNION ALL
    SELECT 'task', max(xmin::text::bigint) FROM task UNION ALL
    SELECT 'event', max(xmin::text::bigint) FROM event UNION ALL
    SELECT 'outbox', max(xmin::text::bigint) FROM outbox UNION ALL
    SELECT 'engine_state', max(xmin::text::bigint) FROM engine_state UNION ALL
    SELECT 'seed_state', max(xmin::text::bigint) FROM seed_state
  ) AS t`;

describe('installing the seeds', () => {
  const db = withDatabase('seeds');
  const clock = new StandingClock('2026-11-23T02:00:00.000Z');
  const seeds = loadSeeds();
  let persistence: Persistence;

  beforeAll(async () => {
    persistence = await db.persistence(clock);
    await installSeeds(persistence, seeds, { demo: false, seededOn: '2026-11-23' });
  }, 60_000);

  it('counts each cohort apart, as the documents do', async () => {
    const programmes = await persistence.reads.programmes();
    expect(programmes.map((p) => p.code)).toEqual(['khcn', 'kinh-te-so', 'nq57', 'uav']);
    const { counts } = (await persistence.reads.programme('khcn'))!;
    expect(counts).toMatchObject({
      catalogue: { total: 62, byStatus: { draft: 62, active: 0 } },
      added: { total: 0 },
      obligations: { total: 25, opened: 0 },
      indicators: { total: 69 },
    });
  });

  it('leaves every task a draft of the engine and invents nothing', async () => {
    const [events] = await db.ask<{ actors: string[] }>(
      `SELECT array_agg(DISTINCT actor) AS actors FROM event`,
    );
    expect(events!.actors).toEqual(['system']);
    expect(await persistence.reads.people()).toEqual([]);
    const one = (await persistence.reads.task('khcn-3.6'))!;
    expect(one.leadUnits).toHaveLength(2);
    expect(one).toMatchObject({ status: 'draft', officer: null, demo: false, deadlines: [] });
    expect(one.basis).toMatchObject({ line: expect.any(Number) });
    const { items, total } = await persistence.reads.tasks(
      { programme: 'khcn' },
      { pageSize: 100, sort: 'code' },
    );
    expect(total).toBe(62);
    expect(items.slice(0, 3).map((t) => t.code)).toEqual(['1.1', '1.2', '1.3']);
    expect(items.filter((t) => t.leadUnits.length > 0).map((t) => t.code)).toEqual(['3.6']);
  });

  it('writes nothing the second time', async () => {
    const [before] = await db.ask(WRITTEN);
    await installSeeds(persistence, seeds, { demo: false, seededOn: '2027-03-01' });
    expect(await db.ask(WRITTEN)).toEqual([before]);
  });

  it('keeps a calendar that a person has saved since', async () => {
    const changed = { ...seeds.calendar, version: 'nguoi-sua-1' };
    await persistence.settings.saveCalendar(changed, 'quan-tri');
    const newer = { ...seeds, calendar: { ...seeds.calendar, version: 'ban-moi' } };
    await installSeeds(persistence, newer, { demo: false, seededOn: '2026-11-23' });
    expect((await persistence.settings.rules(null)).calendar.version).toBe('nguoi-sua-1');
    await persistence.settings.saveCalendar(seeds.calendar, 'seed');
  });

  it('opens what the programme owes, each held by whom the document names', async () => {
    const { opened, nextOn } = await persistence
      .unitOfWork({ id: 'system' })
      .openDueObligations('khcn', '2026-11-23');
    expect(opened).toEqual(['khcn-nv-01-2027']);
    expect(nextOn).toBe('2027-10-01');
    clock.set('2030-01-05T02:00:00.000Z');
    const later = await persistence.unitOfWork({ id: 'system' }).openDueObligations('khcn', '2030-01-05');
    expect(later.opened).toContain('khcn-nv-12');
    clock.set('2026-11-23T02:00:00.000Z');
    const held = (await persistence.reads.task('khcn-nv-12'))!;
    expect(held).toMatchObject({
      heldBy: 'van-phong-tinh-uy',
      leadUnits: [],
      leadUnit: null,
      status: 'active',
    });
  });

  it('adds the made-up people and their plan once, when asked', async () => {
    await installSeeds(persistence, seeds, { demo: true, seededOn: '2026-11-23' });
    const { counts } = (await persistence.reads.programme('khcn'))!;
    expect(counts.catalogue.byStatus).toMatchObject({ draft: 0, active: 62 });
    const officer = (await persistence.reads.person('canbo@demo.example'))!;
    expect(officer.memberships).toEqual([{ unit: 'so-khoa-hoc-va-cong-nghe', role: 'officer' }]);
    const { total } = await persistence.reads.tasks({ officer: officer.id });
    expect(total).toBeGreaterThan(0);
    const acts = await persistence.reads.taskEvents('khcn-3.6');
    expect(acts.filter((e) => e.type === 'activated').map((e) => e.actor)).toEqual(['demo-quantri']);
    const { state } = (await persistence.reads.task('khcn-3.6'))!;
    expect(state.deadlines[0]!.ladderSince).toBe('2026-11-23T02:00:00.000Z');
    const [before] = await db.ask(WRITTEN);
    await installSeeds(persistence, seeds, { demo: true, seededOn: '2027-03-01' });
    expect(await db.ask(WRITTEN)).toEqual([before]);
  }, 60_000);
});
