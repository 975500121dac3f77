import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Instant, IsoDate } from '#contracts';
import {
  type CaseState,
  type CycleState,
  changeCase,
  changeTask,
  type DomainMoves,
  localDate,
  type RoleRef,
  type RuleChange,
  type TaskState,
} from '#domain';
import type { Directory } from '../directory/directory.js';
import { canonicalJson } from '../record/canonical-json.js';
import { type Rules, rulesOf, type SettingsStore } from '../stores/settings-store.js';
import { cycleImpact, cycleMovesOf } from './cycle-impact.js';
import type { ImpactItem, Proposal } from './impact-item.js';

export interface OpenAggregate {
  id: string;
  kind: 'task' | 'case' | 'cycle';
  programme: string;
  state: TaskState | CaseState | CycleState;
}
export type OpenWork = OpenAggregate & { kind: 'task' | 'case'; state: TaskState | CaseState };

const BATCH = 200;

/** The same function for preview and save: what a proposal does to one aggregate, by the rules that it runs by. */
export function movesOf(
  { kind, state }: Pick<OpenWork, 'kind' | 'state'>,
  task: TaskState,
  current: Rules,
  proposal: Proposal,
  act: { now: Instant; cause: string; session: IsoDate | null },
): DomainMoves {
  const own = rulesOf(current, task);
  const calendar = proposal.calendar ?? own.calendar;
  const applies = proposal.policy !== undefined && (proposal.tasks?.has(task.id) ?? true);
  const { slotHour } = current.policy;
  const policy = applies ? { ...proposal.policy!, slotHour } : own.policy;
  const { now, cause, session } = act;
  const before = { calendar: own.calendar, policy: own.policy };
  const change: RuleChange = { before, after: { calendar, policy }, now, cause };
  return kind === 'task' ? changeTask(task, change) : changeCase(state as CaseState, change, session);
}

/** The session that a case waits for: the one it was put down for, else the programme's next. */
export async function sessionOf(
  tx: EntityManager,
  state: CaseState,
  { nextSession }: Rules,
): Promise<IsoDate | null> {
  if (state.session === null) return nextSession?.on ?? null;
  const found = await tx.query(
    'SELECT held_on FROM committee_session WHERE id = $1 AND cancelled_at IS NULL',
    [state.session],
  );
  return (found as { held_on: IsoDate }[])[0]?.held_on ?? null;
}

/** Runs a proposal over everything that is open; writes nothing. */
export async function impactOf(
  tx: EntityManager,
  proposal: Proposal,
  parts: { settings: SettingsStore; directory: Directory; now: Instant },
): Promise<ImpactItem[]> {
  const { settings, directory, now } = parts;
  const rules = new Map<string, Rules>();
  const found: ImpactItem[] = [];
  const today = localDate(now);
  for (let after: string | null = ''; after !== null; ) {
    const rows = await openAfter(tx, after);
    const tasks = await tasksOf(tx, rows);
    for (const row of rows) {
      if (row.kind === 'cycle') {
        const current = rules.get(row.programme) ?? (await settings.rules(row.programme, tx));
        rules.set(row.programme, current);
        const cycle = row.state as CycleState;
        const item = cycleImpact(cycle, cycleMovesOf(cycle, current, proposal, now), directory, now);
        if (item !== null) found.push(item);
        continue;
      }
      const task = tasks.get(row.kind === 'task' ? row.id : (row.state as CaseState).taskId);
      if (!task) continue;
      const current = rules.get(row.programme) ?? (await settings.rules(row.programme, tx));
      rules.set(row.programme, current);
      const session = row.kind === 'case' ? await sessionOf(tx, row.state as CaseState, current) : null;
      const { dates, steps } = movesOf(row as OpenWork, task, current, proposal, { now, cause: '', session });
      if (dates.length + steps.length === 0) continue;
      const persons = (roles: readonly RoleRef[], on: IsoDate) => personsOf(directory, task, roles, on);
      found.push({
        kind: row.kind,
        id: row.id,
        task,
        dates: dates.map((move) => ({ ...move, persons: persons(move.told, today) })),
        steps: steps.map((move) => ({ ...move, persons: persons(move.told, move.to ?? move.from ?? today) })),
      });
    }
    after = rows.length < BATCH ? null : rows.at(-1)!.id;
  }
  return found;
}

/** On a day: whoever is absent then has somebody in their place. */
export function personsOf(
  directory: Directory,
  task: TaskState,
  roles: readonly RoleRef[],
  on: IsoDate,
): string[] {
  return [...new Set(roles.flatMap((role) => directory.recipients(task, role, on).persons))];
}

/** What a preview was computed on, and what it showed: equal for equal. */
export function basisOf(from: object, proposed: object, items: readonly ImpactItem[]): string {
  const shown = items.map(({ id, dates, steps }) => [
    id,
    dates.map((d) => [d.what, d.deadlineId, d.from, d.to]),
    steps.map((s) => [s.key, s.from, s.to]),
  ]);
  return createHash('sha256').update(canonicalJson({ from, proposed, shown })).digest('hex');
}

/** Who gets the one mail: those whose dates move. */
export function toldOf(items: readonly ImpactItem[]): Set<string> {
  return new Set(items.flatMap(({ dates }) => dates.flatMap(({ persons }) => persons)));
}

async function openAfter(tx: EntityManager, after: string): Promise<OpenAggregate[]> {
  return (await tx.query(
    `SELECT id, kind, programme, state FROM aggregate
     WHERE NOT closed AND kind IN ('task', 'case', 'cycle') AND id > $1 ORDER BY id LIMIT ${BATCH}`,
    [after],
  )) as OpenAggregate[];
}

/** The tasks that these are, or are about. */
export async function tasksOf(
  tx: EntityManager,
  rows: readonly Pick<OpenAggregate, 'id' | 'kind' | 'state'>[],
): Promise<Map<string, TaskState>> {
  const tasks = new Map<string, TaskState>();
  for (const row of rows) if (row.kind === 'task') tasks.set(row.id, row.state as TaskState);
  const others = rows.flatMap((row) => (row.kind === 'case' ? [(row.state as CaseState).taskId] : []));
  const missing = [...new Set(others)].filter((id) => !tasks.has(id));
  if (missing.length > 0) {
    const found = await tx.query(`SELECT id, state FROM aggregate WHERE kind = 'task' AND id = ANY($1)`, [
      missing,
    ]);
    for (const { id, state } of found as { id: string; state: TaskState }[]) tasks.set(id, state);
  }
  return tasks;
}
