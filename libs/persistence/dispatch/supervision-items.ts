import type { Instant, IsoDate } from '#contracts';
import type { LadderPlan, SupervisionEvent, SupervisionState } from '#domain';
import { oncePerStep, type Told } from './facts.js';
import { addressed, ofRung, type PlannedItem, type Resolve, type Source, superseded } from './items.js';

/** What a recommendation says in a slot, one row for each person it is said to. */
export async function supervisionItems(
  state: SupervisionState,
  plan: LadderPlan,
  resolve: Resolve,
  createdAt: Instant,
): Promise<PlannedItem[]> {
  if (plan.step === null) return [];
  const { rung, late, supersedes } = plan.step;
  const source: Source = { id: state.id, version: state.version, slot: plan.slot, createdAt };
  const told = {
    ...ofRung(rung),
    deadlineId: null,
    doneKey: rung.key,
    late,
    supersedes: supersedes.map((r) => superseded(null, r)),
  };
  return addressed(source, told, rung.to, rung.why, resolve);
}

/** The facts that telling these items makes; what is recorded already makes none. */
export function supervisionFacts(
  state: SupervisionState,
  items: readonly PlannedItem[],
  told: Told,
  slot: IsoDate,
): SupervisionEvent[] {
  return oncePerStep(items).flatMap((item): SupervisionEvent[] => {
    const { doneKey: key, rung, nominal } = item;
    if (key === null || key in state.done) return [];
    const kind = item.kind as 'reminder' | 'overdue';
    const ref = { key, rung, kind, nominal, slot };
    const to = told.get(key) ?? [];
    const over = item.supersedes.map((s): SupervisionEvent => {
      const of = { key: s.key, rung: s.rung, kind, nominal: s.nominal, slot };
      return { type: 'rung-superseded', data: { ...of, by: rung, reason: 'outage' } };
    });
    const said: SupervisionEvent =
      to.length === 0
        ? { type: 'rung-skipped', data: { ...ref, reason: item.skipReason ?? 'nobody' } }
        : { type: 'reminded', data: { ...ref, to: [...to] } };
    return [...over, said];
  });
}
