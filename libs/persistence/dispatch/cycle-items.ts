import type { Instant, IsoDate } from '#contracts';
import type { CycleEvent, CycleRungRef, CycleSlotPlan, CycleState } from '#domain';
import { oncePerStep, type Told } from './facts.js';
import { addressed, ofRung, type PlannedItem, type Resolve, type Source, superseded } from './items.js';

/** What a cycle says in a slot: of each unit its step, one row for each person. */
export async function cycleItems(
  state: CycleState,
  plan: CycleSlotPlan,
  resolve: (unit: string | null) => Resolve,
  createdAt: Instant,
): Promise<PlannedItem[]> {
  const source: Source = { id: state.id, version: state.version, slot: plan.slot, createdAt };
  const items: PlannedItem[] = [];
  for (const { stage, unit, rung, late, supersedes } of plan.steps) {
    const told = {
      ...ofRung(rung),
      deadlineId: stage,
      doneKey: rung.key,
      late,
      supersedes: supersedes.map((earlier) => superseded(stage, earlier.rung)),
    };
    items.push(...(await addressed(source, told, rung.to, rung.why, resolve(unit))));
  }
  return items;
}

/** The facts that telling these items makes; what is recorded already makes none. */
export function cycleFacts(
  state: CycleState,
  items: readonly PlannedItem[],
  told: Told,
  slot: IsoDate,
): CycleEvent[] {
  const events: CycleEvent[] = [];
  for (const item of oncePerStep(items)) {
    const key = item.doneKey;
    if (key === null || key in state.done) continue;
    const { rung, nominal } = item;
    const kind = item.kind as CycleRungRef['kind'];
    const of = { stage: item.deadlineId!, unit: unitOfKey(key), kind, slot };
    for (const s of item.supersedes) {
      const data = {
        ...of,
        key: s.key,
        rung: s.rung,
        nominal: s.nominal,
        by: rung,
        reason: 'outage' as const,
      };
      events.push({ type: 'rung-superseded', data });
    }
    const to = told.get(key) ?? [];
    const ref = { ...of, key, rung, nominal };
    if (to.length === 0) {
      events.push({ type: 'rung-skipped', data: { ...ref, reason: item.skipReason ?? 'nobody' } });
    } else {
      const type = kind === 'escalation' ? 'escalated' : 'reminded';
      events.push({ type, data: { ...ref, to: [...to] } });
    }
  }
  return events;
}

/** The unit that a step of a stage is about; null where it is the whole stage's. */
export function unitOfKey(key: string): string | null {
  return /@([^/]+)/.exec(key)?.[1] ?? null;
}
