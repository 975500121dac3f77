import type { Evidence } from '../check/index.js';

type Breaking = (evidence: Mutable) => void;

/** A copy that may be spoiled. */
type Mutable = {
  -readonly [K in keyof Evidence]: Evidence[K] extends readonly (infer T)[] ? T[] : Evidence[K];
};

/** Each invariant broken by hand once: a checker that is silent on one of these proves nothing. */
export const BREAKAGES: readonly [rule: string, how: string, make: Breaking][] = [
  ['I1', 'a server took a mail twice', (e) => e.taken.push(some(e.taken))],
  ['I1', 'other bytes went out than were frozen', (e) => swap(e.taken, { hash: 'x' })],
  ['I1', 'a mail went to somebody else', (e) => swap(e.taken, { to: ['nguoi-khac@demo.example'] })],
  ['I1', 'a mail that nobody recorded', (e) => swap(e.taken, { messageId: '<khac@demo.example>' })],
  [
    'I2',
    'a mail is sent by the record, and no server has it',
    (e) => {
      const { messageId } = e.frozen.find(({ state }) => state === 'sent')!;
      e.taken = e.taken.filter((one) => one.messageId !== messageId);
    },
  ],
  [
    'I2',
    'a step was due and nobody was told',
    (e) => remove(e, (event) => ['reminded', 'escalated'].includes(event.type)),
  ],
  [
    'I2',
    'a step was told that was not due',
    (e) => {
      const event = e.events.find(({ type }) => ['reminded', 'escalated'].includes(type))!;
      event.data = { ...event.data, key: '1/T-999' };
    },
  ],
  ['I4', 'a command was answered as done, and is not', (e) => swap(e.given, { key: 'khac', outcome: 'ok' })],
  [
    'I4',
    'a refused command was done',
    (e) => {
      const { commandId } = e.events.find((event) => event.commandId !== null)!;
      e.given.find(({ by, key }) => `${by}/${key}` === commandId)!.outcome = 'refused';
    },
  ],
  [
    'I4',
    'a command was done twice',
    (e) => {
      const event = e.events.find(({ commandId }) => commandId !== null)!;
      e.events.push({ ...event, at: '2030-01-01T00:00:00.000Z' });
    },
  ],
  ['I5', 'a snapshot that no events make', (e) => swap(e.aggregates, { state: {} })],
  ['I6', 'an event was changed', (e) => swap(e.events, { actor: 'ai-do' })],
  ['I6', 'the last event of a chain is gone', (e) => swap(e.aggregates, { headHash: 'x' })],
  ['I7', 'a workflow failed', (e) => endBadly(e)],
  ['I7', 'a task of a workflow fails again and again', (e) => running(e, { steps: [failing()] })],
  ['I8', 'a workflow that should run does not', (e) => expecting(e, [...e.workflows.expected, 'task/khac'])],
  ['I8', 'a workflow runs that nobody wants', (e) => expecting(e, e.workflows.expected.slice(1))],
  ['I9', 'a history that grows without end', (e) => running(e, { historyLength: 5_000 })],
  ['I10', 'an unhandled rejection', (e) => e.badLines.push('unhandledRejection')],
  [
    'timer',
    'a workflow that sleeps past its time',
    (e) => {
      const timer = { setAt: '2100-01-01T00:00:00.000Z', lengthMs: 1 };
      e.workflows = { ...e.workflows, running: e.workflows.running.map((one) => ({ ...one, timer })) };
    },
  ],
];

/** Breaks a copy. */
export function broken(evidence: Evidence, make: Breaking): Evidence {
  const copy = structuredClone(evidence) as unknown as Mutable;
  make(copy);
  return copy as unknown as Evidence;
}

function some<T>(all: readonly T[]): T {
  if (all.length === 0) throw new Error('the run left nothing of this kind behind');
  return all[Math.floor(all.length / 2)]!;
}

function swap<T extends object>(all: T[], change: Partial<T>): void {
  Object.assign(some(all), change);
}

function remove(e: Mutable, which: (event: Mutable['events'][number]) => boolean): void {
  const at = e.events.findIndex(which);
  e.events.splice(at, 1);
}

function endBadly(e: Mutable): void {
  e.workflows = { ...e.workflows, endedBadly: [{ id: 'task/khac', status: 'FAILED' }] };
}

function running(e: Mutable, change: Partial<Evidence['workflows']['running'][number]>): void {
  const [first, ...others] = e.workflows.running;
  e.workflows = { ...e.workflows, running: [{ ...first!, ...change }, ...others] };
}

function expecting(e: Mutable, expected: readonly string[]): void {
  e.workflows = { ...e.workflows, expected };
}

function failing(): Evidence['workflows']['running'][number]['steps'][number] {
  return { name: 'workflow task', attempt: 7 };
}
