import { describe, expect, it } from '@jest/globals';
import type { BasisDocument, CaseCommand, Conclusion, IsoDate, TaskCommand } from '#contracts';
import { addDays } from '../calendar/index.js';
import { emptyTask, evolveTask, taskCreated } from '../task/index.js';
import { OneTaskWorld } from './fixtures/one-task-world.js';
import { type CaseState, emptyCase, evolveCase, isLive } from './index.js';

const COMMANDS = 10_000;
const PER_LIFE = 50;
/** Slots in a row with nothing but the office's monthly line: every ladder has ended. */
const QUIET_SLOTS = 3;
const MOST_SLOTS = 150;

/** Numbers that look random and are the same in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}
type Dice = ReturnType<typeof dice>;

const basis = (roll: Dice): BasisDocument => ({
  ...{ title: 'Quyết định', number: '1-QĐ', date: '2026-01-05', issuer: null, line: null },
  issuerUnit: roll(3) === 0 ? 'tinh-uy' : 'ban-chi-dao',
});

function taskCommand(roll: Dice, day: IsoDate): TaskCommand {
  const later = addDays(day, 1 + roll(60));
  const on = { deadlineId: roll(4) === 0 ? 'm2' : 'm1' };
  const no = 1 + roll(3);
  const all: TaskCommand[] = [
    { type: 'acknowledge' },
    { type: 'assign', officer: `can-bo-${roll(3)}` },
    { type: 'report-progress', note: 'x' },
    { type: 'report-difficulty', note: 'x' },
    { type: 'submit-deliverable', ...on },
    { type: 'withdraw-submission', ...on },
    { type: 'accept-deliverable', ...on },
    { type: 'return-deliverable', ...on, note: 'x' },
    { type: 'suspend', reason: 'x' },
    { type: 'resume', reason: 'x' },
    { type: 'resume', reason: 'x' },
    { type: 'stop', reason: 'x', basis: basis(roll) },
    { type: 'reopen', reason: 'x' },
    { type: 'reopen', reason: 'x', ...on, reworkDue: later },
    { type: 'request-extension', ...on, newDue: later, reason: 'x' },
    { type: 'request-extension', deadlineId: 'm2', newDue: addDays(day, 300), reason: 'x' },
    { type: 'sign-extension', ...on },
    { type: 'sign-extension', deadlineId: 'm1' },
    { type: 'sign-extension', deadlineId: 'm2' },
    { type: 'decide-extension', ...on, decision: roll(2) === 0 ? 'grant' : 'refuse', basis: basis(roll) },
    { type: 'withdraw-extension', ...on },
    { type: 'correct-date', ...on, rule: { kind: 'by', date: later }, reason: 'x', basis: basis(roll) },
    { type: 'replace-basis', ...on, rule: { kind: 'by', date: later }, reason: 'x', basis: basis(roll) },
    { type: 'request-input', unit: 'so-b', question: 'x', due: later },
    { type: 'give-input', inputNo: no, note: 'x' },
    { type: 'withdraw-input', inputNo: no },
    { type: 'assign-difficulty', difficultyNo: no, owner: 'chanh', due: later },
    { type: 'resolve-difficulty', difficultyNo: no, note: 'x' },
    { type: 'urge', note: 'x' },
  ];
  return all[roll(all.length)]!;
}

function conclusion(roll: Dice, day: IsoDate): Conclusion {
  // Now and then a day that has passed, which is refused.
  const later = addDays(day, roll(40) - 1);
  const all: Conclusion[] = [
    { outcome: 'new-date', newDue: later },
    { outcome: 'keep-date', directive: 'x', checkDue: later },
    { outcome: 'reassign', leadUnits: ['so-c'], checkDue: later },
    { outcome: 'reassign', leadUnits: ['so-d'], newDue: later },
    { outcome: 'request-explanation', question: 'x', due: later },
    { outcome: 'suspend', reason: 'x' },
    { outcome: 'recommend-stop', reason: 'x' },
    { outcome: 'recommend-date', newDue: later, reason: 'x' },
    { outcome: 'return', reason: 'x' },
  ];
  return all[roll(all.length)]!;
}

function caseCommand(roll: Dice, day: IsoDate): CaseCommand {
  const given = conclusion(roll, day);
  const newDue = addDays(day, roll(60));
  const all: CaseCommand[] = [
    { type: 'propose', proposal: given },
    { type: 'send-up' },
    { type: 'close', reason: 'x' },
    { type: 'give-statement', text: 'x' },
    { type: 'give-opinion', text: 'x' },
    { type: 'conclude', conclusion: given },
    { type: 'conclude', conclusion: given },
    { type: 'record-minutes', kind: 'minutes' },
    { type: 'record-answer', answer: roll(2) === 0 ? 'agreed' : 'refused', newDue, basis: basis(roll) },
    { type: 'schedule', session: null },
  ];
  return all[roll(all.length)]!;
}

function begun(roll: Dice): OneTaskWorld {
  const world = new OneTaskWorld('2026-01-05');
  world.start([
    taskCreated({
      ...{ code: 'T', programme: 'p', kind: 'task', group: null, title: 'T', heldBy: null, demo: false },
    }),
  ]);
  const due = (days: number) => ({ kind: 'by', date: addDays(world.day, days) }) as const;
  world.onTask({
    ...{ type: 'complete-profile', leadUnits: ['so-a'], officer: 'can-bo', basis: basis(roll) },
    deadlines: [
      { id: 'm1', deliverable: 'Một', rule: due(5 + roll(30)) },
      { id: 'm2', deliverable: 'Hai', rule: due(5 + roll(200)) },
    ],
  });
  expect(world.onTask({ type: 'activate' })).toBe(true);
  return world;
}

function openCases(world: OneTaskWorld, deadlineId: string): CaseState[] {
  return [...world.cases.values()].filter((c) => c.deadlineId === deadlineId && isLive(c.status));
}

/** Slots until nobody is told anything any more but the office, once a month; infinite when that never comes. */
function slotsToQuiet(world: OneTaskWorld): number {
  for (let slots = 0, quiet = 0; slots < MOST_SLOTS; slots += 1) {
    const slot = world.nextSlot();
    if (slot === null || quiet === QUIET_SLOTS) return slots;
    quiet = world.send(slot).every((name) => name === 'ROLLUP') ? quiet + 1 : 0;
  }
  return Number.POSITIVE_INFINITY;
}

