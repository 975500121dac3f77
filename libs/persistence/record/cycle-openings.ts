import { type DataSource, In } from 'typeorm';
import type { IsoDate } from '#contracts';
import { cycleIdOf, openingsOf } from '#domain';
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
    const due = templates.flatMap(({ kind, data }) =>
      openingsOf(data, calendar, today).map(({ year, on }) => {
        return { id: cycleIdOf(programme, kind, year, null), kind, year, on };
      }),
    );
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
