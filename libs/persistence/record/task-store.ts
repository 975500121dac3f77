import { createHash } from 'node:crypto';
import { type EntityManager, LessThanOrEqual } from 'typeorm';
import { type CreateTask, invalidField, type Level, type TaskCommand, UserError } from '#contracts';
import {
  caseIdOf,
  decideTask,
  emptyTask,
  evolveTask,
  NEW_TERM,
  pointless,
  type Recorded,
  type TaskContext,
  type TaskEvent,
  type TaskState,
  takeBack,
  taskCreated,
} from '#domain';
import { bindEvidence, lockEvidence } from '../attachments/binding.js';
import type { Locks } from '../dispatch/locks.js';
import { AggregateEntity, EventEntity } from '../entities/index.js';
import { type Rules, rulesOf, type SettingsStore } from '../stores/settings-store.js';
import type { Actor } from './actor.js';
import { newAggregate } from './aggregates.js';
import { enqueue } from './enqueue.js';
import { asDomainEvent, eventsOfCommand } from './events.js';
import type { Recorder } from './recorder.js';
import { refuseStale } from './seen-version.js';

export type NewTask = CreateTask & { id?: string; demo?: boolean; heldBy?: string | null };

export interface CommandOptions {
  /** The version the actor saw; another one is refused as `stale-version`. */
  expectedVersion?: number;
  /** The engine opens a task by rule: see `TaskContext`. */
  byRule?: boolean;
  /** The level that the actor decides for; see `TaskContext`. */
  level?: Level | null;
}

export interface TaskOutcome {
  state: TaskState;
  events: TaskEvent[];
}

/** Commands to tasks, each within the caller's transaction. */
export class TaskStore {
  constructor(
    private readonly settings: SettingsStore,
    private readonly recorder: Recorder,
    private readonly locks: Locks,
    private readonly clock: { now(): Date },
  ) {}

  async create(tx: EntityManager, input: NewTask, actor: Actor): Promise<TaskState> {
    const {
      id: givenId,
      demo = false,
      heldBy = null,
      programme,
      code,
      kind,
      group,
      title,
      ...profile
    } = input;
    const rules = await this.settings.rules(programme, tx);
    if (rules.goLive === null) throw unknownProgramme(programme);
    const id = givenId ?? taskIdOf(programme, code);
    const aggregate = await newAggregate(tx, { kind: 'task', programme, state: emptyTask(id) }, this.clock);
    if (aggregate === null) return this.alreadyThere(tx, id, code, actor);
    await this.refuseTakenCode(tx, programme, code);
    const events: TaskEvent[] = [taskCreated({ code, programme, kind, group, title, heldBy, demo })];
    if (Object.values(profile).some((field) => field !== undefined)) {
      const ctx = this.context(rules, actor);
      const draft = evolveTask(emptyTask(id), { ...events[0]!, at: ctx.now } as Recorded<TaskEvent>);
      events.push(...decideTask(draft, { type: 'complete-profile', ...profile }, ctx));
    }
    await this.recorder.append(tx, aggregate, events, actor, rules);
    return aggregate.state as TaskState;
  }

  async execute(
    tx: EntityManager,
    id: string,
    command: TaskCommand,
    actor: Actor,
    options: CommandOptions = {},
  ): Promise<TaskOutcome> {
    const aggregate = await this.locks.one(tx, id, 'task');
    const state = aggregate.state as TaskState;
    const repeated = await eventsOfCommand(tx, aggregate, actor);
    if (repeated.length > 0) return { state, events: repeated as TaskEvent[] };
    const rules = await this.settings.rules(aggregate.programme, tx);
    const { byRule, level, expectedVersion } = options;
    const ctx = { ...this.context(rulesOf(rules, state), actor), byRule, level };
    refuseStale(state, expectedVersion, 'Nhiệm vụ', () => decideTask(state, command, ctx));
    const evidence = await lockEvidence(tx, command, actor);
    const events = decideTask(state, command, { ...ctx, evidence });
    await this.recorder.append(tx, aggregate, events, actor, rules);
    await bindEvidence(tx, id, events);
    return { state: aggregate.state as TaskState, events };
  }

