import type { DataSource } from 'typeorm';
import type { Instant } from '#contracts';
import { calendarNoticeDays, instantAt, isEarlier, localDate } from '#domain';
import { calendarNoticeWords } from '#mail';
import type { Directory } from '../directory/directory.js';
import type { DirectoryStore } from '../directory/directory-store.js';
import { recipientOf } from '../dispatch/say.js';
import { enqueueLetter } from '../letters/enqueue-letter.js';
import type { SettingsStore } from '../stores/settings-store.js';

/** Tells the office and the administrators that next year's calendar is not confirmed (rule 3 of time). */
export class CalendarWatch {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: SettingsStore,
    private readonly directory: DirectoryStore,
  ) {}

  /**
   * Sends what is due of this year's notices (the latest one, after an outage) and says when the next one comes. A
   * letter is sent once for each day and person, so every programme may ask.
   */
  async remind(now: Instant): Promise<{ nextAt: Instant }> {
    const { calendar, policy } = await this.settings.rules(null);
    const year = +localDate(now).slice(0, 4);
    const at = (day: string) => instantAt(day, policy.slotHour);
    const days = calendarNoticeDays(year, calendar);
    const due = days.filter((day) => !isEarlier(now, at(day))).at(-1);
    if (due !== undefined) await this.send(due, year + 1, now);
    const next = days.find((day) => isEarlier(now, at(day)));
    return { nextAt: at(next ?? calendar.onOrAfter(`${year + 1}-11-01`)) };
  }

  private async send(day: string, year: number, at: Instant): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const sent = await tx.query('SELECT 1 FROM message WHERE key LIKE $1 LIMIT 1', [
        `calendar-notice/${day}/%`,
      ]);
      if ((sent as unknown[]).length > 0) return;
      const directory = await this.directory.current(tx);
      for (const id of readersOf(directory)) {
        const recipient = recipientOf(directory, id)!;
        const words = calendarNoticeWords(recipient.form, year);
        const { demo } = directory.people.get(id)!;
        await enqueueLetter(tx, at, {
          ...{ kind: 'calendar-notice', id: day, recipient: id, programme: null, demo, words, lines: [] },
        });
      }
    });
  }
}

function readersOf(directory: Directory): string[] {
  const offices = new Set([...directory.programmes.values()].map((p) => p.standingBody));
  const isReader = ({ unit, role }: { unit: string; role: string }) =>
    role === 'administrator' || (role === 'office' && offices.has(unit));
  const people = [...directory.people.values()];
  return people.filter((p) => p.active && p.memberships.some(isReader)).map((p) => p.id);
}
