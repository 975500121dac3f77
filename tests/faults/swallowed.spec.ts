import { expect } from '@jest/globals';
import { workflowId } from '#contracts/names';
import {
  ApiClient,
  type FaultCase,
  type FaultRig,
  faultSuite,
  POINTS,
  Round,
  someOfficers,
  soon,
  withTemporal,
} from '../support/faults/index.js';
import { OFFICE } from '../support/story/cast.js';
import { eventually } from '../support/story/index.js';

/** Row 10: it was committed and the caller saw an error; beside it the same request lost before it ran. */

const CASES: readonly FaultCase[] = [
  ...Object.entries(POINTS).flatMap(([point, wanted], i) =>
    (['swallow', 'refuse'] as const).map(
      (act): FaultCase => ({
        row: `10${String.fromCharCode(97 + i)}${act === 'refuse' ? '-' : ''}`,
        fault: act === 'swallow' ? `${point}: committed, its answer lost` : `${point}: lost before it ran`,
        run: async (rig) => {
          const officers = someOfficers(rig, `10${point}${act}`, 3);
          const early = point === 'outbox row done' ? rig.next('postgres', { ...wanted, act }) : null;
          const round = await Round.begin(rig, officers);
          const step = early ?? rig.next('postgres', { ...wanted, act });
          await rig.story.approach(round.slot);
          await soon(step.reached, 'the request');
          await rig.story.untilQuiet();
          await round.everyoneHasOne();
          // What was taken unheard was given back and taken again.
          if (point === 'mails taken in hand' && act === 'swallow') {
            const tries = await Promise.all(officers.map(async (id) => (await round.message(id)).attempts));
            expect(Math.max(...tries)).toBe(2);
          }
          return 'done once';
        },
      }),
    ),
  ),
  ...(['swallow', 'refuse'] as const).map(
    (act): FaultCase => ({
      row: `10api${act === 'refuse' ? '-' : ''}`,
      fault: act === 'swallow' ? 'a command: committed, its answer lost' : 'a command: lost before it ran',
      run: async (rig) => {
        const [by] = someOfficers(rig, `10api${act}`, 1) as [string];
        const round = await Round.begin(rig, [by]);
        const client = new ApiClient(rig);
        const task = round.idOf(by);
        const version = await client.version(by, task);
        const step = rig.api.wires.postgres.next({ request: /COMMIT/, after: /INSERT INTO "event"/, act });
        const key = `10api-${round.number}`;
        const first = await client.command(by, task, { type: 'acknowledge' }, version, key);
        await soon(step.reached, 'the request');
        expect(first.known).toBe('unknown');
        const again = await client.insist(by, task, { type: 'acknowledge' }, version, key);
        expect(again.known).toBe('ok');
        await round.take();
        return 'asked again under its key: done once';
      },
    }),
  ),
  {
    row: '10u',
    fault: 'a letter of the office: committed, its answer lost',
    run: async (rig) => {
      const [officer] = someOfficers(rig, '10u', 1) as [string];
      const round = await Round.begin(rig, [officer]);
      const client = new ApiClient(rig);
      const task = round.idOf(officer);
      const version = await client.version(OFFICE, task);
      const lost = { request: /COMMIT/, after: /INSERT INTO "event"/, act: 'swallow' } as const;
      const step = rig.api.wires.postgres.next(lost);
      const urge = { type: 'urge', note: 'đề nghị khẩn trương' };
      const outcome = await client.insist(OFFICE, task, urge, version, `10u-${round.number}`);
      await soon(step.reached, 'the request');
      expect(outcome.known).toBe('ok');
      await rig.story.untilQuiet();
      const letters = (await rig.story.inbox(officer)).filter((mail) => mail.text.includes(urge.note));
      expect(letters).toHaveLength(1);
      return 'asked again under its key: one letter, one act';
    },
  },
  {
    row: '10t',
    fault: 'the start of a workflow: it ran, its answer lost',
    run: async (rig) => {
      const officers = someOfficers(rig, '10t', 2);
      for (const { wires } of rig.workers) wires.temporal.become('drop', 'toClient');
      const beginning = Round.begin(rig, officers);
      await eventually(
        () => openedButUntold(rig),
        (count) => count > 0,
      );
      for (const { wires } of rig.workers) {
        wires.temporal.heal();
        wires.temporal.cut();
      }
      const round = await beginning;
      await round.take();
      await round.everyoneHasOne();
      return 'asked again: one workflow';
    },
  },
];

/** Tasks whose workflow runs while the relay still waits for the answer to its start. */
async function openedButUntold(rig: FaultRig): Promise<number> {
  const waiting = (await rig.persistence.dataSource.query(
    `SELECT key FROM outbox WHERE topic = 'changed' AND done_at IS NULL`,
  )) as { key: string }[];
  return withTemporal(rig, async (client) => {
    let count = 0;
    for (const { key } of waiting) {
      const found = await client.workflow
        .getHandle(workflowId.task(key))
        .describe()
        .catch(() => null);
      if (found?.status.name === 'RUNNING') count += 1;
    }
    return count;
  });
}

faultSuite('swallowed answers', { name: 'swallowed', api: true }, CASES);
