import type { Behaviour } from '../../smtp/index.js';
import { OFFICERS } from '../../story/cast.js';
import { POINTS } from '../points.js';
import type { Act, Step, Wanted } from '../proxy/index.js';
import type { Machine, Wires } from '../rig/machine.js';
import { addressOf } from '../round.js';
import type { Day } from './day.js';

/** What may be done to the engine; each is armed before its time and strikes at a moment, not after a while. */
export type Mischief = (day: Day) => void;

/** While people work: the moment is between two of their acts. */
export const BY_DAY: Readonly<Record<string, Mischief>> = {
  'API killed': (day) =>
    later(day, async () => {
      await day.rig.killApi();
      await day.rig.startApi();
      day.happened('API killed', 'between two commands');
    }),
  'PostgreSQL killed': (day) => later(day, () => killPostgres(day, 'by day')),
  'Temporal killed': (day) => later(day, () => killTemporal(day, 'by day')),
  'worker killed': (day) => later(day, () => killWorker(day, 'by day')),
  'API cut from PostgreSQL': (day) =>
    later(day, async () => {
      day.rig.api.wires.postgres.cut();
      day.happened('API cut from PostgreSQL', 'all its connections reset');
    }),
  'command: answer swallowed': (day) => commandInterrupted(day, 'swallow'),
  'command: lost before it ran': (day) => commandInterrupted(day, 'refuse'),
  'worker cut from Temporal': (day) => later(day, async () => cut(day, 'temporal')),
};

/** While a slot is served: the moment is a request on a wire. */
export const BY_SLOT: Readonly<Record<string, Mischief>> = {
  'worker killed': (day) => at(day, () => killWorker(day, 'in the slot')),
  'all workers killed': (day) =>
    at(day, async () => {
      const { workers } = day.rig;
      const count = workers.length;
      await day.rig.killWorkers();
      for (let i = 0; i < count; i += 1) await day.rig.startWorker();
      day.crashed('all workers killed', 'in the slot', count);
    }),
  'worker stopped': (day) =>
    at(day, async () => {
      const worker = anyWorker(day);
      if (!worker) return;
      await day.rig.stopWorkers(worker);
      await day.rig.startWorker();
      // A worker that is asked to end leaves nothing in doubt.
      day.happened('worker stopped', 'in the slot');
    }),
  'PostgreSQL killed': (day) => at(day, () => killPostgres(day, 'in the slot')),
  'Temporal killed': (day) => at(day, () => killTemporal(day, 'in the slot')),
  'cut from PostgreSQL': (day) => at(day, async () => cut(day, 'postgres')),
  'cut from Temporal': (day) => at(day, async () => cut(day, 'temporal')),
  'cut from the mail server': (day) => at(day, async () => cut(day, 'smtp')),
  'mail server away': (day) => {
    for (const { wires } of day.rig.workers) wires.smtp.down();
    day.happened('mail server away', 'at the slot, back after the first try');
    const asked = Promise.race(day.rig.workers.map(({ wires }) => wires.smtp.arrival()));
    day.when(asked, async () => {
      for (const { wires } of day.rig.workers) wires.smtp.heal();
    });
  },
  'answer swallowed': (day) => interrupted(day, 'swallow'),
  'request lost': (day) => interrupted(day, 'refuse'),
  'all wires slow': (day) => {
    for (const { wires } of day.rig.workers)
      for (const wire of Object.values(wires)) wire.become({ delayMs: day.chance('slow').between(5, 40) });
    day.happened('all wires slow', 'until the slot is over');
  },
  'mail server misbehaves': (day) => {
    const chance = day.chance('mail server');
    for (const person of chance.some(OFFICERS, chance.between(2, 6))) {
      const way = chance.pick(WAYS);
      const step = day.rig.story.smtp.next(addressOf(person), way.behaviour);
      day.when(step.reached, async () =>
        day.happened(`mail server: ${nameOf(way.behaviour)}`, person, { ambiguous: way.inDoubt }),
      );
    }
  },
};

