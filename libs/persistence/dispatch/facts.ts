import type { IsoDate } from '#contracts';
import type { CaseEvent, CaseState, TaskEvent, TaskState } from '#domain';
import type { PlannedItem } from './items.js';

/** Everybody who is told of a step or a notice in this slot, by its key; the first to be sent to records all. */
export type Told = ReadonlyMap<string, readonly string[]>;

/** The facts that telling these items makes; what is recorded already makes none. */
export function taskFacts(
  state: TaskState,
  items: readonly PlannedItem[],
  told: Told,
  slot: IsoDate,
): TaskEvent[] {
  const events: TaskEvent[] = [];
  for (const item of oncePerStep(items)) {
    if (item.noticeKey !== null) {
      if (!state.notices.some((n) => n.key === item.noticeKey)) continue;
      const to = [...(told.get(item.noticeKey) ?? [])];
      events.push({ type: 'notice-sent', data: { key: item.noticeKey, slot, to } });
      continue;
    }
    if (item.doneKey === null || item.doneKey in state.done) continue;
    const { deadlineId, rung } = item;
    for (const s of item.supersedes) {
      events.push({ type: 'rung-superseded', data: { ...s, slot, by: rung, reason: 'outage' } });
    }
    const kind = item.kind as 'reminder' | 'overdue' | 'escalation';
    const ref = { deadlineId, key: rungKey(item), rung, kind, nominal: item.nominal, slot };
    const to = told.get(item.doneKey) ?? [];
    if (to.length === 0) {
      events.push({ type: 'rung-skipped', data: { ...ref, reason: item.skipReason ?? 'nobody' } });
    } else {
      const type = kind === 'escalation' ? 'escalated' : 'reminded';
      events.push({ type, data: { ...ref, to: [...to] } });
    }
  }
  return events;
}

export function caseFacts(
  state: CaseState,
  items: readonly PlannedItem[],
  told: Told,
  slot: IsoDate,
): CaseEvent[] {
  const events: CaseEvent[] = [];
  for (const item of oncePerStep(items)) {
    if (item.doneKey === null || item.doneKey in state.done) continue;
    const { rung, nominal } = item;
    for (const { key, rung: name, nominal: on } of item.supersedes) {
      const data = { key, rung: name, nominal: on, slot, by: rung, reason: 'outage' as const };
      events.push({ type: 'rung-superseded', data });
    }
    const ref = { key: item.doneKey, rung, nominal, slot };
    const to = told.get(item.doneKey) ?? [];
    if (to.length === 0)
      events.push({ type: 'rung-skipped', data: { ...ref, reason: item.skipReason ?? 'nobody' } });
    else events.push({ type: 'escalated', data: { ...ref, to: [...to] } });
  }
  return events;
}

/** Several people may be told of one step. */
export function oncePerStep(items: readonly PlannedItem[]): PlannedItem[] {
  return [...new Map(items.map((item) => [item.doneKey ?? item.noticeKey, item])).values()];
}

/** Groups recipients by the step or notice they are told of. */
export function toldBy(items: readonly Pick<PlannedItem, 'doneKey' | 'noticeKey' | 'recipient'>[]): Told {
  const told = new Map<string, string[]>();
  for (const { doneKey, noticeKey, recipient } of items) {
    const key = doneKey ?? noticeKey;
    if (key === null || recipient === null) continue;
    told.set(key, [...(told.get(key) ?? []), recipient]);
  }
  return told;
}

/** The rung's key within its deadline; a done key has the deadline before it. */
function rungKey(item: PlannedItem): string {
  return item.deadlineId === null ? item.doneKey! : item.doneKey!.slice(item.deadlineId.length + 1);
}
