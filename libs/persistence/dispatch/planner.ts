import type { EntityManager } from 'typeorm';
import type { IsoDate } from '#contracts';
import type { TaskState } from '#domain';
import type { AggregateEntity } from '../entities/index.js';
import type { Persistence } from '../persistence.js';
import { type PlanningWindow, scheduleOf, wakeAfter } from '../record/schedule.js';
import type { Rules } from '../stores/settings-store.js';
import { forcedSlot } from './engine-state.js';
import { notifyEngine } from './notify.js';
import { planAggregate, replaceItems } from './plan-slot.js';
import type { DispatchClock, NextStep } from './ports.js';
import type { Slots } from './slots.js';

/** Prepares aggregates for the slot that comes: one transaction each, asked for by their workflows. */
export class Planner {
  constructor(
    private readonly persistence: Persistence,
    private readonly clock: DispatchClock,
    private readonly slots: Slots,
    private readonly window: PlanningWindow,
  ) {}

  /** Plans the coming slot when its time has come, and says when to ask again. Asked twice, it does the same twice. */
  async plan(id: string): Promise<NextStep> {
    return this.persistence.dataSource.transaction(async (tx) => {
      const aggregate = await this.persistence.locks.ifPresent(tx, id);
      if (!aggregate || isDraft(aggregate)) return { closed: true, waitMs: null };
      const rules = await this.persistence.settings.rules(aggregate.programme, tx);
      const slot = await this.slots.serving(tx);
      const schedule = scheduleOf(aggregate, rules, slot, this.window);
      if (schedule.nextSlot === slot && (await this.isTime(tx, schedule.nextWake, slot))) {
        const following = await this.prepare(tx, aggregate, slot, rules);
        const wake = wakeAfter(aggregate, following, rules, this.window);
        await tx.query('UPDATE aggregate SET next_wake = $2 WHERE id = $1', [id, wake]);
        return this.step(wake, false);
      }
      await tx.query(
        'UPDATE aggregate SET next_slot = $2, next_wake = $3, planned_slot = NULL, closed = $4 WHERE id = $1',
        [id, schedule.nextSlot, schedule.nextWake, schedule.closed],
      );
      return this.step(schedule.nextWake, schedule.closed);
    });
  }

  /** Plans one aggregate for a slot whatever the hour, when it still needs it; answers whether it did. */
  async planFor(id: string, slot: IsoDate): Promise<boolean> {
    return this.persistence.dataSource.transaction(async (tx) => {
      const aggregate = await this.persistence.locks.ifPresent(tx, id);
      if (!aggregate || aggregate.closed || !needsPlanning(aggregate, slot)) return false;
      await this.prepare(tx, aggregate, slot, await this.persistence.settings.rules(aggregate.programme, tx));
      return true;
    });
  }

  /** Those that have something to say by this slot and are not planned for it. */
  async unplanned(slot: IsoDate, limit: number): Promise<string[]> {
    const rows = (await this.persistence.dataSource.query(`SELECT id ${UNPLANNED} ORDER BY id LIMIT $2`, [
      slot,
      limit,
    ])) as {
      id: string;
    }[];
    return rows.map((row) => row.id);
  }

  async countUnplanned(slot: IsoDate): Promise<number> {
    const [row] = (await this.persistence.dataSource.query(`SELECT count(*)::int AS missing ${UNPLANNED}`, [
      slot,
    ])) as {
      missing: number;
    }[];
    return row!.missing;
  }

  private async prepare(
    tx: EntityManager,
    aggregate: AggregateEntity,
    slot: IsoDate,
    rules: Rules,
  ): Promise<IsoDate | null> {
    const createdAt = this.clock.now().toISOString();
    const { items, following } = await planAggregate(
      tx,
      aggregate,
      slot,
      rules,
      this.persistence.directory,
      createdAt,
    );
    await replaceItems(tx, aggregate.id, slot, items);
    await tx.query('UPDATE aggregate SET next_slot = $2, planned_slot = $2 WHERE id = $1', [
      aggregate.id,
      slot,
    ]);
    await notifyEngine(tx);
    return following;
  }

  private async isTime(tx: EntityManager, wake: string | null, slot: IsoDate): Promise<boolean> {
    if (wake !== null && this.clock.msUntil(new Date(wake)) === 0) return true;
    return (await forcedSlot(tx)) === slot;
  }

  private step(wake: string | null, closed: boolean): NextStep {
    return { closed, waitMs: wake === null ? null : Math.ceil(this.clock.msUntil(new Date(wake))) };
  }
}

/** Drafts have nothing to say, so they are never among them. */
const UNPLANNED = `FROM aggregate WHERE NOT closed AND next_slot <= $1 AND (planned_slot IS NULL OR planned_slot <> $1)`;

function needsPlanning(aggregate: AggregateEntity, slot: IsoDate): boolean {
  return aggregate.nextSlot !== null && aggregate.nextSlot <= slot && aggregate.plannedSlot !== slot;
}

function isDraft(aggregate: AggregateEntity): boolean {
  return aggregate.kind === 'task' && (aggregate.state as TaskState).status === 'draft';
}
