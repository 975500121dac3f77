import { type DataSource, In } from 'typeorm';
import type { CycleTemplate, IsoDate } from '#contracts';
import { cycleIdOf, opensOn, plannedStages, type WorkingCalendar, yearsOf } from '#domain';
import { AggregateEntity, CycleTemplateEntity } from '../entities/index.js';
import type { SettingsStore } from '../stores/settings-store.js';
import type { Actor } from './actor.js';
import type { CycleStore } from './cycle-store.js';

/** Opens the cycles that a programme's clock opens, each on its day. */
export class CycleOpenings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: SettingsStore,
    private readonly cycles: CycleStore,
  ) {}

  /** Idempotent; one that was over before the engine came is never opened. */
  async openDue(
    programme: string,
    today: IsoDate,
    actor: Actor,
  ): Promise<{ opened: string[]; nextOn: IsoDate | null }> {
    const templates = await this.dataSource.manager.findBy(CycleTemplateEntity, { programme, current: true });
    const { calendar } = await this.settings.rules(programme);
    const due = templates.flatMap(({ data }) => openings(data, programme, calendar, today));
    const known = await this.dataSource.manager.find(AggregateEntity, {
      where: { id: In(due.map(({ id }) => id)) },
      select: { id: true },
    });
    const present = new Set(known.map(({ id }) => id));
    const opened: string[] = [];
    for (const { id, kind, year, on } of due) {
      if (on > today || present.has(id)) continue;
      const input = { programme, kind, year, dryRun: false };
      const outcome = await this.dataSource.transaction((tx) => this.cycles.start(tx, input, actor, 'clock'));
      if (outcome.events.length > 0) opened.push(id);
    }
    const later = due.map(({ on }) => on).filter((on) => on > today);
    return { opened, nextOn: later.sort()[0] ?? null };
  }
}

function openings(template: CycleTemplate, programme: string, calendar: WorkingCalendar, today: IsoDate) {
  const { kind } = template;
  return yearsOf(template).flatMap((year) => {
    const on = opensOn(template, year);
    if (on === null) return [];
    const dues = plannedStages(template, year, [], calendar).flatMap(({ legalDue }) => legalDue ?? []);
    const isOver = dues.every((due) => due < today);
    return isOver ? [] : [{ id: cycleIdOf(programme, kind, year, null), kind, year, on }];
  });
}
