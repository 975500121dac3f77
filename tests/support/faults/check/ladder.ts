import type { IsoDate } from '#contracts';
import {
  type CaseEvent,
  type CaseState,
  emptyCase,
  emptyTask,
  evolveCase,
  evolveTask,
  instantAt,
  isFact,
  type LadderContext,
  planCaseSlot,
  planSlot,
  type Recorded,
  type TaskEvent,
  type TaskState,
  WorkingCalendar,
} from '#domain';
import { type AggregateKind, asDomainEvent, isUnplanned } from '#persistence';
import type { Evidence, SlotSeen, Versioned } from './evidence.js';
import { historiesOf } from './record.js';
import { type Violation, violation } from './violation.js';

type Recording = Evidence['events'][number];

interface ServedSlot extends SlotSeen {
  at: string;
  until: string;
  rules: SlotRules;
}

/** With every version there is: an open task runs by the one that it was begun with. */
type SlotRules = LadderContext & { versions: Evidence['policies'] };

export interface LadderReport {
  violations: Violation[];
  /** How many pairs of aggregate and slot were compared, and how many could not be, because somebody acted meanwhile. */
  compared: number;
  skipped: number;
}

/**
 * I2 and I3 by a second opinion: every ladder is gone through again from its events, slot by slot, and the rules are
 * asked what was due; the facts must be exactly that. A step missed, told late, or told after its reason had gone shows.
 * With `since`, only slots from that one on.
 */
export function checkLadders(evidence: Evidence, since: IsoDate = ''): LadderReport {
  const slots = servedSlots(evidence).filter(({ slot }) => slot >= since);
  const report: LadderReport = { violations: [], compared: 0, skipped: 0 };
  const histories = historiesOf(evidence.events);
  const withLadders = evidence.aggregates.filter(({ kind }) => !isUnplanned(kind));
  for (const { id, kind } of withLadders)
    for (const slot of slots) compare(id, kind, histories.get(id) ?? [], slot, report);
  return report;
}

function servedSlots({ slots, calendars, policies, now }: Evidence): ServedSlot[] {
  const known = new Map<unknown, WorkingCalendar>();
  const calendarOf = (data: Evidence['calendars'][number]['data']) => {
    const calendar = known.get(data) ?? new WorkingCalendar(data);
    known.set(data, calendar);
    return calendar;
  };
  return slots.map(({ slot, state, until }) => {
    const at = new Date(instantAt(slot, 8)).toISOString();
    const current = { calendar: calendarOf(versionAt(calendars, at)), policy: versionAt(policies, at) };
    const rules = { ...current, versions: policies };
    return { slot, state, at, until: until ?? now, rules };
  });
}

function versionAt<T>(all: readonly Versioned<T>[], at: string): T {
  return (all.filter((version) => version.at <= at).at(-1) ?? all[0]!).data;
}

function compare(
  id: string,
  kind: AggregateKind,
  events: readonly Recording[],
  { slot, state, at, until, rules }: ServedSlot,
  report: LadderReport,
): void {
  const facts = events.filter((e) => isToldInASlot(e) && e.data['slot'] === slot);
  if (state !== 'done') {
    if (facts.length > 0 && state === 'held')
      report.violations.push(violation('I2', id, `facts of slot ${slot}, which was never served`));
    return;
  }
  // What a mail of an earlier slot told was told then, however late it was written down.
  const before = events.filter((e) => e.at < at || (isToldInASlot(e) && String(e.data['slot']) < slot));
  const first = facts[0]?.seq ?? 1 + (before.at(-1)?.seq ?? 0);
  const end = facts.at(-1)?.seq ?? 0;
  const acted = (e: Recording) => !isFact(e.type as TaskEvent['type']);
  const meanwhile =
    facts.length > 0
      ? events.some((e) => acted(e) && e.seq > first && e.seq < end)
      : events.some((e) => acted(e) && e.at >= at && e.at <= until);
  if (meanwhile) {
    report.skipped += 1;
    return;
  }
  report.compared += 1;
  const past = events.filter((e) => e.seq < first);
  const due = dueIn(id, kind, past, slot, rules).sort();
  const told = facts.map(nameOf).sort();
  if (due.join() !== told.join())
    report.violations.push(
      violation('I2', id, `slot ${slot}: due by the rules [${due}], recorded [${told}]`),
    );
}

/** What the rules say of the state before the slot, in the names of `nameOf`. */
function dueIn(
  id: string,
  kind: AggregateKind,
  past: readonly Recording[],
  slot: IsoDate,
  all: SlotRules,
): string[] {
  // A day that became a holiday after its dispatch had been begun.
  if (past.length === 0 || !all.calendar.isWorkingDay(slot)) return [];
  if (kind === 'task') {
    const state: TaskState = past
      .map((row) => asDomainEvent('task', row) as Recorded<TaskEvent>)
      .reduce(evolveTask, emptyTask(id));
    if (state.status === 'draft') return [];
    const { steps, notices } = planSlot(state, ownRules(all, state.policy), slot);
    return [
      ...steps.flatMap((s) => [`told ${s.doneKey}`, ...s.supersedes.map((r) => `superseded ${r.doneKey}`)]),
      ...notices.map((n) => `notice ${n.key}`),
    ];
  }
  const state: CaseState = past
    .map((row) => asDomainEvent('case', row) as CaseEvent)
    .reduce(evolveCase, emptyCase(id));
  const { step } = planCaseSlot(state, ownRules(all, state.policy), slot);
  if (step === null) return [];
  return [`told ${step.rung.key}`, ...step.supersedes.map((r) => `superseded ${r.key}`)];
}

/** The hour of the slot is the installation's, whatever an old version says. */
function ownRules({ calendar, policy, versions }: SlotRules, version?: string | null): LadderContext {
  const own = versions.find(({ data }) => data.version === version)?.data ?? policy;
  return { calendar, policy: { ...own, slotHour: policy.slotHour } };
}

function isToldInASlot({ type }: Recording): boolean {
  return ['reminded', 'escalated', 'rung-skipped', 'rung-superseded', 'notice-sent'].includes(type);
}

function nameOf({ type, data }: Recording): string {
  if (type === 'notice-sent') return `notice ${data['key']}`;
  const deadline = data['deadlineId'];
  const key = typeof deadline === 'string' ? `${deadline}:${data['key']}` : String(data['key']);
  return `${type === 'rung-superseded' ? 'superseded' : 'told'} ${key}`;
}
