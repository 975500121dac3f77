import type { DataSource } from 'typeorm';
import type { IsoDate } from '#contracts';
import { addDays, localDate } from '#domain';
import { isHeld } from '../dispatch/engine-state.js';
import { slotTime } from '../dispatch/slots.js';
import { SYSTEM } from '../record/actor.js';
import type { SettingsStore } from '../stores/settings-store.js';

/** Returned mails are rare, and told of for as long as it takes somebody to look. */
const RETURNED_DAYS = 7;
const DAY_MS = 86_400_000;

/** How mail does, in numbers for alarms: asked for every few seconds, so each reads few rows, by an index. */
export class MailReadings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: { now(): Date },
    private readonly settings: SettingsStore,
  ) {}

  async held(): Promise<number> {
    return (await isHeld(this.dataSource.manager)) ? 1 : 0;
  }

  /**
   * How long ago the oldest thing was due that has not ended: a mail since its slot, whatever was tried since; a step
   * since the slot in which it should have been told. 0 when nothing is.
   */
  async overdue(): Promise<{ mail: number; step: number }> {
    const now = this.clock.now();
    // A letter beyond the day's ceiling waits for its turn before its first try; later ones are tries again.
    const [row] = (await this.dataSource.query(
      `SELECT (SELECT min(CASE WHEN attempts = 0 THEN coalesce(not_before, slot) ELSE slot END) FROM message
               WHERE settled_at IS NULL AND state IN ('queued', 'sending', 'finishing')
                 AND recipient <> $1) AS mail,
              least((SELECT min(slot) FROM planned_item),
                    (SELECT min(next_slot) FROM aggregate WHERE NOT closed))::text AS step`,
      [SYSTEM.id],
    )) as [{ mail: Date | null; step: IsoDate | null }];
    const { policy } = await this.settings.rules(null);
    const step = row.step === null ? null : slotTime(row.step, policy.slotHour);
    const since = (due: Date | null) =>
      due === null ? 0 : Math.max(0, (now.getTime() - due.getTime()) / 1000);
    return { mail: since(row.mail), step: since(step) };
  }

  /** Mails of today and the day before by how they stand; `resent` counts those that went out a second time. */
  async recent(): Promise<Record<string, number>> {
    const today = localDate(this.clock.now().toISOString());
    const rows = (await this.dataSource.query(
      `SELECT state, count(*)::int AS count, count(*) FILTER (WHERE resends > 0)::int AS resent
       FROM message WHERE slot_date BETWEEN $1 AND $2 AND recipient <> $3 GROUP BY state`,
      [addDays(today, -1), today, SYSTEM.id],
    )) as { state: string; count: number; resent: number }[];
    const counts: Record<string, number> = { sent: 0, failed: 0, ambiguous: 0, resent: 0 };
    for (const { state, count, resent } of rows) {
      counts[state] = count;
      counts['resent'] = counts['resent']! + resent;
    }
    return counts;
  }

  /** From the slot to the server's yes, of the digests of the slot served last; null before the first. */
  async lateness(): Promise<Record<string, number> | null> {
    const [row] = (await this.dataSource.query(
      `SELECT percentile_disc(ARRAY[0.5, 0.99, 1]) WITHIN GROUP (
                ORDER BY greatest(0, extract(epoch FROM settled_at - slot)::float8)) AS seconds
       FROM message WHERE slot_date = (SELECT max(slot) FROM dispatch_slot WHERE state = 'done')
         AND class <> 'letter' AND state = 'sent'`,
    )) as [{ seconds: [number, number, number] | null }];
    if (row.seconds === null) return null;
    const [half, most, all] = row.seconds;
    return { '0.5': half, '0.99': most, '1': all };
  }

  /** What came back of mails that a server had taken, in a week. */
  async returned(): Promise<Record<string, number>> {
    const since = new Date(this.clock.now().getTime() - RETURNED_DAYS * DAY_MS).toISOString();
    const rows = (await this.dataSource.query(
      'SELECT kind, count(*)::int AS count FROM returned_mail WHERE at >= $1 GROUP BY kind',
      [since],
    )) as { kind: string; count: number }[];
    return {
      bounce: 0,
      'auto-reply': 0,
      ...Object.fromEntries(rows.map(({ kind, count }) => [kind, count])),
    };
  }

  /** Addresses of active people that mail is not sent to any more. */
  async suspendedAddresses(): Promise<number> {
    const [row] = (await this.dataSource.query(
      'SELECT count(*)::int AS count FROM person WHERE active AND suspended_address = lower(email)',
    )) as [{ count: number }];
    return row.count;
  }
}