  /** The task learns of its case. A case that came too late, or belongs to an earlier term, is closed again. */
  async noteCase(
    tx: EntityManager,
    taskId: string,
    note: { deadlineId: string; caseId: string; status: 'draft' | 'with-committee' | 'closed' },
    actor: Actor,
  ): Promise<void> {
    const aggregate = await this.locks.one(tx, taskId, 'task');
    const state = aggregate.state as TaskState;
    const { deadlineId, caseId, status } = note;
    const deadline = state.deadlines.find((d) => d.id === deadlineId);
    const present = deadline !== undefined && caseIdOf(taskId, deadlineId, deadline.ladderNo) === caseId;
    const reason = present ? pointless(state, deadline) : NEW_TERM;
    if (reason !== null && status !== 'closed') {
      await enqueue(tx, this.clock.now().toISOString(), 'case.close', caseId, { reason });
    }
    if (!present || (deadline.case?.id === caseId && isNotLater(status, deadline.case.status))) return;
    await this.recorder.append(
      tx,
      aggregate,
      [{ type: 'case-noted', data: { deadlineId, caseId, status } }],
      actor,
    );
  }

  /**
   * Undoes an import of a task that is locked and that nobody has touched since.
   *
   * @param before the number of the last event before the import; 0 for a task that it made
   * @throws UserError `state-conflict`
   */
  async takeBack(tx: EntityManager, aggregate: AggregateEntity, before: number, actor: Actor): Promise<void> {
    const { id, programme } = aggregate;
    const state = aggregate.state as TaskState;
    const rules = await this.settings.rules(programme, tx);
    const where = { aggregateId: id, seq: LessThanOrEqual(before) };
    const rows = before === 0 ? [] : await tx.find(EventEntity, { where, order: { seq: 'ASC' } });
    const earlier = rows.map((row) => asDomainEvent('task', row)).reduce(evolveTask, emptyTask(id));
    const ctx = this.context(rulesOf(rules, state), actor);
    await this.recorder.append(
      tx,
      aggregate,
      takeBack(state, before === 0 ? null : earlier, ctx),
      actor,
      rules,
    );
  }

  private context(rules: Rules, actor: Actor): TaskContext {
    const { calendar, policy, goLive, authority } = rules;
    return { now: this.clock.now().toISOString(), actor: actor.id, calendar, policy, goLive, authority };
  }

  private async alreadyThere(tx: EntityManager, id: string, code: string, actor: Actor): Promise<TaskState> {
    if ((await eventsOfCommand(tx, { id, kind: 'task' }, actor)).length === 0) throw codeTaken(code);
    return (await tx.findOneByOrFail(AggregateEntity, { id })).state as TaskState;
  }

  private async refuseTakenCode(tx: EntityManager, programme: string, code: string): Promise<void> {
    const rows = await tx.query('SELECT 1 FROM task WHERE programme = $1 AND code = $2', [programme, code]);
    if ((rows as unknown[]).length > 0) throw codeTaken(code);
  }
}

/** `khcn-3.6`; a code with letters that an id cannot carry gets an end made of them. */
export function taskIdOf(programme: string, code: string): string {
  const id = `${programme}-${code}`.toLowerCase();
  if (/^[a-z0-9._-]+$/.test(id)) return id;
  const plain = id
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/[^a-z0-9._-]/g, '');
  return `${plain}-${createHash('sha256').update(id).digest('hex').slice(0, 8)}`;
}

const STAGES = ['draft', 'with-committee', 'closed'] as const;

function isNotLater(status: (typeof STAGES)[number], known: (typeof STAGES)[number]): boolean {
  return STAGES.indexOf(status) <= STAGES.indexOf(known);
}

function codeTaken(code: string): UserError {
  return new UserError('state-conflict', `Mã ${code} đã được dùng trong chương trình này.`, [
    { path: 'code', message: 'mã đã được dùng' },
  ]);
}

function unknownProgramme(programme: string): UserError {
  return invalidField('programme', `không có chương trình ${programme}`);
}
