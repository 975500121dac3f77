import type { EntityManager } from 'typeorm';
import { type CalendarData, type ProposedCalendar, UserError } from '#contracts';
import { WorkingCalendar } from '#domain';
import { CalendarVersionEntity } from '../entities/index.js';
import type { Actor } from '../record/actor.js';
import { basisOf, impactOf } from './impact.js';
import type { ImpactItem } from './impact-item.js';
import type { AdministrationParts } from './parts.js';
import { nextVersion, oneAtATime, refuseOtherBasis } from './versions.js';

export interface Preview {
  basis: string;
  from: string;
  items: ImpactItem[];
}

/** The working calendar: shown first what moves, then saved as a version and carried out. */
export class Calendars {
  constructor(private readonly parts: AdministrationParts) {}

  preview(proposed: ProposedCalendar): Promise<Preview> {
    return this.parts.dataSource.transaction('REPEATABLE READ', (tx) => this.previewIn(tx, proposed));
  }

  /** @throws UserError `state-conflict` when the basis is not the present one */
  async save(
    proposed: ProposedCalendar,
    { basis, cause }: { basis: string; cause: string },
    actor: Actor,
  ): Promise<{ version: string; change: string }> {
    const { dataSource, settings, register, replanning } = this.parts;
    return dataSource.transaction(async (tx) => {
      await oneAtATime(tx);
      const present = await this.previewIn(tx, proposed);
      refuseOtherBasis(basis, { basis: present.basis, from: present.from });
      const version = await nextVersion(tx, CalendarVersionEntity, 'lich');
      await settings.saveCalendar({ version, ...proposed }, actor.id, tx);
      const { from } = present;
      await register.append(tx, [{ type: 'calendar-saved', data: { version, from, basis } }], actor);
      const change = await replanning.begin(tx, 'calendar', { version, cause, payload: { from } }, actor);
      return { version, change };
    });
  }

  versions(): Promise<Pick<CalendarVersionEntity, 'version' | 'savedAt' | 'savedBy' | 'current'>[]> {
    return this.parts.dataSource.manager.find(CalendarVersionEntity, {
      select: { version: true, savedAt: true, savedBy: true, current: true },
      order: { savedAt: 'DESC', version: 'DESC' },
    });
  }

  /** The current one, unless another is named. @throws UserError `not-found` */
  async version(version?: string): Promise<CalendarVersionEntity> {
    const where = version === undefined ? { current: true } : { version };
    const found = await this.parts.dataSource.manager.findOneBy(CalendarVersionEntity, where);
    if (found === null) throw new UserError('not-found', 'Không có phiên bản lịch này.');
    return found;
  }

  private async previewIn(tx: EntityManager, proposed: ProposedCalendar): Promise<Preview> {
    const { settings, directory, clock } = this.parts;
    const { calendar } = await settings.rules(null, tx);
    const next = new WorkingCalendar({ version: 'xem trước', ...proposed } as CalendarData);
    next.requireWorkingDays();
    const now = clock.now().toISOString();
    const known = await directory.current(tx);
    const items = await impactOf(tx, { calendar: next }, { settings, directory: known, now });
    const from = calendar.version;
    return { basis: basisOf({ calendar: from }, proposed, items), from, items };
  }
}
