import type { DataSource } from 'typeorm';
import type { IsoDate, StartCycle } from '#contracts';
import { cycleIdOf, openingsOf } from '#domain';
import { AggregateEntity, CycleTemplateEntity } from '../entities/index.js';
import type { SettingsStore } from '../stores/settings-store.js';
import type { Actor } from './actor.js';
import type { CycleStore } from './cycle-store.js';
import { nextOpening, orRefused, type RefusedOpening } from './refused-opening.js';

export interface OpenedCycles {
  opened: string[];
  /** As of obligations. */
  nextOn: IsoDate | null;
  refused: RefusedOpening[];
}

/** Opens the cycles that a programme's clock opens, each on its day. */
export class CycleOpenings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: SettingsStore,
    private readonly cycles: CycleStore,
  ) {}

  /** Idempotent; one that was over before the engine came is never opened, one that is refused holds up none. */
  async openDue(programme: string, today: IsoDate, actor: Actor): Promise<OpenedCycles> {
    const templates = await this.dataSource.manager.findBy(CycleTemplateEntity, { programme, current: true });
    const { calendar } = await this.settings.rules(programme);
    const found: OpenedCycles = { opened: [], nextOn: null, refused: [] };
    const later: IsoDate[] = [];
    for (const { kind, data } of templates) {
      await orRefused(found.refused, kind, async () => {
        for (const { year, on } of openingsOf(data, calendar, today)) {
          if (on > today) later.push(on);
          else await this.open({ programme, kind, year, dryRun: false }, actor, found);
        }
      });
    }
    return { ...found, nextOn: nextOpening(later, found.refused, today) };
  }

  private async open(input: StartCycle, actor: Actor, found: OpenedCycles): Promise<void> {
    const id = cycleIdOf(input.programme, input.kind, input.year, null);
    if (await this.dataSource.manager.existsBy(AggregateEntity, { id })) return;
    await orRefused(found.refused, id, async () => {
      const { events } = await this.dataSource.transaction((tx) =>
        this.cycles.start(tx, input, actor, 'clock'),
      );
      if (events.length > 0) found.opened.push(id);
    });
  }
}
