import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { type CaseState, type CycleState, localDate, type TaskState } from '#domain';
import { asRow } from '../as-row.js';
import type { DirectoryStore } from '../directory/directory-store.js';
import type { Locks } from '../dispatch/locks.js';
import { AdministrativeChangeEntity, AdministrativeMoveEntity, AggregateEntity } from '../entities/index.js';
import { type Actor, SYSTEM } from '../record/actor.js';
import { enqueue } from '../record/enqueue.js';
import type { Recorder } from '../record/recorder.js';
import { isUnplanned } from '../record/unplanned.js';
import type { Rules, SettingsStore } from '../stores/settings-store.js';
import { cycleImpact, cycleMovesOf } from './cycle-impact.js';
import { movesOf, personsOf, sessionOf, tasksOf } from './impact.js';
import type { MovedDate, Proposal } from './impact-item.js';
import { sendSummaries } from './summaries.js';
import { type HandedOver, handOver } from './units-change.js';

export type ChangeKind = AdministrativeChangeEntity['kind'];
export type ChangePayload = Record<string, unknown> & {
  /** Ids of the tasks that a policy is applied to; absent: all. */
  tasks?: string[];
  /** The calendar that the one saved takes the place of. */
  from?: string;
  units?: HandedOver;
};

const BATCH = 50;

/**
 * Carries a saved change out on every open task and case: one short transaction each, so that commands go on
 * meanwhile; batch after batch through the outbox, so that a crash is resumed where it stopped. Done twice, it does the
 * same once.
 */
