import { Inject, Injectable } from '@nestjs/common';
import type {
  CalendarComparison,
  CalendarQuery,
  CalendarView,
  ChangeList,
  CompareQuery,
  HolidayImport,
  ImpactView,
  ImportedHolidays,
  PreviewCalendar,
  SaveCalendar,
  SavedVersion,
  VersionList,
} from '#contracts';
import { compareCalendars } from '#domain';
import type { Caller } from '#identity';
import type { Persistence } from '#persistence';
import { changeList, versionList } from '../administration/changes.js';
import { impactView } from '../administration/impact-view.js';
import { Scenes } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';
import { readHolidays } from './import/read-holidays.js';

/** The working calendar: read by everybody, changed by administrators who have seen what moves. */
@Injectable()
export class CalendarService {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
  ) {}

  async view({ year, version: named }: CalendarQuery): Promise<CalendarView> {
    const { version, data, savedAt, savedBy } = await this.calendars.version(named);
    const { weeklyRest } = data;
    const confirmed = data.days
      .filter((d) => d.status === 'confirmed')
      .map((d) => Number(d.date.slice(0, 4)));
    const days = year === undefined ? data.days : data.days.filter((d) => d.date.startsWith(`${year}-`));
    return { version, weeklyRest, days, savedAt, savedBy, confirmedYears: [...new Set(confirmed)].sort() };
  }

  async versions(): Promise<VersionList> {
    const { names } = await this.scenes.present();
    return versionList(await this.calendars.versions(), names);
  }

  async compare({ from, to }: CompareQuery): Promise<CalendarComparison> {
    const [a, b] = [await this.calendars.version(from), await this.calendars.version(to)];
    const rest = (days: readonly string[]) => [...days].sort().join();
    return {
      ...{ from, to, days: compareCalendars(a.data, b.data) },
      weeklyRestChanged: rest(a.data.weeklyRest) !== rest(b.data.weeklyRest),
    };
  }

  async changes(): Promise<ChangeList> {
    return changeList(await this.persistence.administration.changes());
  }

  async preview({ calendar }: PreviewCalendar): Promise<ImpactView> {
    const { names } = await this.scenes.present();
    return impactView(await this.calendars.preview(calendar), names);
  }

  import(file: HolidayImport): ImportedHolidays {
    return readHolidays(file);
  }

  save({ calendar, basis, cause }: SaveCalendar, { person }: Caller): Promise<SavedVersion> {
    return this.calendars.save(calendar, { basis, cause }, { id: person.id });
  }

  private get calendars() {
    return this.persistence.administration.calendars;
  }
}
