import type { EntityManager } from 'typeorm';
import type { IsoDate } from '#contracts';
import type { CaseState, CycleState, SupervisionState, TaskState } from '#domain';
import type { AggregateEntity } from '../entities/index.js';
import type { DomainEvent } from '../record/events.js';
import type { Recorder } from '../record/recorder.js';
import type { Rules } from '../stores/settings-store.js';
import { cycleFacts } from './cycle-items.js';
import { caseFacts, type Told, taskFacts, toldBy } from './facts.js';
import type { PlannedItem } from './items.js';
import { recordFacts } from './record-facts.js';
import { supervisionFacts } from './supervision-items.js';

/** Items that are told now, of aggregates that the transaction has locked. */
export interface Telling {
  items: readonly PlannedItem[];
  aggregates: ReadonlyMap<string, AggregateEntity>;
  /** All items of the aggregates in the slot: who else is told of a step is part of its fact. */
  all: readonly PlannedItem[];
}

/** Appends the facts of these items to their chains and takes the items away. */
export async function recordTold(
  tx: EntityManager,
  slot: IsoDate,
  { items, aggregates, all }: Telling,
  recorder: Recorder,
  by: { rules: Rules; at: string },
): Promise<void> {
  if (items.length === 0) return;
  const own = groupedByAggregate(items);
  const beside = groupedByAggregate(all);
  const facts = [...own].map(([id, some]) => {
    const aggregate = aggregates.get(id)!;
    const told = toldBy(beside.get(id) ?? []);
    return { aggregate, events: factsOf(aggregate, some, told, slot) };
  });
  await recordFacts(tx, facts, recorder, by.rules, by.at);
  await tx.query('DELETE FROM planned_item WHERE key = ANY($1)', [items.map((item) => item.key)]);
}

function factsOf(
  { kind, state }: AggregateEntity,
  items: readonly PlannedItem[],
  told: Told,
  slot: IsoDate,
): readonly DomainEvent[] {
  switch (kind) {
    case 'task':
      return taskFacts(state as TaskState, items, told, slot);
    case 'case':
      return caseFacts(state as CaseState, items, told, slot);
    case 'cycle':
      return cycleFacts(state as CycleState, items, told, slot);
    case 'supervision':
      return supervisionFacts(state as SupervisionState, items, told, slot);
    default:
      return [];
  }
}

function groupedByAggregate(items: readonly PlannedItem[]): Map<string, PlannedItem[]> {
  const groups = new Map<string, PlannedItem[]>();
  for (const item of items) {
    const group = groups.get(item.aggregateId);
    if (group) group.push(item);
    else groups.set(item.aggregateId, [item]);
  }
  return groups;
}
