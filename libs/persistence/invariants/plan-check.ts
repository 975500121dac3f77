import type { EntityManager } from 'typeorm';
import { MoreThan } from 'typeorm';
import type { IsoDate } from '#contracts';
import type { TaskState } from '#domain';
import { planAggregate } from '../dispatch/plan-slot.js';
import type { DispatchClock, Recipients } from '../dispatch/ports.js';
import { AggregateEntity, PlannedItemEntity } from '../entities/index.js';
import { type PlanningWindow, scheduleOf, wakeAfter } from '../record/schedule.js';
import type { Rules, SettingsStore } from '../stores/settings-store.js';
import type { InvariantFinding } from './finding.js';

const BATCH = 500;
/** Longer than any planner needs after its wake-up, retries included. */
const PATIENCE_MS = 10 * 60_000;

/** Compares the place of every open aggregate in the plan with what the rules say of its state. */
export class PlanCheck {
  constructor(
    private readonly settings: SettingsStore,
    private readonly reads: Recipients,
    private readonly clock: DispatchClock,
    private readonly window: PlanningWindow,
  ) {}

  async findings(tx: EntityManager, serving: IsoDate, patienceMs = PATIENCE_MS): Promise<InvariantFinding[]> {
    const findings: InvariantFinding[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const rows: AggregateEntity[] = await tx.find(AggregateEntity, {
        where: { id: MoreThan(after), closed: false },
        order: { id: 'ASC' },
        take: BATCH,
      });
      for (const row of rows) {
        if (row.kind === 'task' && (row.state as TaskState).status === 'draft') continue;
        const rules = await this.settings.rules(row.programme, tx);
        const problem = (await this.placeOf(tx, row, serving, rules)) ?? null;
        if (problem !== null) findings.push({ invariant: 'plan-differs', subject: row.id, problem });
        const late = this.lateness(row, serving, patienceMs);
        if (late !== null) findings.push({ invariant: 'unplanned', subject: row.id, problem: late });
      }
      after = rows.length < BATCH ? null : rows.at(-1)!.id;
    }
    return findings;
  }

  private async placeOf(
    tx: EntityManager,
    row: AggregateEntity,
    serving: IsoDate,
    rules: Rules,
  ): Promise<string | null> {
    if (row.plannedSlot === serving) return this.preparedPlace(tx, row, serving, rules);
    const { nextSlot, nextWake, closed } = scheduleOf(row, rules, serving, this.window);
    if (closed) return 'it is over, and the row says that it is open';
    if (row.nextSlot !== nextSlot) return `next slot ${row.nextSlot}, by the rules ${nextSlot}`;
    return sameInstant(row.nextWake, nextWake) ? null : `wakes at ${row.nextWake}, by the rules ${nextWake}`;
  }

  /** Prepared for the slot that comes: it wakes for the one after, and its items lie ready. */
  private async preparedPlace(
    tx: EntityManager,
    row: AggregateEntity,
    serving: IsoDate,
    rules: Rules,
  ): Promise<string | null> {
    const { items, following } = await planAggregate(tx, row, serving, rules, this.reads, '');
    const wake = wakeAfter(row, following, rules, this.window);
    // Planned by the dispatch itself, its workflow has not asked yet.
    const early = row.nextWake !== null && Date.parse(row.nextWake) <= this.clock.now().getTime();
    if (!early && !sameInstant(row.nextWake, wake)) return `wakes at ${row.nextWake}, by the rules ${wake}`;
    const keys = (await tx.findBy(PlannedItemEntity, { aggregateId: row.id, slot: serving })).map(
      (i) => i.key,
    );
    const planned = items.map((item) => item.key);
    const differs = keys.length !== planned.length || keys.some((key) => !planned.includes(key));
    return differs ? `planned for ${serving}: ${keys.join(' ')}; by the rules: ${planned.join(' ')}` : null;
  }

  private lateness(row: AggregateEntity, serving: IsoDate, patienceMs: number): string | null {
    if (row.nextWake === null || row.plannedSlot === serving) return null;
    const lateMs = this.clock.now().getTime() - Date.parse(row.nextWake);
    return lateMs > patienceMs ? `should have been planned at ${row.nextWake}` : null;
  }
}

function sameInstant(a: Date | string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b;
  return new Date(a).getTime() === new Date(b).getTime();
}