describe(`${COMMANDS.toLocaleString('en')} commands at random to tasks and their cases`, () => {
  const taken = new Map<string, number>();
  const note = (name: string, done: boolean) => {
    if (done) taken.set(name, (taken.get(name) ?? 0) + 1);
  };

  it('leave the first date, one open case at most for a deadline, an end of every ladder, and a fold of the events', () => {
    for (let life = 0; life < COMMANDS / PER_LIFE; life += 1) {
      const roll = dice(life + 1);
      const world = begun(roll);
      const first = world.task.deadlines.map((d) => d.originalLegalDue);
      for (let i = 0; i < PER_LIFE; i += 1) {
        const live = [...world.cases.values()].filter((c) => isLive(c.status));
        const cases = live.length > 0 && roll(5) > 0 ? live : [...world.cases.values()];
        const one = cases.length > 0 && roll(2) === 0 ? cases[roll(cases.length)] : undefined;
        if (one) {
          const command = caseCommand(roll, world.day);
          const name = command.type === 'conclude' ? command.conclusion.outcome : command.type;
          note(name, world.onCase(one, command));
        } else {
          const command = taskCommand(roll, world.day);
          note(command.type, world.onTask(command));
        }
        if (roll(2) === 0) world.passDays(1 + roll(12));
        expect({ life, first: world.task.deadlines.map((d) => d.originalLegalDue) }).toEqual({ life, first });
        for (const { id } of world.task.deadlines) {
          expect({ life, open: openCases(world, id).length <= 1 }).toEqual({ life, open: true });
        }
      }
      expect(world.taskEvents.reduce(evolveTask, emptyTask('t'))).toEqual(world.task);
      for (const [id, events] of world.caseEvents) {
        expect(events.reduce(evolveCase, emptyCase(id))).toEqual(world.cases.get(id));
      }
      expect({ life, ends: slotsToQuiet(world) < MOST_SLOTS }).toEqual({ life, ends: true });
    }
  });

  it('were not all refused: every act was taken many times', () => {
    expect([...taken].filter(([, times]) => times < 5)).toEqual([]);
    expect(taken.size).toBeGreaterThanOrEqual(35);
  });
});
