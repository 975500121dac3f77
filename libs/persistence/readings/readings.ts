import { addDays, localDate } from '#domain';
import type { Persistence } from '../persistence.js';
import { DatabaseReadings } from './database-readings.js';
import { MailReadings } from './mail-readings.js';

/** No announced year is further away than this. */
const YEARS_AHEAD = 10;
const DAY_MS = 86_400_000;

/** What alarms are made of: read from the record, so that they also tell of a worker that does not run. */
export class Readings {
  readonly mail: MailReadings;
  readonly database: DatabaseReadings;

  constructor(private readonly persistence: Persistence) {
    const { dataSource, clock, settings } = persistence;
    this.mail = new MailReadings(dataSource, clock, settings);
    this.database = new DatabaseReadings(dataSource);
  }

  /** Age of the oldest row that is not done and not set aside. */
  async outboxAge(): Promise<number> {
    const { oldest } = await this.persistence.outbox.backlog();
    return oldest === null ? 0 : this.secondsSince(oldest);
  }

  /** Null before the first checkpoint. */
  async checkpointAge(): Promise<number | null> {
    const latest = await this.persistence.proof.store.latest();
    return latest === null ? null : this.secondsSince(latest.at);
  }

  /** Days from today to the end of the last year whose rest days are announced. */
  async calendarDaysLeft(): Promise<number> {
    const { calendar } = await this.persistence.settings.rules(null);
    const today = localDate(this.persistence.clock.now().toISOString());
    const first = Number(today.slice(0, 4));
    let year = first;
    while (year < first + YEARS_AHEAD && calendar.isAnnounced(year)) year += 1;
    const end = Date.parse(`${addDays(`${year}-01-01`, -1)}T00:00:00Z`);
    return Math.max(0, (end - Date.parse(`${today}T00:00:00Z`)) / DAY_MS);
  }

  private secondsSince(at: string): number {
    return Math.max(0, (this.persistence.clock.now().getTime() - Date.parse(at)) / 1000);
  }
}
