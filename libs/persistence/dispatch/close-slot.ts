import type { IsoDate } from '#contracts';
import type { Persistence } from '../persistence.js';
import { enqueue } from '../record/enqueue.js';
import { type PlanningWindow, scheduleOf } from '../record/schedule.js';
import { notifyEngine } from './notify.js';
import type { DispatchClock } from './ports.js';
import type { Slots } from './slots.js';

/** The end of a slot: what it did not serve, because mail was held or the engine was away, goes to the next one. */
export class SlotClosing {
  constructor(
    private readonly persistence: Persistence,
    private readonly clock: DispatchClock,
    private readonly slots: Slots,
    private readonly window: PlanningWindow,
  ) {}

  /** Answers how many aggregates were moved; `beat` is called between them. */
  async close(slot: IsoDate, beat: () => void): Promise<number> {
    const { dataSource, owed } = this.persistence;
    const [failure] = await owed.settleSlot(slot, beat);
    if (failure !== undefined) throw failure;
    await this.slots.finish(slot);
    const next = await this.slots.serving();
    const rows = (await dataSource.query(
      `SELECT id FROM aggregate WHERE NOT closed AND next_slot <= $1
       UNION SELECT aggregate_id FROM planned_item WHERE slot <= $1 ORDER BY id`,
      [slot],
    )) as { id: string }[];
    for (const { id } of rows) {
      await this.move(id, slot, next);
      beat();
    }
    await dataSource.query(
      `UPDATE message SET state = 'superseded', mime = NULL, settled_at = $2
       WHERE settled_at IS NULL AND slot_date <= $1 AND state = 'planned'`,
      [slot, this.clock.now().toISOString()],
    );
    await notifyEngine(dataSource.manager);
    return rows.length;
  }

  private async move(id: string, slot: IsoDate, next: IsoDate): Promise<void> {
    const { dataSource, locks, settings } = this.persistence;
    await dataSource.transaction(async (tx) => {
      const aggregate = await locks.ifPresent(tx, id);
      await tx.query('DELETE FROM planned_item WHERE aggregate_id = $1 AND slot <= $2', [id, slot]);
      // Already asleep until a later slot: its leftovers were for people who had their mail.
      if (!aggregate || aggregate.nextSlot === null || aggregate.nextSlot > slot) return;
      const rules = await settings.rules(aggregate.programme, tx);
      const { nextSlot, nextWake } = scheduleOf(aggregate, rules, next, this.window);
      await tx.query(
        'UPDATE aggregate SET next_slot = $2, next_wake = $3, planned_slot = NULL WHERE id = $1',
        [id, nextSlot, nextWake],
      );
      const at = this.clock.now().toISOString();
      await enqueue(tx, at, 'changed', id, { kind: aggregate.kind, workflow: true });
    });
  }
}
