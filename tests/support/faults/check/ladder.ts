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
} from '#domain';
import { type AggregateKind, asDomainEvent, type EventRecord, type Persistence } from '#persistence';
import { type Violation, violation } from './violation.js';

interface ServedSlot {
  slot: IsoDate;
  state: 'open' | 'done' | 'held';
  at: string;
  until: string;
  rules: LadderContext;
}

export interface LadderReport {
  violations: Violation[];
  /** How many pairs of aggregate and slot were compared, and how many could not be, because somebody acted meanwhile. */
  compared: number;
  skipped: number;
}

/**
 * I2 and I3 by a second opinion: every ladder is gone through again from its events, slot by slot, and the rules are
 * asked what was due; the facts must be exactly that. A step missed, told late, or told after its reason had gone shows.
 */
export async function checkLadders(persistence: Persistence): Promise<LadderReport> {
  const slots = await servedSlots(persistence);
  const aggregates = (await persistence.dataSource.query('SELECT id, kind FROM aggregate ORDER BY id')) as {
    id: string;
    kind: AggregateKind;
  }[];
  const report: LadderReport = { violations: [], compared: 0, skipped: 0 };
  for (const { id, kind } of aggregates) {
    const events = await persistence.reads.taskEvents(id);
    for (const slot of slots) compare(id, kind, events, slot, report);
  }
  return report;
}

async function servedSlots({ dataSource, settings, clock }: Persistence): Promise<ServedSlot[]> {
  const rows = (await dataSource.query(
    'SELECT slot, state, finished_at AS until FROM dispatch_slot ORDER BY slot',
  )) as { slot: IsoDate; state: ServedSlot['state']; until: Date | null }[];
  const versions = async (table: 'calendar_version' | 'policy_version') =>
    (await dataSource.query(`SELECT version, saved_at AS at FROM ${table} ORDER BY saved_at`)) as {
      version: string;
      at: Date;
    }[];
  const [calendars, policies] = await Promise.all([versions('calendar_version'), versions('policy_version')]);
  const before = (all: { version: string; at: Date }[], at: string) =>
    (all.filter((v) => v.at.toISOString() <= at).at(-1) ?? all[0]!).version;
  return Promise.all(
    rows.map(async ({ slot, state, until }) => {
      const at = new Date(instantAt(slot, 8)).toISOString();
      const calendar = await settings.calendar(before(calendars, at));
      const policy = await settings.policy(before(policies, at));
      return { slot, state, at, until: (until ?? clock.now()).toISOString(), rules: { calendar, policy } };
    }),
  );
}

function compare(
  id: string,
  kind: AggregateKind,
  events: readonly EventRecord[],
  { slot, state, at, until, rules }: ServedSlot,
  report: LadderReport,
): void {
  const facts = events.filter((e) => isToldInASlot(e) && e.data['slot'] === slot);
  if (state !== 'done') {
    if (facts.length > 0 && state === 'held')
      report.violations.push(violation('I2', id, `facts of slot ${slot}, which was never served`));
    return;
  }
  const first = facts[0]?.seq ?? 1 + (events.filter((e) => iso(e.at) < at).at(-1)?.seq ?? 0);
  const end = facts.at(-1)?.seq ?? 0;
  const acted = (e: EventRecord) => !isFact(e.type as TaskEvent['type']);
  const meanwhile =
    facts.length > 0
      ? events.some((e) => acted(e) && e.seq > first && e.seq < end)
      : events.some((e) => acted(e) && iso(e.at) >= at && iso(e.at) <= until);
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
  past: readonly EventRecord[],
  slot: IsoDate,
  rules: LadderContext,
): string[] {
  if (past.length === 0) return [];
  if (kind === 'task') {
    const state: TaskState = past
      .map((row) => asDomainEvent('task', row) as Recorded<TaskEvent>)
      .reduce(evolveTask, emptyTask(id));
    if (state.status === 'draft') return [];
    const { steps, notices } = planSlot(state, rules, slot);
    return [
      ...steps.flatMap((s) => [`told ${s.doneKey}`, ...s.supersedes.map((r) => `superseded ${r.doneKey}`)]),
      ...notices.map((n) => `notice ${n.key}`),
    ];
  }
  const state: CaseState = past
    .map((row) => asDomainEvent('case', row) as CaseEvent)
    .reduce(evolveCase, emptyCase(id));
  const { step } = planCaseSlot(state, rules, slot);
  if (step === null) return [];
  return [`told ${step.rung.key}`, ...step.supersedes.map((r) => `superseded ${r.key}`)];
}

function isToldInASlot({ type }: EventRecord): boolean {
  return ['reminded', 'escalated', 'rung-skipped', 'rung-superseded', 'notice-sent'].includes(type);
}

function nameOf({ type, data }: EventRecord): string {
  if (type === 'notice-sent') return `notice ${data['key']}`;
  const deadline = data['deadlineId'];
  const key = typeof deadline === 'string' ? `${deadline}:${data['key']}` : String(data['key']);
  return `${type === 'rung-superseded' ? 'superseded' : 'told'} ${key}`;
}

function iso(at: string | Date): string {
  return new Date(at).toISOString();
}
