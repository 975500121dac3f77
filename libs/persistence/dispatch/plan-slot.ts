import type { EntityManager } from 'typeorm';
import type { IsoDate } from '#contracts';
import {
  assumeCycleSent,
  assumeSent,
  type CaseState,
  type CycleState,
  ladderSent,
  nextCaseSlot,
  nextCycleSlot,
  nextSlot,
  nextSupervisionSlot,
  planCaseSlot,
  planCycleSlot,
  planSlot,
  planSupervisionSlot,
  type SupervisionState,
  type TaskState,
} from '#domain';
import { asRows } from '../as-row.js';
import { AggregateEntity, PlannedItemEntity } from '../entities/index.js';
import { type Rules, rulesOf } from '../stores/settings-store.js';
import { cycleItems } from './cycle-items.js';
import { caseItems, type PlannedItem, type Resolve, taskItems } from './items.js';
import type { Debt, Recipients } from './ports.js';
import { beforeSlot } from './rewind.js';
import { supervisionItems } from './supervision-items.js';

/** The first slot after the planned one in which something will come, once the planned one has gone out. */
export interface Planned {
  items: PlannedItem[];
  following: IsoDate | null;
}

/** Works out what an aggregate says in a slot; reads persons, writes nothing. */
export async function planAggregate(
  tx: EntityManager,
  aggregate: AggregateEntity,
  slot: IsoDate,
  current: Rules,
  reads: Recipients,
  createdAt: string,
): Promise<Planned> {
  const rules = rulesOf(current, aggregate.state as { policy?: string | null });
  const after = rules.calendar.after(slot);
  switch (aggregate.kind) {
    case 'task': {
      const state = aggregate.state as TaskState;
      const plan = planSlot(beforeSlot(state, slot), rules, slot);
      const items = await taskItems(state, plan, resolverOf(tx, state, slot, reads), createdAt);
      return { items, following: nextSlot(assumeSent(state, plan), rules, after) };
    }
    case 'case': {
      const state = aggregate.state as CaseState;
      const plan = planCaseSlot(beforeSlot(state, slot), rules, slot);
      const subject = await tx.findOneByOrFail(AggregateEntity, { id: state.taskId });
      const debt = subject.kind === 'cycle' ? debtOfCycle(subject.state as CycleState) : subject.state;
      const items = await caseItems(state, plan, resolverOf(tx, debt as Debt, slot, reads), createdAt);
      return { items, following: nextCaseSlot(ladderSent(state, plan), rules, after) };
    }
    case 'cycle': {
      const state = aggregate.state as CycleState;
      const plan = planCycleSlot(beforeSlot(state, slot), rules, slot);
      const resolve = (unit: string | null) => resolverOf(tx, debtOfCycle(state, unit), slot, reads);
      const items = await cycleItems(state, plan, resolve, createdAt);
      return { items, following: nextCycleSlot(assumeCycleSent(state, plan), rules, after) };
    }
    case 'supervision': {
      const state = aggregate.state as SupervisionState;
      const plan = planSupervisionSlot(beforeSlot(state, slot), rules, slot);
      const resolve = resolverOf(tx, debtOfSupervision(state), slot, reads);
      const items = await supervisionItems(state, plan, resolve, createdAt);
      const following = nextSupervisionSlot(ladderSent(state, plan), rules, after);
      return { items, following };
    }
    default:
      return { items: [], following: null };
  }
}

/** The unit that is to answer, where one has been named. */
function debtOfSupervision({ programme, assigned }: SupervisionState): Debt {
  return { programme, leadUnits: assigned === null ? [] : [assigned.unit], heldBy: null, officer: null };
}

/** Who owes what a step of a cycle is about: the unit that is asked, where it is one. */
function debtOfCycle({ programme }: CycleState, unit: string | null = null): Debt {
  return { programme, leadUnits: unit === null ? [] : [unit], heldBy: null, officer: null };
}

/**
 * Puts the items of a slot in the place of what was planned before. Who has the slot's mail already gets no second
 * one; what is new for them waits for the next slot.
 */
export async function replaceItems(
  tx: EntityManager,
  aggregateId: string,
  slot: IsoDate,
  items: readonly PlannedItem[],
): Promise<void> {
  await tx.query('DELETE FROM planned_item WHERE aggregate_id = $1 AND slot <= $2', [aggregateId, slot]);
  const served = await alreadyServed(tx, slot, items);
  const rows = items.filter((item) => item.recipient === null || !served.has(item.recipient));
  if (rows.length > 0) await tx.insert(PlannedItemEntity, asRows<PlannedItemEntity>(rows));
}

async function alreadyServed(
  tx: EntityManager,
  slot: IsoDate,
  items: readonly PlannedItem[],
): Promise<ReadonlySet<string>> {
  const recipients = [...new Set(items.flatMap(({ recipient }) => recipient ?? []))];
  if (recipients.length === 0) return new Set();
  const rows = (await tx.query(
    `SELECT recipient FROM message
     WHERE slot_date = $1 AND frozen_at IS NOT NULL AND class <> 'letter' AND recipient = ANY($2)`,
    [slot, recipients],
  )) as { recipient: string }[];
  return new Set(rows.map((row) => row.recipient));
}

function resolverOf(tx: EntityManager, debt: Debt, slot: IsoDate, reads: Recipients): Resolve {
  const known = new Map<string, ReturnType<Resolve>>();
  return (role) => {
    // Heads of two coordinating units are one role and different people.
    const key = JSON.stringify(role);
    const found = known.get(key) ?? reads.recipients(debt, role, slot, tx);
    known.set(key, found);
    return found;
  };
}