export class Replanning {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: { now(): Date },
    private readonly settings: SettingsStore,
    private readonly recorder: Recorder,
    private readonly directory: DirectoryStore,
    private readonly locks: Locks,
  ) {}

  /** In the transaction of the save. */
  async begin(
    tx: EntityManager,
    kind: ChangeKind,
    what: { version: string | null; cause: string; payload: ChangePayload },
    actor: Actor,
  ): Promise<string> {
    const id = randomUUID();
    const savedAt = this.clock.now().toISOString();
    const [{ total }] = (await tx.query(
      `SELECT count(*)::int AS total FROM aggregate WHERE NOT closed AND kind IN ('task', 'case', 'cycle')`,
    )) as [{ total: number }];
    await tx.insert(
      AdministrativeChangeEntity,
      asRow<AdministrativeChangeEntity>({
        ...{ id, kind, ...what, savedAt, savedBy: actor.id },
        ...{ reached: '', turn: 1, done: 0, total, finishedAt: null },
      }),
    );
    await enqueue(tx, savedAt, 'replan', id, {});
    return id;
  }

  /** The next batch; the last one sends the summaries. */
  async step(id: string): Promise<void> {
    const { manager } = this.dataSource;
    const change = await manager.findOneBy(AdministrativeChangeEntity, { id });
    if (change === null || change.finishedAt !== null) return;
    const ids = await this.batchOf(manager, change);
    for (const aggregate of ids) await this.dataSource.transaction((tx) => this.one(tx, aggregate, change));
    const last = ids.length < BATCH;
    await this.dataSource.transaction((tx) => this.advance(tx, change, ids, last));
  }

  private async batchOf(db: EntityManager, { reached, turn, savedAt }: AdministrativeChangeEntity) {
    const rows = (await db.query(
      `SELECT id FROM aggregate WHERE NOT closed AND kind <> 'register' AND id > $1
         AND ($2 = 1 OR updated_at >= $3) ORDER BY id LIMIT ${BATCH}`,
      [reached, turn, savedAt],
    )) as { id: string }[];
    return rows.map((row) => row.id);
  }

  private async one(tx: EntityManager, id: string, change: AdministrativeChangeEntity): Promise<void> {
    const aggregate = await this.locks.ifPresent(tx, id);
    if (aggregate === null || aggregate.closed || isUnplanned(aggregate.kind)) return;
    if (
      aggregate.kind === 'task' &&
      (aggregate.state as TaskState).status === 'draft' &&
      change.kind !== 'units'
    )
      return;
    const payload = change.payload as ChangePayload;
    if (change.kind === 'units') {
      await handOver(tx, aggregate, { change, handed: payload.units! }, this.recorder, this.clock);
      return;
    }
    const rules = await this.settings.rules(aggregate.programme, tx);
    if (aggregate.kind === 'cycle') return this.cycle(tx, aggregate, change, rules);
    // The day for the answer was set by the body that supervises; only its steps follow the calendar.
    if (aggregate.kind === 'supervision')
      return this.reschedule(tx, aggregate, this.clock.now().toISOString());
    const row = { id, kind: aggregate.kind, state: aggregate.state as TaskState | CaseState };
    const task = (await tasksOf(tx, [row])).values().next().value;
    if (task === undefined) return this.reschedule(tx, aggregate, this.clock.now().toISOString());
    const proposal = await this.proposalOf(tx, change, payload);
    const session = row.kind === 'case' ? await sessionOf(tx, row.state as CaseState, rules) : null;
    const now = this.clock.now().toISOString();
    const { events, dates } = movesOf(row, task, rules, proposal, { now, cause: change.cause, session });
    if (events.length === 0) return this.reschedule(tx, aggregate, now);
    await this.recorder.append(tx, aggregate, events, SYSTEM, rules);
    const directory = await this.directory.current(tx);
    const moved = dates.map((move) => ({
      ...move,
      persons: personsOf(directory, task, move.told, localDate(now)),
    }));
    await this.note(tx, change, { aggregateId: id, taskId: task.id }, moved);
  }

  /** The dates of a cycle stay as they were set; its last working days and its steps follow the calendar. */
  private async cycle(
    tx: EntityManager,
    aggregate: AggregateEntity,
    { id, kind, version, payload }: AdministrativeChangeEntity,
    rules: Rules,
  ): Promise<void> {
    const now = this.clock.now().toISOString();
    const { from } = payload as ChangePayload;
    if (kind === 'calendar' && from !== undefined) {
      const state = aggregate.state as CycleState;
      const before = { ...rules, calendar: await this.settings.calendar(from, tx) };
      const calendar = await this.settings.calendar(version!, tx);
      const moves = cycleMovesOf(state, before, { calendar }, now);
      const item = cycleImpact(state, moves, await this.directory.current(tx), now);
      await this.note(tx, { id }, { aggregateId: state.id, taskId: state.id }, item?.dates ?? []);
    }
    await this.reschedule(tx, aggregate, now);
  }

  /** What moved and who is to be told of it, once however often it is done. */
  private async note(
    tx: EntityManager,
    { id: changeId }: Pick<AdministrativeChangeEntity, 'id'>,
    of: { aggregateId: string; taskId: string },
    dates: readonly MovedDate[],
  ): Promise<void> {
    for (const { what, deadlineId, from, to, persons } of dates) {
      const move = { changeId, ...of, deadlineId, what, fromDate: from, toDate: to, told: persons };
      await tx.upsert(AdministrativeMoveEntity, asRow<AdministrativeMoveEntity>(move), [
        'changeId',
        'aggregateId',
        'deadlineId',
        'what',
      ]);
    }
  }

  /** A calendar is the current one by now, whichever was saved last; rules are those of the version named. */
  private async proposalOf(
    tx: EntityManager,
    { kind, version }: AdministrativeChangeEntity,
    { tasks }: ChangePayload,
  ): Promise<Proposal> {
    if (kind !== 'rules') return {};
    const policy = await this.settings.policy(version!, tx);
    return { policy, ...(tasks === undefined ? {} : { tasks: new Set(tasks) }) };
  }

  /** No date of it moved, but its steps may have. */
  private async reschedule(tx: EntityManager, aggregate: AggregateEntity, at: string): Promise<void> {
    const rules = await this.settings.rules(aggregate.programme, tx);
    const schedule = this.recorder.schedule(aggregate, rules);
    const same = schedule.nextSlot === aggregate.nextSlot && schedule.nextWake === aggregate.nextWake;
    if (same && aggregate.plannedSlot === null) return;
    await tx.update(AggregateEntity, { id: aggregate.id }, { ...schedule, plannedSlot: null });
    await enqueue(tx, at, 'changed', aggregate.id, { kind: aggregate.kind, workflow: true });
  }

  private async advance(
    tx: EntityManager,
    change: AdministrativeChangeEntity,
    ids: readonly string[],
    last: boolean,
  ): Promise<void> {
    const { id, reached, turn } = change;
    const at = this.clock.now().toISOString();
    const next = last ? { turn: turn + 1, reached: '' } : { turn, reached: ids.at(-1)! };
    const over = last && turn === 2;
    const counted = turn === 1 ? ids.length : 0;
    const [, count] = (await tx.query(
      `UPDATE administrative_change SET reached = $4, turn = $5, done = done + $6, finished_at = $7
       WHERE id = $1 AND reached = $2 AND turn = $3 AND finished_at IS NULL`,
      [id, reached, turn, next.reached, next.turn, counted, over ? at : null],
    )) as [unknown, number];
    // Somebody else has done this batch in the meantime.
    if (count === 0) return;
    if (over && change.kind === 'units') await this.endOldUnits(tx, change);
    else if (over) await sendSummaries(tx, change, await this.directory.current(tx), at);
    else await enqueue(tx, at, 'replan', id, {});
  }

  /** Everything is with the successors; the people who were carried over belong to them alone. */
  private async endOldUnits(tx: EntityManager, { payload }: AdministrativeChangeEntity): Promise<void> {
    const olds = Object.keys((payload as ChangePayload).units!.map);
    await tx.query('DELETE FROM membership WHERE unit_code = ANY($1)', [olds]);
    await this.directory.touched(tx);
  }
}
