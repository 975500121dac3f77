import type { EntityManager } from 'typeorm';
import {
  type CaseEvent,
  type CaseEventType,
  type CaseState,
  caseIdOf,
  casesToClose,
  evolveCase,
  evolveTask,
  firstSlotFrom,
  followUp,
  isCaseFact,
  isFact,
  notedStatus,
  type Recorded,
  type TaskEvent,
  type TaskEventType,
  type TaskState,
} from '#domain';
import { AggregateEntity } from '../entities/index.js';
import { writeCase, writeTask } from '../read-model/write.js';
import { type Rules, rulesOf, type SettingsStore } from '../stores/settings-store.js';
import type { Actor } from './actor.js';
import { enqueue } from './enqueue.js';
import { type DomainEvent, insertEvents } from './events.js';
import {
  DEFAULT_PLANNING_WINDOW,
  type PlanningWindow,
  type Schedule,
  scheduleCase,
  scheduleTask,
} from './schedule.js';

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
    const { seq, headHash } = await insertEvents(tx, aggregate, events, { actor, at });
    const isOnlyFact = aggregate.kind === 'case' ? isCaseFact : isFact;
    const onlyFacts = events.every(({ type }) => isOnlyFact(type as CaseEventType & TaskEventType));
    const applied =
      aggregate.kind === 'task'
        ? await this.task(tx, aggregate.state as TaskState, events as TaskEvent[], at, by, onlyFacts)
        : await this.case(tx, aggregate.state as CaseState, events as CaseEvent[], at, by, onlyFacts);
    Object.assign(aggregate, applied.schedule, {
      state: applied.state,
      version: applied.state.version,
      programme: applied.state.programme,
      seq,
      headHash,
      updatedAt: at,
      // Facts are what the plan expected; anything else may have changed the plan.
      plannedSlot: onlyFacts ? aggregate.plannedSlot : null,
    });
    await tx.update(AggregateEntity, { id: aggregate.id }, aggregate as object);
    if (!onlyFacts) {
      const workflow = aggregate.kind === 'case' || (applied.state as TaskState).status !== 'draft';
      await enqueue(tx, at, 'changed', aggregate.id, { kind: aggregate.kind, workflow });
    }
    return aggregate;
  }

  /** The place in the plan as things stand now. */
  schedule(aggregate: Pick<AggregateEntity, 'kind' | 'state'>, current: Rules): Schedule {
    const rules = rulesOf(current, aggregate.state);
    const next = firstSlotFrom(this.clock.now().toISOString(), rules.calendar, rules.policy.slotHour);
    const from = rules.openSlot !== null && rules.openSlot < next ? rules.openSlot : next;
    return aggregate.kind === 'task'
      ? scheduleTask(aggregate.state as TaskState, rules, from, this.window)
      : scheduleCase(aggregate.state as CaseState, rules, from, this.window);
  }

  private async task(
    tx: EntityManager,
    before: TaskState,
    events: TaskEvent[],
    at: string,
    rules: Rules,
    onlyFacts: boolean,
  ): Promise<{ state: TaskState; schedule: Schedule }> {
    const state = events.reduce((s, event) => evolveTask(s, { ...event, at } as Recorded<TaskEvent>), before);
    if (!onlyFacts) await writeTask(tx, state, rules.calendar, at);
    await this.orderCases(tx, before, state, events, at);
    return { state, schedule: this.schedule({ kind: 'task', state }, rules) };
  }

  private async case(
    tx: EntityManager,
    before: CaseState,
    events: CaseEvent[],
    at: string,
    rules: Rules,
    onlyFacts: boolean,
  ): Promise<{ state: CaseState; schedule: Schedule }> {
    const state = events.reduce(evolveCase, before);
    if (!onlyFacts) await writeCase(tx, state);
    await this.followUps(tx, state, events, at);
    if (state.status !== before.status && state.status !== 'none') {
      const { id: caseId, taskId, deadlineId } = state;
      const status = notedStatus(state.status);
      await enqueue(tx, at, 'task.case-noted', taskId, { taskId, deadlineId, caseId, status });
    }
    return { state, schedule: this.schedule({ kind: 'case', state }, rules) };
  }

  /** A step of a case that was sent, or reached nobody, moves the case on without a person. */
  async followUps(tx: EntityManager, state: CaseState, events: CaseEvent[], at: string): Promise<void> {
    for (const event of events) {
      if (event.type !== 'escalated' && event.type !== 'rung-skipped') continue;
      const next = followUp({ name: event.data.rung });
      if (next === 'resume-by-engine') await enqueue(tx, at, 'case.resume', state.id, {});
      if (next === 'send-up-by-engine') await enqueue(tx, at, 'case.send-up', state.id, {});
    }
  }

  /** L3 opens a draft case and L4 sends it up, also when nobody could be told of it; an end of the need closes it. */
  async orderCases(
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
