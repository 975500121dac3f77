import type { DataSource, EntityManager } from 'typeorm';
import type { IsoDate } from '#contracts';
import { computeDue, type WorkingCalendar } from '#domain';
import { ObligationEntity, type ObligationOpening } from '../entities/index.js';
import type { SettingsStore } from '../stores/settings-store.js';
import type { Actor } from './actor.js';
import { nextOpening, orRefused, type RefusedOpening } from './refused-opening.js';
import { type TaskStore, taskIdOf } from './task-store.js';

export interface OpenedObligations {
  /** Ids of the tasks that this call opened. */
  opened: string[];
  /** The next day of assignment, or tomorrow where something is to be tried again; null when every instance is open. */
  nextOn: IsoDate | null;
  refused: RefusedOpening[];
}

/** Opens the dated instances of a programme's obligations as live tasks, each on its day of assignment. */
export class Obligations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: SettingsStore,
    private readonly tasks: TaskStore,
  ) {}

  /** Idempotent; each instance in a transaction of its own: one that is refused holds up none. What was due before go-live is never opened. */
  async openDue(programme: string, today: IsoDate, actor: Actor): Promise<OpenedObligations> {
    const { calendar, goLive } = await this.settings.rules(programme);
    const rows = await this.dataSource.manager.find(ObligationEntity, {
      where: { programme },
      order: { id: 'ASC' },
    });
    const found: OpenedObligations = { opened: [], nextOn: null, refused: [] };
    const later: IsoDate[] = [];
    for (const opening of rows.flatMap((row) => row.data.openings)) {
      await orRefused(found.refused, opening.code, async () => {
        if (isPast(opening, calendar, goLive)) return;
        if (opening.assignedOn > today) return void later.push(opening.assignedOn);
        const id = await this.dataSource.transaction((tx) => this.open(tx, programme, opening, actor));
        if (id !== null) found.opened.push(id);
      });
    }
    return { ...found, nextOn: nextOpening(later, found.refused, today) };
  }

  private async open(
    tx: EntityManager,
    programme: string,
    opening: ObligationOpening,
    actor: Actor,
  ): Promise<string | null> {
    const { code, title, leadUnits, heldBy, rule, deliverable, basis, assignedOn } = opening;
    const id = taskIdOf(programme, code);
    // One opener at a time; the second finds the task.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [id]);
    const present = (await tx.query('SELECT status FROM task WHERE id = $1', [id])) as { status: string }[];
    if (present.length > 0) return null;
    const deadlines = [{ id: 'm1', deliverable, rule }];
    const input = {
      id,
      programme,
      code,
      kind: 'obligation',
      group: null,
      title,
      leadUnits,
      heldBy,
      basis,
    } as const;
    await this.tasks.create(tx, { ...input, leadUnits: [...leadUnits], deadlines }, actor);
    await this.tasks.execute(tx, id, { type: 'activate', assignedOn }, actor, { byRule: true });
    return id;
  }
}

/** Due before the programme went live: never opened. */
export function isPast(
  opening: ObligationOpening,
  calendar: WorkingCalendar,
  goLive: IsoDate | null,
): boolean {
  const { rule } = opening;
  if (goLive === null || rule.kind === 'continuous' || rule.kind === 'on-event') return false;
  return computeDue(rule, calendar).legalDue < goLive;
}
