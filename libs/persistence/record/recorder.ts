import type { EntityManager } from 'typeorm';
import {
  type CaseEvent,
  type CaseState,
  type CycleEvent,
  type CycleState,
  caseIdOf,
  casesToClose,
  firstSlotFrom,
  followUp,
  notedStatus,
  type TaskEvent,
  type TaskState,
} from '#domain';
import { asRow } from '../as-row.js';
import { AggregateEntity, type AggregateKind } from '../entities/index.js';
import { refuseEnded } from '../programmes/ended.js';
import { writeCase, writeCycle, writeDeadlines, writeTask } from '../read-model/write.js';
import { type Rules, rulesOf, type SettingsStore } from '../stores/settings-store.js';
import type { Actor } from './actor.js';
import { followCycle } from './cycle-effects.js';
import { enqueue } from './enqueue.js';
import { type DomainEvent, type DomainState, insertEvents } from './events.js';
import { evolved, onlyFacts } from './kinds.js';
import { DEFAULT_PLANNING_WINDOW, type PlanningWindow, type Schedule, scheduleOf } from './schedule.js';

/**
 * The one way in which an aggregate changes: events appended to its chain, snapshot, read model, place in the plan and
 * outbox, all in the caller's transaction, which holds the aggregate's row lock.
 */
export class Recorder {
  constructor(
    private readonly settings: SettingsStore,
    private readonly clock: { now(): Date },
    private readonly window: PlanningWindow = DEFAULT_PLANNING_WINDOW,
  ) {}

  /** Without `rules` they are read in the transaction. Changes `aggregate` to what is now stored, and answers it. */
  async append(
    tx: EntityManager,
    aggregate: AggregateEntity,
    events: readonly DomainEvent[],
    actor: Actor,
    rules?: Rules,
  ): Promise<AggregateEntity> {
    if (events.length === 0) return aggregate;
    const at = this.clock.now().toISOString();
    const by = rules ?? (await this.settings.rules(aggregate.programme, tx));
    refuseEnded(by.closedOn, actor);
    const { seq, headHash } = await insertEvents(tx, aggregate, events, { actor, at });
    const { kind, state: before } = aggregate;
    const facts = onlyFacts(kind, events);
    const state = evolved(kind, before as DomainState, events, at);
    if (!facts) await this.writeRows(tx, { kind, state, before: before as DomainState }, by, at);
    await this.follow(tx, kind, { before: before as DomainState, after: state }, events, at);
    Object.assign(aggregate, this.schedule({ kind, state }, by), {
      state,
      version: state.version,
      programme: state.programme,
      seq,
      headHash,
      updatedAt: at,
      // Facts are what the plan expected; anything else may have changed the plan.
      plannedSlot: facts ? aggregate.plannedSlot : null,
    });
    await tx.update(AggregateEntity, { id: aggregate.id }, asRow<AggregateEntity>(aggregate));
    if (!facts) {
      const workflow = kind !== 'task' || (state as TaskState).status !== 'draft';
      await enqueue(tx, at, 'changed', aggregate.id, { kind, workflow });
    }
    return aggregate;
  }

  /** The place in the plan as things stand now. */
  schedule({ kind, state }: { kind: AggregateKind; state: object }, current: Rules): Schedule {
    const rules = rulesOf(current, state as { policy?: string | null });
    const next = firstSlotFrom(this.clock.now().toISOString(), rules.calendar, rules.policy.slotHour);
    const from = rules.openSlot !== null && rules.openSlot < next ? rules.openSlot : next;
    return scheduleOf({ kind, state }, current, from, this.window);
  }

  /** What lists read of the aggregate. With the state `before`, whose rows stand, only what differs is written. */
  async writeRows(
    tx: EntityManager,
    { kind, state, before }: { kind: AggregateKind; state: DomainState; before?: DomainState },
    rules: Rules,
    at: string,
  ): Promise<void> {
    if (kind === 'task') {
      await writeTask(tx, state as TaskState, rules.calendar, at);
      await writeDeadlines(tx, state as TaskState, before as TaskState | undefined);
    }
    if (kind === 'case') await writeCase(tx, state as CaseState);
    if (kind === 'cycle') await writeCycle(tx, state as CycleState);
  }

  /** What the events make happen elsewhere: ordered in the same transaction, carried out from the outbox. */
  async follow(
    tx: EntityManager,
    kind: AggregateKind,
    { before, after }: { before: DomainState; after: DomainState },
    events: readonly DomainEvent[],
    at: string,
  ): Promise<void> {
    if (kind === 'task') {
      await this.orderCases(tx, before as TaskState, after as TaskState, events as TaskEvent[], at);
    }
    if (kind === 'case') {
      await this.followUps(tx, after as CaseState, events as CaseEvent[], at);
      await this.noteCase(tx, before as CaseState, after as CaseState, at);
    }
    if (kind === 'cycle')
      await followCycle(tx, before as CycleState, after as CycleState, events as CycleEvent[], at);
  }

  /** The task, or the cycle, is told with whom its case is. */
  private async noteCase(tx: EntityManager, before: CaseState, state: CaseState, at: string): Promise<void> {
    if (state.status === before.status || state.status === 'none') return;
    const { id: caseId, taskId, deadlineId } = state;
    const status = notedStatus(state.status);
    await enqueue(tx, at, 'task.case-noted', taskId, { taskId, deadlineId, caseId, status });
  }

  /** A step of a case that was sent, or reached nobody, moves the case on without a person. */
  private async followUps(
    tx: EntityManager,
    state: CaseState,
    events: CaseEvent[],
    at: string,
  ): Promise<void> {
    for (const event of events) {
      if (event.type !== 'escalated' && event.type !== 'rung-skipped') continue;
      const next = followUp({ name: event.data.rung });
      if (next === 'resume-by-engine') await enqueue(tx, at, 'case.resume', state.id, {});
      if (next === 'send-up-by-engine') await enqueue(tx, at, 'case.send-up', state.id, {});
    }
  }

  /** L3 opens a draft case and L4 sends it up, also when nobody could be told of it; an end of the need closes it. */
  private async orderCases(
    tx: EntityManager,
    before: TaskState,
    after: TaskState,
    events: TaskEvent[],
    at: string,
  ): Promise<void> {
    for (const event of events) {
      if (event.type !== 'escalated' && event.type !== 'rung-skipped') continue;
      const { deadlineId, rung } = event.data;
      const deadline = before.deadlines.find((d) => d.id === deadlineId);
      if (!deadline) continue;
      const caseId = caseIdOf(after.id, deadline.id, deadline.ladderNo);
      // A task that was taken up again behind its L3 comes to L4 without a case; opening one twice opens it once.
      if (rung === 'L3' || (rung === 'L4' && deadline.case === null)) {
        const { id: taskId, programme } = after;
        await enqueue(tx, at, 'case.open', caseId, { taskId, deadlineId: deadline.id, programme });
      }
      if (rung === 'L4') await enqueue(tx, at, 'case.send-up', caseId, {});
    }
    for (const { caseId, reason } of casesToClose(before, after)) {
      await enqueue(tx, at, 'case.close', caseId, { reason });
    }
  }
}
