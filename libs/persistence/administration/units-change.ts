import type { EntityManager } from 'typeorm';
import type { BasisDocument } from '#contracts';
import {
  type CycleState,
  DEFAULT_POLICY,
  decideTaskByEngine,
  localDate,
  replacedUnits,
  stageOf,
  type TaskState,
  WorkingCalendar,
} from '#domain';
import { asRow } from '../as-row.js';
import {
  type AdministrativeChangeEntity,
  AdministrativeMoveEntity,
  type AggregateEntity,
} from '../entities/index.js';
import { SYSTEM } from '../record/actor.js';
import type { Recorder } from '../record/recorder.js';

/** Who follows whom. In a split a task may go to another successor than its unit's first one. */
export interface HandedOver {
  map: Record<string, string>;
  byTask: Record<string, string>;
  document: BasisDocument;
}

/** Old unit → successor, for one task. */
export function successorsFor(
  task: Pick<TaskState, 'id'>,
  { map, byTask }: Pick<HandedOver, 'map' | 'byTask'>,
): Record<string, string> {
  const own = byTask[task.id];
  if (own === undefined) return map;
  return Object.fromEntries(Object.keys(map).map((old) => [old, own]));
}

/** Puts the successors into an open task or cycle; the old names stay in what is recorded. */
export async function handOver(
  tx: EntityManager,
  aggregate: AggregateEntity,
  { change, handed }: { change: AdministrativeChangeEntity; handed: HandedOver },
  recorder: Recorder,
  clock: { now(): Date },
): Promise<void> {
  if (aggregate.kind === 'cycle') return handOverCycle(tx, aggregate, handed, recorder, clock);
  if (aggregate.kind !== 'task') return;
  const state = aggregate.state as TaskState;
  const now = clock.now().toISOString();
  const map = successorsFor(state, handed);
  const command = { type: 'replace-units', map, document: handed.document } as const;
  const events = decideTaskByEngine(state, command, localDate(now), { ...TIMELESS, now });
  const lead = state.leadUnits[0] ?? state.heldBy;
  await recorder.append(tx, aggregate, events, SYSTEM);
  if (events.length === 0) return;
  const move = {
    changeId: change.id,
    aggregateId: aggregate.id,
    what: 'unit' as const,
    taskId: aggregate.id,
  };
  const to = lead === null ? undefined : map[lead];
  // The handover list is of those who lead from now on; who only takes part is in the history.
  if (to === undefined) return;
  await tx.upsert(
    AdministrativeMoveEntity,
    asRow<AdministrativeMoveEntity>({ ...move, deadlineId: to, fromDate: null, toDate: null, told: [] }),
    ['changeId', 'aggregateId', 'deadlineId', 'what'],
  );
}

/** What the old unit had begun to type, or what was sent back to it, is the successor's to go on with. */
async function handOverCycle(
  tx: EntityManager,
  aggregate: AggregateEntity,
  handed: HandedOver,
  recorder: Recorder,
  clock: { now(): Date },
): Promise<void> {
  const before = aggregate.state as CycleState;
  const events = replacedUnits(before, handed, localDate(clock.now().toISOString()));
  await recorder.append(tx, aggregate, events, SYSTEM);
  if (events.length === 0) return;
  for (const { id: stage, status, respondents } of (aggregate.state as CycleState).stages) {
    if (status !== 'open') continue;
    const asked = stageOf(before, stage)!.respondents;
    for (const old of asked.filter((unit) => !respondents.includes(unit))) {
      await tx.query(
        `INSERT INTO cycle_draft (cycle_id, stage, unit, content, revision, saved_by, saved_at)
         SELECT cycle_id, stage, $4, content, 1, by, at FROM (
           SELECT cycle_id, stage, content, saved_by AS by, saved_at AS at, 1 AS first, 0 AS round
           FROM cycle_draft WHERE cycle_id = $1 AND stage = $2 AND unit = $3
           UNION ALL
           SELECT cycle_id, stage, content, submitted_by, submitted_at, 2, -round
           FROM cycle_submission WHERE cycle_id = $1 AND stage = $2 AND unit = $3
         ) typed ORDER BY first, round LIMIT 1
         ON CONFLICT DO NOTHING`,
        [before.id, stage, old, handed.map[old]],
      );
      await tx.query('DELETE FROM cycle_draft WHERE cycle_id = $1 AND stage = $2 AND unit = $3', [
        ...[before.id, stage, old],
      ]);
    }
  }
}

/** Units have nothing to do with dates. */
const TIMELESS = {
  actor: 'system',
  calendar: new WorkingCalendar({ version: '', weeklyRest: [], days: [] }),
  policy: DEFAULT_POLICY,
  goLive: null,
};
