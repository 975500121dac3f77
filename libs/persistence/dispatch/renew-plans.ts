import type { EntityManager } from 'typeorm';
import type { IsoDate } from '#contracts';
import type { SettingsStore } from '../stores/settings-store.js';
import type { Locks } from './locks.js';
import { notifyEngine } from './notify.js';
import { planAggregate, replaceItems } from './plan-slot.js';
import type { Recipients } from './ports.js';

export interface PlanParts {
  settings: SettingsStore;
  locks: Locks;
  reads: Recipients;
  createdAt: string;
}

/**
 * Who is told what was planned for these people is found anew: somebody takes their place from now on, or no longer.
 * The tasks themselves have not changed, so their plans would be taken for current otherwise. A mail that is frozen
 * already is on its way and stays what it is.
 */
export async function renewPlans(
  tx: EntityManager,
  persons: readonly string[],
  { settings, locks, reads, createdAt }: PlanParts,
): Promise<void> {
  const planned = (await tx.query(
    'SELECT DISTINCT aggregate_id AS id, slot FROM planned_item WHERE recipient = ANY($1) ORDER BY id, slot',
    [persons],
  )) as { id: string; slot: IsoDate }[];
  for (const { id, slot } of planned) {
    const aggregate = await locks.ifPresent(tx, id);
    // Claimed while we waited for it: what was planned has been told.
    if (!aggregate || aggregate.plannedSlot !== slot) continue;
    const rules = await settings.rules(aggregate.programme, tx);
    const { items } = await planAggregate(tx, aggregate, slot, rules, reads, createdAt);
    await replaceItems(tx, id, slot, items);
  }
  if (planned.length > 0) await notifyEngine(tx);
}
