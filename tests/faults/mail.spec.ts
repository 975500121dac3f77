import { readFile } from 'node:fs/promises';
import { expect } from '@jest/globals';
import {
  addressOf,
  CONNECTIONS,
  CROWD,
  crowd,
  type FaultCase,
  type FaultRig,
  faultSuite,
  overdueTask,
  Round,
  someOfficers,
  soon,
} from '../support/faults/index.js';
import { eventually } from '../support/story/index.js';

/** Faults between the sender and the server that takes its mail. */
const CASES: readonly FaultCase[] = [
  {
    row: '1',
    fault: 'kill -9 of the worker before 354',
    run: async (rig) => {
      const officers = someOfficers(rig, '1', 5);
      const round = await Round.begin(rig, officers);
      const paused = officers.slice(0, 3).map((id) => rig.story.smtp.next(addressOf(id), 'pause-at-rcpt'));
      await rig.story.approach(round.slot);
      await soon(Promise.all(paused.map((step) => step.reached)), 'the moments');
      await rig.killWorkers();
      for (const step of paused) step.release();
      await rig.startWorker();
      await rig.story.untilQuiet();
      await round.everyoneHasOne();
      expect(await round.message(officers[0]!)).toMatchObject({ state: 'sent', attempts: 2, resends: 0 });
      return 'taken over, sent once by the second try';
    },
  },
  {
    row: '2a',
    fault: 'kill -9 behind the dots of several routine mails',
    allows: { ambiguous: CONNECTIONS },
    run: async (rig) => {
      const officers = someOfficers(rig, '2a', 4);
      const round = await Round.begin(rig, officers);
      const paused = officers.map((id) => rig.story.smtp.next(addressOf(id), 'pause-before-dot-reply'));
      await rig.story.approach(round.slot);
      await soon(Promise.all(paused.map((step) => step.reached)), 'the moments');
      await rig.killWorkers();
      for (const step of paused) step.release();
      await rig.startWorker();
      await rig.story.untilQuiet();
      await round.everyoneHasOne();
      for (const id of officers)
        expect(await round.message(id)).toMatchObject({ state: 'ambiguous', resends: 0, rolledInto: null });
      const next = await rig.story.nextSlot();
      await rig.story.jumpBefore(next);
      await rig.story.untilQuiet();
      await round.everyoneHasOne(next);
      return 'ambiguous, told again in the next digest, not sent again';
    },
  },
  {
    row: '2b',
    fault: 'kill -9 behind the dots of escalations',
    allows: { ambiguous: CONNECTIONS },
    run: async (rig) => {
      const { slot, id } = await overdueTask(rig);
      await rig.story.throughSlots((await rig.calendar()).before(slot));
      const paused = rig.story.smtp.next(addressOf('giam-doc'), 'pause-before-dot-reply');
      await rig.story.jumpBefore(slot);
      await soon(paused.reached, 'the moment');
      await rig.killWorkers();
      paused.release();
      await rig.startWorker();
      await rig.story.untilQuiet();
      const mails = (await rig.story.inbox('giam-doc')).filter((mail) => mail.day === slot);
      expect(mails.map((mail) => mail.raw.equals(mails[0]!.raw))).toEqual([true, true]);
      expect(mails[0]!.text).toContain(`/nhiem-vu/${id}\n`);
      return 'sent once more, the same bytes';
    },
  },
  {
    row: '3',
    fault: 'taken by the server, no full reply: FIN, RST, half a line, half of several lines',
    sample: true,
    allows: { ambiguous: 4 },
    run: async (rig) => {
      const ways = ['drop-after-dot', 'reset-after-dot', 'half-reply', 'half-multiline-reply'] as const;
      const officers = someOfficers(rig, '3', ways.length);
      const round = await Round.begin(rig, officers);
      const steps = ways.map((way, i) => rig.story.smtp.next(addressOf(officers[i]!), way));
      await round.take();
      await soon(Promise.all(steps.map((step) => step.reached)), 'the moments');
      await round.everyoneHasOne();
      for (const id of officers)
        expect(await round.message(id)).toMatchObject({ state: 'ambiguous', attempts: 1 });
      const next = await rig.story.nextSlot();
      await rig.story.jumpBefore(next);
      await rig.story.untilQuiet();
      await round.everyoneHasOne(next);
      return 'ambiguous, told again in the next digest';
    },
  },
  {
    row: '3s',
    fault: 'the reply to the dot is swallowed on its way',
    allows: { ambiguous: 1 },
    run: async (rig) => {
      const [officer] = someOfficers(rig, '3s', 1) as [string];
      const round = await Round.begin(rig, [officer]);
      const before = await inDoubt(rig);
      // The last chunk of a message: its dot stands alone behind the body.
      const steps = rig.workers.map(({ wires }) =>
        wires.smtp.next({ request: /(^|\n)\.\r\n$/, act: 'swallow' }),
      );
      await rig.story.approach(round.slot);
      await soon(Promise.race(steps.map((step) => step.reached)), 'the moment');
      for (const step of steps) step.cancel();
      await rig.story.untilQuiet();
      await round.everyoneHasOne();
      // Others may have mail too, of this slot or not; the first dot of all was swallowed. A grave one went out once more.
      const known = new Set(before.map(({ id }) => id));
      const swallowed = (await inDoubt(rig)).filter(({ id }) => !known.has(id));
      expect(swallowed.map(({ attempts, resends }) => attempts - resends)).toEqual([1]);
      const [{ state } = { state: 'none' }] = swallowed;
      return state === 'ambiguous' ? 'ambiguous, listed' : 'grave: sent once more, the same bytes';
    },
  },
  {
    row: '4',
    fault: '451 at RCPT, 450 behind the dot, 421 at MAIL, then 250',
    run: async (rig) => {
      const [officer] = someOfficers(rig, '4', 1) as [string];
      const round = await Round.begin(rig, [officer]);
      rig.story.smtp.next(addressOf(officer), { rcpt: 451 });
      rig.story.smtp.next(addressOf(officer), { dot: 450 });
      rig.story.smtp.next(addressOf(officer), { data: 452 });
      await round.take();
      for (const [tries, minutes] of [
        [1, 5],
        [2, 15],
        [3, 30],
      ] as const) {
        const { attempts, state, notBefore } = await round.message(officer);
        expect({ attempts, state }).toEqual({ attempts: tries, state: 'queued' });
        const pause = (notBefore!.getTime() - rig.story.clock.now().getTime()) / 60_000;
        expect(Math.round(pause)).toBeLessThanOrEqual(minutes);
        expect(pause).toBeGreaterThan(minutes - 2);
        await rig.story.jumpTo(notBefore!);
        await rig.story.untilQuiet();
      }
      await round.everyoneHasOne();
      expect(await round.message(officer)).toMatchObject({ state: 'sent', attempts: 4, resends: 0 });
      return 'tried again after 5, 15 and 30 minutes, taken once';
    },
  },
  {
    row: '5',
    fault: '550 at RCPT, 554 behind the dot',
    run: async (rig) => {
      const officers = someOfficers(rig, '5', 3);
      const round = await Round.begin(rig, officers);
      rig.story.smtp.next(addressOf(officers[0]!), { rcpt: 550 });
      rig.story.smtp.next(addressOf(officers[1]!), { dot: 554 });
      await round.take();
      for (const id of officers.slice(0, 2)) {
        expect(await round.message(id)).toMatchObject({ state: 'failed', attempts: 1 });
        expect(await round.mails(id)).toEqual([]);
      }
      await round.everyoneHasOne(round.slot, officers.slice(2));
      return 'failed, not tried again, listed; the others had theirs';
    },
  },
  {
    row: '5e',
    fault: '550 to the escalation: the ladder goes on to the next level',
    run: async (rig) => {
      const { id, slot } = await overdueTask(rig);
      await rig.story.throughSlots((await rig.calendar()).before(slot));
      rig.story.smtp.next(addressOf('giam-doc'), { rcpt: 550 });
      await rig.story.jumpBefore(slot);
      await rig.story.untilQuiet();
      await rig.story.throughSlots((await rig.calendar()).addWorkingDays(slot, 3));
      const events = await rig.persistence.reads.taskEvents(id);
      const outcome = events.find(
        (e) => e.type === 'escalation-delivered' && /L1/.test(String(e.data['doneKey'])),
      );
      expect(outcome?.data).toMatchObject({ outcome: 'undeliverable' });
      const levels = events.filter((e) => e.type === 'escalated' && /^L/.test(String(e.data['rung'])));
      expect(levels.map((e) => e.data['rung'])).toEqual(['L1', 'L2']);
      return 'undeliverable by the record, L2 followed';
    },
  },
  {
    row: '6',
    fault: 'the mail server is away, greets with 421, is back',
    run: async (rig) => {
      const officers = someOfficers(rig, '6', 4);
      const round = await Round.begin(rig, officers);
      for (const { wires } of rig.workers) wires.smtp.down();
      const asked = Promise.race(rig.workers.map(({ wires }) => wires.smtp.arrival()));
      await rig.story.approach(round.slot);
      await soon(asked, 'a connection');
      const greeted = rig.story.smtp.nextConnection({ code: 421 });
      for (const { wires } of rig.workers) wires.smtp.heal();
      await soon(greeted.reached, 'the moment');
      await rig.story.untilQuiet();
      await round.everyoneHasOne();
      const tries = await Promise.all(officers.map(async (id) => (await round.message(id)).attempts));
      expect(Math.max(...tries)).toBeGreaterThan(1);
      return 'tried until it was back, each mail once';
    },
  },
  {
    row: '7',
    fault: 'a server that answers drop by drop keeps its own mails waiting, not the others',
    run: async (rig) => {
      const officers = someOfficers(rig, '7', 8);
      const round = await Round.begin(rig, officers);
      const slow = officers.slice(0, 5);
      const paused = slow.map((id) => rig.story.smtp.next(addressOf(id), 'pause-at-rcpt'));
      await rig.story.approach(round.slot);
      await soon(Promise.all(paused.map((step) => step.reached)), 'the moments');
      const quick = officers.slice(5).map(addressOf);
      const theirs = (mail: { to: readonly string[]; raw: Buffer }) => quick.includes(mail.to[0]!);
      const had = rig.story.smtp.accepted(theirs).length;
      // They get through while five connections hang.
      await eventually(
        () => Promise.all(officers.slice(5).map((id) => round.mails(id))),
        (all) => all.every((mails) => mails.length === 1),
      );
      expect(rig.story.smtp.accepted(theirs).length).toBeGreaterThanOrEqual(had);
      for (const step of paused) step.release();
      await rig.story.untilQuiet();
      await round.everyoneHasOne();
      return 'the others had theirs while five connections hung';
    },
  },
  {
    row: '38',
    fault: 'SIGTERM in the middle of forty mails, all connections behind their dots',
    sample: true,
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
      const told = async () => (await readFile(rig.story.log, 'utf8')).split('"stopping"').length;
      const [before, leaving] = [await told(), rig.workers.map(({ program }) => program.exited)];
      const stopped = rig.stopWorkers();
      await eventually(told, (times) => times === before + leaving.length);
      rig.story.smtp.forgetScript();
      for (const step of paused) step.release();
      await stopped;
      expect(new Set(await Promise.all(leaving))).toEqual(new Set(['code 0']));
      const states = async () => Promise.all(CROWD.map(async (id) => (await round.message(id)).state));
      const left = await states();
      expect(left.filter((state) => state === 'sent')).toHaveLength(behind);
      expect(left.filter((state) => state === 'queued')).toHaveLength(CROWD.length - behind);
      await rig.startWorker();
      await rig.story.untilQuiet();
      await round.everyoneHasOne();
      expect(new Set(await states())).toEqual(new Set(['sent']));
      return `${behind} finished and recorded, ${CROWD.length - behind} sent by the next worker`;
    },
  },
];

/** Mails of which nobody knew whether they arrived: left so, or sent once more. */
function inDoubt(rig: FaultRig): Promise<{ id: string; state: string; attempts: number; resends: number }[]> {
  return rig.persistence.dataSource.query(
    `SELECT id, state, attempts, resends FROM message WHERE state = 'ambiguous' OR resends > 0`,
  );
}

faultSuite('mail', { name: 'mail', seed: crowd }, CASES);