const WAYS: readonly { behaviour: Behaviour; inDoubt: 0 | 1 }[] = [
  { behaviour: { rcpt: 451 }, inDoubt: 0 },
  { behaviour: { rcpt: 550 }, inDoubt: 0 },
  { behaviour: { data: 452 }, inDoubt: 0 },
  { behaviour: { dot: 450 }, inDoubt: 0 },
  { behaviour: { dot: 554 }, inDoubt: 0 },
  { behaviour: 'drop-after-mail', inDoubt: 0 },
  { behaviour: 'drop-after-data-command', inDoubt: 0 },
  // A dot that was written into a connection that is gone may have been read.
  { behaviour: 'drop-mid-body', inDoubt: 1 },
  { behaviour: 'reset-mid-body', inDoubt: 1 },
  { behaviour: 'drop-after-dot', inDoubt: 1 },
  { behaviour: 'reset-after-dot', inDoubt: 1 },
  { behaviour: 'half-reply', inDoubt: 1 },
  { behaviour: 'half-multiline-reply', inDoubt: 1 },
  { behaviour: 'half-refusal', inDoubt: 1 },
];

function nameOf(behaviour: Behaviour): string {
  return typeof behaviour === 'string' ? behaviour : JSON.stringify(behaviour).replace(/[{}"]/g, '');
}

/** Moments of a slot that something can happen at. */
const MOMENTS: readonly { name: string; wire: keyof Wires; wanted: Omit<Wanted, 'act'> }[] = [
  ...Object.entries(POINTS).map(([name, wanted]) => ({ name, wire: 'postgres' as const, wanted })),
  { name: 'RCPT', wire: 'smtp', wanted: { request: /RCPT TO/ } },
  { name: 'the body of a mail', wire: 'smtp', wanted: { request: /(^|\n)Message-ID:/i } },
  { name: 'the dot', wire: 'smtp', wanted: { request: /(^|\n)\.\r\n$/ } },
];

/** Strikes while a request of the slot is on its way, which then goes on if it still can. */
function at(day: Day, strike: () => Promise<void>): void {
  const { wire, wanted } = day.chance('moment').pick(MOMENTS);
  const step = day.rig.next(wire, { ...wanted, act: 'hold' });
  day.when(step.reached, async () => {
    try {
      await strike();
    } finally {
      step.release();
    }
  });
}

function interrupted(day: Day, act: Exclude<Act, 'hold'>): void {
  const chance = day.chance('interruption');
  const point = chance.pick(Object.keys(POINTS));
  const step: Step = day.rig.next('postgres', { ...POINTS[point]!, act });
  day.when(step.reached, async () =>
    day.happened(act === 'swallow' ? 'answer swallowed' : 'request lost', point, LOST_SESSION),
  );
}

/** The interrupted connection may be the only one that was cut, but mails in hand may be taken over by another sender. */
const LOST_SESSION = { ambiguous: 0, repairs: Number.POSITIVE_INFINITY };

function commandInterrupted(day: Day, act: Exclude<Act, 'hold'>): void {
  const step = day.rig.api.wires.postgres.next({ request: /COMMIT/, after: /INSERT INTO "event"/, act });
  day.when(step.reached, async () =>
    day.happened(act === 'swallow' ? 'command: answer swallowed' : 'command: lost before it ran', 'COMMIT'),
  );
}

function later(day: Day, strike: () => Promise<void>): void {
  day.when(day.operations.after(day.chance('later').between(1, 4)), strike);
}

function anyWorker(day: Day): Machine | undefined {
  const { workers } = day.rig;
  return workers.length === 0 ? undefined : day.chance('worker').pick(workers);
}

async function killWorker(day: Day, when: string): Promise<void> {
  const worker = anyWorker(day);
  if (!worker) return;
  await day.rig.killWorkers(worker);
  await day.rig.startWorker();
  day.crashed('worker killed', when);
}

async function killPostgres(day: Day, when: string): Promise<void> {
  const { database } = day.rig.story;
  await database.kill();
  await database.restart();
  day.crashed('PostgreSQL killed', when);
}

async function killTemporal(day: Day, when: string): Promise<void> {
  await day.rig.temporal.kill();
  await day.rig.temporal.restart();
  day.happened('Temporal killed', when, { repairs: Number.POSITIVE_INFINITY });
}

function cut(day: Day, wire: keyof Wires): void {
  const worker = anyWorker(day);
  if (!worker) return;
  worker.wires[wire].cut();
  if (wire === 'temporal')
    day.happened('worker cut from Temporal', 'all its connections reset', LOST_SESSION);
  else day.crashed(`worker cut from ${wire === 'smtp' ? 'the mail server' : 'PostgreSQL'}`, 'reset');
}
