import type { IsoDate } from '#contracts';
import { ClockStore, createDataSource, Persistence } from '#persistence';
import { AnchoredClock } from '#platform';
import type { Rig } from '../burst/rig.js';
import { migrateDatabase, startTemporal } from '../rig/engine.js';
import { daysOf } from './days.js';
import { seedProvince } from './province.js';
import { createTasks } from './tasks.js';
import { BenchedWorker } from './worker.js';

/** The product as it runs in production, with the programme's clock in the hands of the benchmark. */
export interface Installation {
  persistence: Persistence;
  clock: AnchoredClock;
  worker: BenchedWorker;
  /** The days of the bursts: everybody is told something on each of them. */
  slots: readonly IsoDate[];
  close(): Promise<void>;
}

/** PostgreSQL, Temporal on it, one worker; a task of their own for everybody, each with its running workflow. */
export async function install(rig: Rig, rounds: number): Promise<Installation> {
  const { parts, postgres, people, say } = rig;
  await migrateDatabase(postgres);
  const temporal = await startTemporal(parts, postgres);
  const dataSource = await createDataSource(postgres.appUrl, { applicationName: 'bench' }).initialize();
  const persistence = new Persistence(dataSource, { now: () => clock.now() });
  const clock = await AnchoredClock.open(new ClockStore(dataSource, persistence.notifications));
  const close = async () => {
    await clock.close();
    await persistence.close();
  };
  try {
    const { assignedOn, slots, due } = daysOf(rounds);
    await clock.jump(new Date(`${assignedOn}T02:00:00Z`));
    await seedProvince(persistence, people, { slots, due });
    const worker = await BenchedWorker.start(rig, { databaseUrl: postgres.appUrl, temporal });
    await createTasks(persistence, people, { firstSlot: slots[0]!, due }, say);
    return { persistence, clock, worker, slots, close };
  } catch (error) {
    await close();
    throw error;
  }
}
