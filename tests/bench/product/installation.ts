import type { IsoDate } from '#contracts';
import { SEARCH_ATTRIBUTE } from '#contracts/names';
import { addDays, localDate, WorkingCalendar } from '#domain';
import { ClockStore, createDataSource, migrate, Persistence } from '#persistence';
import { AnchoredClock } from '#platform';
import { temporalOnPostgres } from '../../support/provision/temporal-on-postgres.js';
import { freePorts } from '../burst/ports.js';
import type { Rig } from '../burst/rig.js';
import { CALENDAR, seedProvince } from './province.js';
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

/** Services of Temporal, their membership, its HTTP. */
const TEMPORAL_PORTS = 12;

/** PostgreSQL, Temporal on it, one worker; a task of their own for everybody, each with its running workflow. */
export async function install(rig: Rig, rounds: number): Promise<Installation> {
  const { home, parts, postgres, people, say } = rig;
  const { ownerUrl, appUrl, superuserUrl } = postgres;
  await migrate(ownerUrl, 'dondoc_app');
  const temporal = await temporalOnPostgres(home, {
    postgresUrl: superuserUrl,
    env: process.env,
    firstPort: await freePorts(TEMPORAL_PORTS),
    searchAttributes: Object.fromEntries(Object.values(SEARCH_ATTRIBUTE).map((name) => [name, 'Keyword'])),
  });
  parts.add('temporal', temporal.child);
  const dataSource = await createDataSource(appUrl, { applicationName: 'bench' }).initialize();
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
    const worker = await BenchedWorker.start(rig, { databaseUrl: appUrl, temporal });
    await createTasks(persistence, people, { firstSlot: slots[0]!, due }, say);
    return { persistence, clock, worker, slots, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A Monday to come on which all is assigned, the working days after it, and a due date far behind them. */
function daysOf(rounds: number): { assignedOn: IsoDate; slots: IsoDate[]; due: IsoDate } {
  const calendar = new WorkingCalendar(CALENDAR);
  let assignedOn = calendar.onOrAfter(addDays(localDate(new Date().toISOString()), 7));
  while (new Date(`${assignedOn}T00:00:00Z`).getUTCDay() !== 1) assignedOn = calendar.after(assignedOn);
  const slots = Array.from({ length: rounds }, (_, i) => calendar.addWorkingDays(assignedOn, i + 1));
  return { assignedOn, slots, due: calendar.addWorkingDays(assignedOn, 60) };
}
