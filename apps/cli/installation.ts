import { homedir } from 'node:os';
import { parseEnv } from '#contracts';
import { localDate } from '#domain';
import { ClockStore, createDataSource, migrate, Persistence } from '#persistence';
import { type ClosableClock, openProgrammeClock, type ProgrammeClock } from '#platform';
import { loadSeeds } from '#seeds';
import { installSeeds } from '#seeds/install';
import { embeddedParts, reachDatabase } from './embedded/index.js';

/** An opened database with the programme's clock, for the length of one verb. */
export interface Opened {
  persistence: Persistence;
  clock: ProgrammeClock;
}

/** What `dondoc start`, `migrate` and `seed` do to a database. */
export const installation = {
  /** Brings the schema up to this program and gives the application's role its rights. */
  migrate(ownerUrl: string, appUrl: string): Promise<{ applied: string[] }> {
    const role = decodeURIComponent(new URL(appUrl).username);
    const owner = decodeURIComponent(new URL(ownerUrl).username);
    return migrate(ownerUrl, role === owner ? null : role);
  },

  /**
   * Writes the seeds that are not there yet. The demo layer exists only where everything is embedded; where mail goes
   * to a real server for the first time, it is held until somebody releases it.
   */
  async seed(url: string, { demo }: { demo: boolean }): Promise<void> {
    await using(url, demo, async ({ persistence, clock }) => {
      await installSeeds(persistence, loadSeeds(), { demo, seededOn: localDate(clock.now().toISOString()) });
      const hold = await persistence.engine.hold();
      if (!embeddedParts(process.env).includes('mail') && hold.since === null) {
        const reason = 'Lần đầu nối máy chủ thư thật: kiểm tra rồi chạy “dondoc release”.';
        await persistence.engine.setHold(true, reason, 'system');
      }
    });
  },
};

/** Opens the database that the environment or the data folder names, runs the work, closes. */
export async function withInstallation<T>(work: (opened: Opened) => Promise<T>): Promise<T> {
  parseEnv(process.env);
  const database = await reachDatabase(process.env);
  try {
    return await using(database.appUrl, embeddedParts(process.env).length === 3, work);
  } finally {
    await database.close();
  }
}

async function using<T>(url: string, demo: boolean, work: (opened: Opened) => Promise<T>): Promise<T> {
  const dataSource = await createDataSource(url, { poolSize: 4, applicationName: 'dondoc cli' }).initialize();
  const persistence = new Persistence(dataSource, { now: () => clock.now() });
  const storage = new ClockStore(dataSource, persistence.notifications);
  const clock: ClosableClock = await openProgrammeClock(storage, { mayBeMoved: demo });
  try {
    return await work({ persistence, clock });
  } finally {
    await clock.close();
    await persistence.close();
  }
}

/** Who acts when a verb is run on the machine: the account's name, for the record. */
export function operator(): string {
  return `operator:${process.env['USER'] || homedir().split('/').at(-1) || 'root'}`;
}
