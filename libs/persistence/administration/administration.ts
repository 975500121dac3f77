import type { DataSource } from 'typeorm';
import type { DirectoryStore } from '../directory/directory-store.js';
import type { Locks } from '../dispatch/locks.js';
import { AdministrativeChangeEntity } from '../entities/index.js';
import type { Recorder } from '../record/recorder.js';
import type { RegisterStore } from '../record/register-store.js';
import type { SettingsStore } from '../stores/settings-store.js';
import { CalendarWatch } from './calendar-watch.js';
import { Calendars } from './calendars.js';
import { Policies } from './policies.js';
import { Replanning } from './replanning.js';
import { Units } from './units.js';

export interface ChangeProgress extends AdministrativeChangeEntity {
  moved: number;
  told: number;
}

export interface AdministrationParts {
  settings: SettingsStore;
  recorder: Recorder;
  directory: DirectoryStore;
  register: RegisterStore;
  locks: Locks;
}

/** Calendar, rules and units as administrators change them. */
export class Administration {
  readonly calendars: Calendars;
  readonly policies: Policies;
  readonly units: Units;
  readonly replanning: Replanning;
  readonly watch: CalendarWatch;

  constructor(
    private readonly dataSource: DataSource,
    clock: { now(): Date },
    { settings, recorder, directory, register, locks }: AdministrationParts,
  ) {
    this.replanning = new Replanning(dataSource, clock, settings, recorder, directory, locks);
    const { replanning } = this;
    const parts = { dataSource, clock, settings, directory, recorder, register, replanning };
    this.calendars = new Calendars(parts);
    this.policies = new Policies(parts);
    this.units = new Units(parts);
    this.watch = new CalendarWatch(dataSource, settings, directory);
  }

  /** The latest changes, with how far each has been carried out. */
  async changes(most = 20): Promise<ChangeProgress[]> {
    const rows = await this.dataSource.manager.find(AdministrativeChangeEntity, {
      order: { savedAt: 'DESC', id: 'ASC' },
      take: most,
    });
    const counts = (await this.dataSource.query(
      `SELECT change_id AS id, count(*)::int AS moved,
              (SELECT count(DISTINCT person)::int FROM administrative_move AS o, unnest(o.told) AS person
               WHERE o.change_id = m.change_id) AS told
       FROM administrative_move AS m WHERE change_id = ANY($1) GROUP BY change_id`,
      [rows.map((row) => row.id)],
    )) as { id: string; moved: number; told: number }[];
    const byId = new Map(counts.map((row) => [row.id, row]));
    return rows.map((row) => ({
      ...row,
      moved: byId.get(row.id)?.moved ?? 0,
      told: byId.get(row.id)?.told ?? 0,
    }));
  }
}
