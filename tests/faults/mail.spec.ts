import { expect } from '@jest/globals';
import {
  addressOf,
  CONNECTIONS,
  type FaultCase,
  faultSuite,
  Round,
  someOfficers,
} from '../support/faults/index.js';

/** Faults between the sender and the server that takes its mail. */
const CASES: readonly FaultCase[] = [
  {
    row: '1',
    fault: 'kill -9 of the worker before 354',
    sample: true,
    run: async (rig) => {
      const officers = someOfficers(rig, '1', 5);
      const round = await Round.begin(rig, officers);
      const paused = officers.slice(0, 3).map((id) => rig.story.smtp.next(addressOf(id), 'pause-at-rcpt'));
      await rig.story.jumpBefore(round.slot);
      await Promise.all(paused.map((step) => step.reached));
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
    sample: true,
    allows: { ambiguous: CONNECTIONS },
    run: async (rig) => {
      const officers = someOfficers(rig, '2a', 4);
      const round = await Round.begin(rig, officers);
      const paused = officers.map((id) => rig.story.smtp.next(addressOf(id), 'pause-before-dot-reply'));
      await rig.story.jumpBefore(round.slot);
      await Promise.all(paused.map((step) => step.reached));
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
];

faultSuite('mail', { name: 'mail' }, CASES);
