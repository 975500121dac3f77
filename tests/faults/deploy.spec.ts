import { expect } from '@jest/globals';
import pg from 'pg';
import { SMALL_CALENDAR } from '../support/database/province.js';
import {
  type FaultCase,
  faultSuite,
  overdueTask,
  Round,
  securedServers,
  someOfficers,
} from '../support/faults/index.js';
import { eventually } from '../support/story/index.js';

/** Faults of versions, of data that cannot be worked on, of memory, and of settings. */
const CASES: readonly FaultCase[] = [
  {
    row: '23',
    fault: 'rows of the outbox that nobody can carry out, among others',
    allows: { parked: 3, log: /set aside|tried again/ },
    run: async (rig) => {
      const officers = someOfficers(rig, '23', 2);
      const enqueue = (topic: string, key: string, payload: object) =>
        rig.persistence.dataSource.query(
          `INSERT INTO outbox (topic, key, payload, created_at, available_at, attempts) VALUES ($1, $2, $3, $4, $4, 0)`,
          [topic, key, JSON.stringify(payload), rig.story.clock.now().toISOString()],
        );
      const first = await Round.begin(rig, [officers[0]!]);
      await enqueue('task.case-noted', first.idOf(officers[0]!), {});
      await enqueue('case.close', 'khong-co', { reason: 'thử' });
      await enqueue('topic.of-tomorrow', 'khcn-x', { any: 1 });
      // Behind a bad row of its own key, and beside those of others.
      const work = rig.persistence.unitOfWork({ id: officers[0]! });
      await work.executeTask(first.idOf(officers[0]!), { type: 'acknowledge' });
      const states = () =>
        rig.persistence.dataSource.query(
          `SELECT count(*) FILTER (WHERE parked_at IS NOT NULL)::int AS parked,
                  count(*) FILTER (WHERE done_at IS NULL AND parked_at IS NULL)::int AS waiting FROM outbox`,
        ) as Promise<[{ parked: number; waiting: number }]>;
      // Its tries lie further and further apart; the programme's clock may go ahead of them.
      await eventually(
        async () => {
          const [row] = await states();
          if (row.waiting > 0) await rig.story.jumpTo(new Date(rig.story.clock.now().getTime() + 31_000));
          return row;
        },
        ({ parked, waiting }) => parked === 3 && waiting === 0,
        90_000,
      );
      const second = await Round.begin(rig, [officers[1]!]);
      await second.take();
      await second.everyoneHasOne();
      await first.everyoneHasOne(second.slot);
      return 'set aside with their reason, those behind them flowed';
    },
  },
  {
    row: '27',
    fault: 'an older program on a newer schema',
    allows: { log: /the (worker|API) ends/ },
    run: async (rig) => {
      const owner = new pg.Client(rig.story.database.ownerUrl);
      await owner.connect();
      const name = 'OfTomorrow1999000000001';
      try {
        await owner.query('INSERT INTO schema_migration (timestamp, name) VALUES (1999000000001, $1)', [
          name,
        ]);
        await expect(rig.startWorker()).rejects.toThrow(name);
        await expect(rig.startAnotherApi()).rejects.toThrow(name);
      } finally {
        await owner.query('DELETE FROM schema_migration WHERE name = $1', [name]);
        await owner.end();
      }
      const worker = await rig.startWorker();
      await worker.stop();
      rig.workers.pop();
      return 'worker and API refuse to start and name it';
    },
  },
  {
    row: '36',
    fault: 'the day of the next slot becomes a holiday',
    run: async (rig) => {
      const officers = someOfficers(rig, '36', 3);
      const round = await Round.begin(rig, officers);
      const { settings, rescheduling } = rig.persistence;
      const next = (await rig.calendar()).after(round.slot);
      const off = { date: round.slot, kind: 'off' as const, status: 'confirmed' as const, name: 'Nghỉ thêm' };
      const version = `thu-${round.number}`;
      await settings.saveCalendar(
        { ...SMALL_CALENDAR, version, days: [...SMALL_CALENDAR.days, off] },
        'spec',
      );
      const moved = await rescheduling.all();
      expect(moved).toBeGreaterThanOrEqual(officers.length);
      await rig.story.jumpTo(`${round.slot}T01:00:30Z`);
      await rig.story.untilQuiet();
      expect(await rig.story.nextSlot()).toBe(next);
      await rig.story.jumpBefore(next);
      await rig.story.untilQuiet();
      for (const officer of officers) expect(await round.mails(officer)).toEqual([]);
      await round.everyoneHasOne(next);
      return `${moved} plans moved, nothing on the holiday, told the day after`;
    },
  },
  {
    row: '21',
    fault: 'no workflow is kept in memory, over a whole ladder',
    limitMinutes: 10,
    run: async (rig) => {
      await rig.stopWorkers();
      const env = { TEMPORAL_CACHED_WORKFLOWS: '0' };
      await rig.startWorker(env);
      await rig.startWorker(env);
      const { id } = await overdueTask(rig);
      const last = (await rig.calendar()).addWorkingDays(await rig.story.nextSlot(), 16);
      const slots = await rig.story.throughSlots(last);
      const events = await rig.persistence.reads.taskEvents(id);
      const levels = events.filter((e) => e.type === 'escalated').map((e) => e.data['rung']);
      expect(levels).toEqual(expect.arrayContaining(['ACK', 'L1', 'L2', 'L3', 'L4']));
      await rig.stopWorkers();
      return `${slots.length} slots, every step of the ladder as the rules say`;
    },
  },
  {
    row: '8',
    fault: 'the certificate is not to be trusted, then the password is wrong',
    run: async (rig) => {
      const [officer] = someOfficers(rig, '8', 1) as [string];
      const { fronts, env } = await securedServers(rig);
      await rig.stopWorkers();
      const worker = await rig.startWorker(env);
      const inClear = worker.wires.smtp.next({ request: /EHLO|AUTH|MAIL FROM/, act: 'hold' });
      worker.wires.smtp.redirect(fronts.untrusted.address);
      const round = await Round.begin(rig, [officer]);
      const until = (reason: string) =>
        eventually(
          () => round.message(officer).catch(() => null),
          (row) => row?.reply?.includes(`not sent (${reason})`) === true,
        );
      await rig.story.approach(round.slot);
      await until('tls');
      worker.wires.smtp.redirect(fronts.otherPassword.address);
      await until('auth');
      worker.wires.smtp.redirect(fronts.right.address);
      await rig.story.untilQuiet();
      await round.everyoneHasOne();
      expect(inClear.met).toBe(false);
      await rig.stopWorkers();
      for (const front of Object.values(fronts)) await front.close();
      return 'kept and tried again, nothing said in the clear, then taken once';
    },
  },
];

faultSuite('versions, data and settings', { name: 'deploy', api: true }, CASES);
