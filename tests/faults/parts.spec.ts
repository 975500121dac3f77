import { expect } from '@jest/globals';
import {
  ApiClient,
  addressOf,
  CONNECTIONS,
  CROWD,
  crowd,
  type FaultCase,
  faultSuite,
  overdueTask,
  POINTS,
  postgresPid,
  Round,
  someOfficers,
  soon,
} from '../support/faults/index.js';
import { eventually } from '../support/story/index.js';

/** Faults of the parts that the engine stands on, and of the ways between them. */
const CASES: readonly FaultCase[] = [
  ...(['SIGINT', 'SIGQUIT', 'SIGKILL'] as const).map(
    (signal): FaultCase => ({
      row: `9${{ SIGINT: 'f', SIGQUIT: 'i', SIGKILL: 'k' }[signal]}`,
      fault: `PostgreSQL ends by ${signal} while commands come in, and again`,
      run: async (rig) => {
        const officers = someOfficers(rig, '9', 4);
        const round = await Round.begin(rig, officers);
        const client = new ApiClient(rig);
        const known: string[] = [];
        let done = 0;
        let next: () => void = () => undefined;
        const giving = officers.map(async (by) => {
          const task = round.idOf(by);
          for (let i = 0; i < 12; i += 1) {
            const key = `9${signal}-${round.number}-${i}`;
            const version = await eventually(
              () => client.version(by, task).catch(() => null),
              Number.isInteger,
            );
            const command = { type: 'report-progress', note: `lần ${i}` };
            const outcome = await client.insist(by, task, command, version!, key);
            known.push(outcome.known);
            done += 1;
            next();
          }
        });
        const after = (count: number) =>
          new Promise<void>((resolve) => {
            next = () => done >= count && resolve();
            next();
          });
        for (const count of [8, 24]) {
          await after(count);
          process.kill(await postgresPid(rig), signal);
          await rig.story.database.kill().catch(() => undefined);
          await rig.story.database.restart();
        }
        await Promise.all(giving);
        await round.take();
        await round.everyoneHasOne();
        expect(known.filter((outcome) => outcome === 'ok')).toHaveLength(48);
        return `${known.length} commands, each done once`;
      },
    }),
  ),
  {
    row: '9s',
    fault: 'kill -9 of PostgreSQL in the middle of a slot',
    run: async (rig) => {
      const officers = someOfficers(rig, '9s', 5);
      const round = await Round.begin(rig, officers);
      const claim = rig.next('postgres', { ...POINTS['freezing of digests']!, act: 'hold' });
      await rig.story.approach(round.slot);
      await soon(claim.reached, 'the moment');
      await rig.story.database.kill();
      claim.release();
      await rig.story.database.restart();
      await rig.story.untilQuiet();
      await round.everyoneHasOne();
      return 'claimed again, sent once';
    },
  },
  {
    row: '11',
    fault: 'kill -9 of Temporal, three times, with commands and a slot while it is away',
    run: async (rig) => {
      const officers = someOfficers(rig, '11', 4);
      const round = await Round.begin(rig, officers);
      const client = new ApiClient(rig);
      const known: string[] = [];
      for (const [i, by] of officers.slice(0, 3).entries()) {
        await rig.temporal.kill();
        const task = round.idOf(by);
        const command = { type: 'acknowledge' };
        const outcome = await client.command(
          by,
          task,
          command,
          await client.version(by, task),
          `11-${round.number}-${i}`,
        );
        known.push(outcome.known);
        if (i === 2) await rig.story.jumpTo(`${round.slot}T01:00:30Z`);
        await rig.temporal.restart();
      }
      expect(known).toEqual(['ok', 'ok', 'ok']);
      await rig.story.untilQuiet();
      await round.everyoneHasOne();
      return 'commands accepted meanwhile, the slot served after its return';
    },
  },
  {
    row: '12',
    fault: 'everything is down over two slots and a date',
    run: async (rig) => {
      const { id } = await overdueTask(rig);
      const first = await rig.story.nextSlot();
      await rig.story.throughSlots(first);
      const calendar = await rig.calendar();
      const back = calendar.addWorkingDays(first, 3);
      await rig.killWorkers();
      await rig.temporal.kill();
      await rig.story.database.kill();
      await rig.story.database.restart();
      await rig.story.jumpTo(`${back}T03:00:00Z`);
      await rig.temporal.restart();
      await rig.startWorker();
      await rig.startWorker();
      await rig.story.untilQuiet();
      const facts = (await rig.persistence.reads.taskEvents(id)).filter((e) => e.data['slot'] === back);
      const levels = facts.filter((e) => e.type === 'escalated' && /^L/.test(String(e.data['rung'])));
      expect(levels.map((e) => e.data['rung'])).toEqual(['L1']);
      const mails = (await rig.story.inbox('officer-0')).filter(
        (mail) => mail.day > first && mail.day <= back,
      );
      expect(mails.map((mail) => mail.day)).toEqual([back]);
      expect(mails[0]!.text.match(new RegExp(`nhiem-vu/${id}\\n`, 'g'))).toHaveLength(1);
      return 'one digest on return, the latest step, one level';
    },
  },
  {
    row: '13',
    fault: 'no worker over the slot of fifty people, then three',
    run: async (rig) => {
      const round = await Round.begin(rig, [...CROWD, ...someOfficers(rig, '13', 10)]);
      await rig.killWorkers();
      await rig.story.jumpTo(`${round.slot}T01:00:30Z`);
      for (let i = 0; i < 3; i += 1) await rig.startWorker();
      await rig.story.untilQuiet();
      await round.everyoneHasOne();
      const peak = rig.workers.reduce((sum, { wires }) => sum + wires.smtp.peak, 0);
      expect(peak).toBeLessThanOrEqual(CONNECTIONS);
      await rig.killWorkers(rig.workers[0]!);
      return `${round.officers.length} mails over ${peak} connections`;
    },
  },
  {
    row: '32',
    fault: 'a backlog of changes and no worker',
    run: async (rig) => {
      const round = await Round.begin(rig, CROWD);
      await rig.killWorkers();
      const client = new ApiClient(rig);
      const given = await Promise.all(
        CROWD.map(async (by) => {
          const task = round.idOf(by);
          const known: string[] = [];
          for (let i = 0; i < 3; i += 1) {
            const version = await client.version(by, task);
            const command = { type: 'report-progress', note: `lần ${i}` };
            known.push((await client.insist(by, task, command, version, `32-${round.number}-${i}`)).known);
          }
          return known;
        }),
      );
      expect(new Set(given.flat())).toEqual(new Set(['ok']));
      const { pending } = await rig.persistence.outbox.backlog();
      expect(pending).toBeGreaterThanOrEqual(CROWD.length);
      await rig.startWorker();
      await rig.story.untilQuiet();
      await round.take();
      await round.everyoneHasOne();
      return `${given.flat().length} commands answered, ${pending} changes carried on by the next worker`;
    },
  },
  {
    row: '2c',
    fault: 'kill -9 in the middle of forty mails, all connections behind their dots',
    allows: { ambiguous: CONNECTIONS, repairs: Number.POSITIVE_INFINITY },
    run: async (rig) => {
      const round = await Round.begin(rig, CROWD);
      const paused = CROWD.map((id) => rig.story.smtp.next(addressOf(id), 'pause-before-dot-reply'));
      let behind = 0;
      for (const { reached } of paused) void reached.then(() => (behind += 1));
      await rig.story.approach(round.slot);
      await eventually(
        async () => behind,
        (count) => count >= CONNECTIONS,
      );
      await rig.killWorkers();
      rig.story.smtp.forgetScript();
      for (const step of paused) step.release();
      await rig.startWorker();
      await rig.story.untilQuiet();
      await round.everyoneHasOne();
      const states = await Promise.all(CROWD.map(async (id) => (await round.message(id)).state));
      const ambiguous = states.filter((state) => state === 'ambiguous').length;
      expect(ambiguous).toBe(behind);
      return `${ambiguous} ambiguous over ${CONNECTIONS} connections, the others sent once`;
    },
  },
  {
    row: '14',
    fault: 'the clock jumps over three slots while all runs',
    run: async (rig) => {
      const officers = someOfficers(rig, '14', 3);
      const round = await Round.begin(rig, officers);
      const late = (await rig.calendar()).addWorkingDays(round.slot, 3);
      await rig.story.jumpTo(`${late}T03:00:00Z`);
      await rig.story.untilQuiet();
      await round.everyoneHasOne(late);
      for (const officer of officers) {
        const days = (await rig.story.inbox(officer))
          .map((mail) => mail.day)
          .filter((day) => day >= round.slot);
        expect(days).toEqual([late]);
      }
      return 'one late digest, nothing of the slots between';
    },
  },
  {
    row: '14m',
    fault: 'the clock jumps a day while mails are on their way',
    run: async (rig) => {
      const officers = someOfficers(rig, '14m', 3);
      const round = await Round.begin(rig, officers);
      const paused = rig.story.smtp.next(`${officers[0]}@demo.example`, 'pause-at-rcpt');
      await rig.story.approach(round.slot);
      await soon(paused.reached, 'the moment');
      const next = (await rig.calendar()).after(round.slot);
      await rig.story.jumpTo(`${next}T03:00:00Z`);
      paused.release();
      await rig.story.untilQuiet();
      await round.everyoneHasOne(round.slot);
      return 'what was on its way arrived, once';
    },
  },
  ...(['postgres', 'temporal'] as const).map(
    (wire): FaultCase => ({
      row: `34${wire[0]}`,
      fault: `the connections to ${wire} half-open without a word`,
      limitMinutes: 6,
      allows: { repairs: wire === 'temporal' ? Number.POSITIVE_INFINITY : 0 },
      run: async (rig) => {
        const officers = someOfficers(rig, `34${wire}`, 4);
        const round = await Round.begin(rig, officers);
        const began = performance.now();
        for (const worker of rig.workers) worker.wires[wire].halfOpen();
        await rig.story.approach(round.slot);
        await rig.story.untilQuiet(240_000);
        const seconds = Math.round((performance.now() - began) / 1000);
        await round.everyoneHasOne();
        return `noticed and healed, the slot served after ${seconds} s`;
      },
    }),
  ),
  {
    row: '34m',
    fault: 'the mail server takes connections and says nothing',
    limitMinutes: 6,
    run: async (rig) => {
      const officers = someOfficers(rig, '34m', 4);
      const round = await Round.begin(rig, officers);
      for (const { wires } of rig.workers) {
        wires.smtp.cut();
        wires.smtp.become('drop', 'toClient');
      }
      await rig.story.approach(round.slot);
      await eventually(
        () => Promise.all(officers.map((id) => round.message(id).catch(() => null))),
        (rows) => rows.every((row) => /not sent/.test(row?.reply ?? '')),
        120_000,
      );
      for (const { wires } of rig.workers) wires.smtp.heal();
      await rig.story.untilQuiet();
      await round.everyoneHasOne();
      return 'given up after its limit, tried again, sent once';
    },
  },
];

faultSuite('parts', { name: 'parts', api: true, seed: crowd }, CASES);
