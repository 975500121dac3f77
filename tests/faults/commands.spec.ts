import { expect } from '@jest/globals';
import { SIGNAL_CHANGED, TASK_QUEUE, WORKFLOW_TYPE, workflowId } from '#contracts/names';
import { taskRungs } from '#domain';
import { canonicalJson } from '#persistence';
import {
  ApiClient,
  addressOf,
  CHECKERS,
  checkers,
  type FaultCase,
  type FaultRig,
  faultSuite,
  LONG,
  overdueTask,
  Round,
  someOfficers,
  soon,
  withTemporal,
} from '../support/faults/index.js';
import { OFFICE, OFFICERS } from '../support/story/cast.js';

const AT_ONCE = 50;
const ROUNDS = LONG ? 1_000 : 25;

/** The first statement of a freezing that looks at the tasks. */
const LOCKS_FOR_FREEZING = /FROM aggregate WHERE id IN \(SELECT aggregate_id FROM planned_item/;

/** Faults of those who give commands, and of the way from a command to the workflow that it concerns. */
const CASES: readonly FaultCase[] = [
  {
    row: '15',
    fault: `${AT_ONCE} times the same request at once, then another body under its key`,
    sample: true,
    run: async (rig) => {
      const [by] = someOfficers(rig, '15', 1) as [string];
      const round = await Round.begin(rig, [by]);
      const client = new ApiClient(rig);
      const task = round.idOf(by);
      const version = await client.version(by, task);
      const key = `15-${round.number}`;
      const command = { type: 'report-progress', note: 'một lần' };
      const answers = await Promise.all(
        Array.from({ length: AT_ONCE }, () => client.insist(by, task, command, version, key)),
      );
      expect(new Set(answers.map(({ known }) => known))).toEqual(new Set(['ok']));
      const bodies = answers.map((outcome) =>
        canonicalJson('answer' in outcome ? outcome.answer.body : null),
      );
      expect(new Set(bodies).size).toBe(1);
      const other = await client.command(by, task, { ...command, note: 'việc khác' }, version, key);
      expect(other).toMatchObject({ known: 'refused', answer: { status: 422 } });
      return 'done once, one answer for all; the other body 422';
    },
  },
  {
    row: '16',
    fault: `two who decide at once, ${ROUNDS} times: accepted by one, returned by the other`,
    sample: true,
    limitMinutes: 15,
    run: async (rig) => {
      const officers = someOfficers(rig, '16', 5);
      const round = await Round.begin(rig, officers);
      const client = new ApiClient(rig);
      const chance = rig.chance('16');
      const decided = { accept: 0, return: 0 };
      const play = async (officer: string, times: number, lane: number) => {
        for (let i = 0; i < times; i += 1) {
          const task = round.idOf(officer);
          const work = rig.persistence.unitOfWork({ id: officer });
          const { state } = await work.executeTask(task, { type: 'submit-deliverable', deadlineId: 'm1' });
          const [a, b] = chance.some(CHECKERS, 2) as [string, string];
          const judge = async (by: string, command: object) => {
            const key = `16-${round.number}-${lane}-${i}-${by}`;
            const outcome = await client.command(by, task, command, state.version, key);
            return outcome;
          };
          const [accepted, returned] = await Promise.all([
            judge(a, { type: 'accept-deliverable', deadlineId: 'm1' }),
            judge(b, { type: 'return-deliverable', deadlineId: 'm1', note: 'thiếu' }),
          ]);
          const won = [accepted, returned].filter(({ known }) => known === 'ok');
          const lost = [accepted, returned].find(({ known }) => known === 'refused');
          expect(won).toHaveLength(1);
          expect([409, 412]).toContain(lost?.known === 'refused' ? lost.answer.status : 0);
          expect(lost?.known === 'refused' && lost.answer.body.current).toMatchObject({
            version: state.version + 1 + Number(accepted.known === 'ok'),
          });
          decided[accepted.known === 'ok' ? 'accept' : 'return'] += 1;
          if (accepted.known === 'ok') {
            const office = rig.persistence.unitOfWork({ id: 'van-phong-1' });
            await office.executeTask(task, { type: 'reopen', reason: 'thử lại', deadlineId: 'm1' });
          }
        }
      };
      await Promise.all(officers.map((officer, lane) => play(officer, ROUNDS / officers.length, lane)));
      await rig.story.untilQuiet();
      await round.take();
      return `${decided.accept} accepted, ${decided.return} returned, each other one refused with the present state`;
    },
  },
  {
    row: '17',
    fault: 'a storm of signals and commands while the workflow continues as new',
    run: async (rig) => {
      const [officer] = someOfficers(rig, '17', 1) as [string];
      const { round, runs } = await stormed(rig, officer, 4);
      await round.take();
      await round.everyoneHasOne();
      return `${runs} runs, nothing lost: planned by the last state, told once`;
    },
  },
  {
    row: '18',
    fault: 'the same command again after its workflow has continued as new',
    run: async (rig) => {
      const [by] = someOfficers(rig, '18', 1) as [string];
      const round = await Round.begin(rig, [by]);
      const client = new ApiClient(rig);
      const task = round.idOf(by);
      const version = await client.version(by, task);
      const key = `18-${round.number}`;
      const first = await client.insist(by, task, { type: 'acknowledge' }, version, key);
      await restartedWithLimit(rig, task, 20);
      await storm(rig, task, 60);
      const again = await client.insist(by, task, { type: 'acknowledge' }, version, key);
      expect([first.known, again.known]).toEqual(['ok', 'ok']);
      await round.take();
      await round.everyoneHasOne();
      return 'done once, the first answer again';
    },
  },
  {
    row: '35',
    fault: 'given to somebody else while the mail is on its way',
    sample: true,
    run: async (rig) => {
      const [first, second] = someOfficers(rig, '35', 2) as [string, string];
      const round = await Round.begin(rig, [first]);
      const paused = rig.story.smtp.next(addressOf(first), 'pause-at-rcpt');
      await rig.story.approach(round.slot);
      await soon(paused.reached, 'the moment');
      const task = round.idOf(first);
      await rig.persistence.unitOfWork({ id: OFFICE }).executeTask(task, { type: 'assign', officer: second });
      paused.release();
      await rig.story.untilQuiet();
      await round.everyoneHasOne();
      const next = await rig.story.nextSlot();
      await rig.story.jumpBefore(next);
      await rig.story.untilQuiet();
      const told = async (id: string) =>
        (await round.mails(id, next)).filter((mail) => mail.text.includes(`/nhiem-vu/${task}\n`)).length;
      expect({ first: await told(first), second: await told(second) }).toEqual({ first: 0, second: 1 });
      // Whoever locks it first records what the mail told: the chain has it before the command.
      const types = (await rig.persistence.reads.taskEvents(task)).map(({ type }) => type);
      expect(types.filter((type) => ['notice-sent', 'assigned'].includes(type)).slice(0, 2)).toEqual([
        'notice-sent',
        'assigned',
      ]);
      return 'that one mail, then only the new one is told';
    },
  },
  {
    row: '35c',
    fault: 'given to somebody else between the composing of its mail and the freezing',
    sample: true,
    run: async (rig) => {
      const [first, ...others] = someOfficers(rig, '35c', OFFICERS.length) as [string, ...string[]];
      const round = await Round.begin(rig, [first]);
      const task = round.idOf(first);
      const step = rig.next('postgres', { request: LOCKS_FOR_FREEZING, act: 'hold' });
      await rig.story.approach(round.slot);
      await soon(step.reached, 'the moment');
      expect(await round.message(first)).toMatchObject({ state: 'planned' });
      // Somebody whose mail of this slot is frozen already would be told in the next one.
      const spokenTo = await round.recipients();
      const second = others.find((officer) => !spokenTo.includes(officer))!;
      await rig.persistence.unitOfWork({ id: OFFICE }).executeTask(task, { type: 'assign', officer: second });
      step.release();
      await rig.story.untilQuiet();
      const told = async (id: string) =>
        (await round.mails(id)).filter((mail) => mail.text.includes(`/nhiem-vu/${task}\n`)).length;
      expect({ first: await told(first), second: await told(second) }).toEqual({ first: 0, second: 1 });
      return 'planned and worded again: only the new one is told, in the same slot';
    },
  },
  {
    row: '35s',
    fault: 'stopped while its mail is on its way',
    run: async (rig) => {
      const officers = someOfficers(rig, '35s', 2);
      const round = await Round.begin(rig, officers);
      const paused = rig.story.smtp.next(addressOf(officers[0]!), 'pause-at-rcpt');
      await rig.story.approach(round.slot);
      await soon(paused.reached, 'the moment');
      const basis = { title: 'Quyết định dừng', number: '1', date: null, issuer: null, line: null };
      const stop = { type: 'stop' as const, reason: 'không còn cần', basis };
      await rig.persistence.unitOfWork({ id: OFFICE }).executeTask(round.idOf(officers[0]!), stop);
      paused.release();
      await rig.story.untilQuiet();
      await round.everyoneHasOne();
      await rig.story.throughSlots((await rig.calendar()).addWorkingDays(round.slot, 4));
      const later = (await rig.story.inbox(officers[0]!)).filter((mail) => mail.day > round.slot);
      expect(later.filter((mail) => mail.text.includes(`/nhiem-vu/${round.idOf(officers[0]!)}\n`))).toEqual(
        [],
      );
      return 'that one mail, then silence';
    },
  },
  {
    row: '35r',
    fault: 'stopped, and taken up again behind the day of its L3',
    run: async (rig) => {
      const { id } = await overdueTask(rig);
      const rules = await rig.persistence.settings.rules(null);
      const levels = taskRungs((await rig.persistence.reads.task(id))!.state, rules);
      const day = (name: string) => levels.find(({ rung }) => rung.name === name)!.rung.on;
      const office = rig.persistence.unitOfWork({ id: OFFICE });
      const basis = { title: 'Quyết định dừng', number: '1', date: null, issuer: null, line: null };
      await office.executeTask(id, { type: 'stop', reason: 'không còn cần', basis });
      await rig.story.jumpTo(`${day('L3')}T05:00:00Z`);
      await rig.story.untilQuiet();
      await office.executeTask(id, { type: 'reopen', reason: 'vẫn cần' });
      await rig.story.throughSlots(day('L4'));
      const noted = (await rig.persistence.reads.taskEvents(id)).filter((e) => e.type === 'case-noted');
      expect(noted.at(-1)?.data).toMatchObject({ status: 'with-committee' });
      return 'L4 opens the case that it sends up';
    },
  },
];

/** Several runs of one task's workflow under fire. */
/** Signals and commands until the workflow has been in so many runs: how many signals a run takes is the machine's affair. */
async function stormed(rig: FaultRig, officer: string, most: number) {
  const round = await Round.begin(rig, [officer]);
  const task = round.idOf(officer);
  await restartedWithLimit(rig, task, 30);
  const work = rig.persistence.unitOfWork({ id: officer });
  const commands = async () => {
    for (let i = 0; i < 20; i += 1)
      await work.executeTask(task, { type: 'report-progress', note: `lần ${i}` });
  };
  const runs = new Set<string>();
  const signals = async () => {
    while (runs.size < most) {
      await storm(rig, task, 50);
      const { runId } = await withTemporal(rig, (client) =>
        client.workflow.getHandle(workflowId.task(task)).describe(),
      );
      runs.add(runId);
    }
  };
  await Promise.all([signals(), commands()]);
  await rig.story.untilQuiet();
  return { round, runs: runs.size };
}

/** The workflow of a task anew, with a small limit to its history. */
async function restartedWithLimit(rig: FaultRig, task: string, historyLimit: number): Promise<void> {
  await withTemporal(rig, async (client) => {
    await client.workflow.start(WORKFLOW_TYPE.task, {
      workflowId: workflowId.task(task),
      taskQueue: TASK_QUEUE,
      args: [{ taskId: task, historyLimit }],
      workflowIdConflictPolicy: 'TERMINATE_EXISTING',
    });
  });
}

async function storm(rig: FaultRig, task: string, signals: number): Promise<void> {
  await withTemporal(rig, async (client) => {
    const handle = client.workflow.getHandle(workflowId.task(task));
    for (let i = 0; i < signals; i += 10)
      await Promise.all(Array.from({ length: 10 }, () => handle.signal(SIGNAL_CHANGED)));
  });
}

faultSuite('commands', { name: 'commands', api: true, seed: checkers }, CASES);
