import type { DataSource, EntityManager } from 'typeorm';
import {
  type AmendmentCommand,
  type BasisDocument,
  type Level,
  type ProposeAmendment,
  UserError,
} from '#contracts';
import {
  type AmendmentContext,
  type AmendmentEvent,
  type AmendmentState,
  amendmentIdOf,
  decideAmendment,
  effectOfAmendment,
  emptyAmendment,
  evolveAmendment,
  localDate,
  proposeAmendment,
  type Recorded,
  type TaskContext,
  type TaskState,
} from '#domain';
import { asRow } from '../as-row.js';
import type { Locks } from '../dispatch/locks.js';
import { AggregateEntity, ProgrammeEntity } from '../entities/index.js';
import type { Actor } from '../record/actor.js';
import { type DomainState, eventsOfCommand, insertEvents } from '../record/events.js';
import { beginNumbered, begunBefore } from '../record/next-number.js';
import type { Recorder } from '../record/recorder.js';
import { refuseStale } from '../record/seen-version.js';
import { type TaskStore, taskIdOf } from '../record/task-store.js';
import { type Rules, rulesOf, type SettingsStore } from '../stores/settings-store.js';
import { programmeBasis } from './programme-basis.js';

interface Held {
  aggregate: AggregateEntity;
  state: AmendmentState;
  task: AggregateEntity | null;
  rules: Rules;
  ctx: AmendmentContext;
}

/** Requests of units for new or other tasks. What is accepted takes effect on the task in the same transaction. */
export class AmendmentStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: SettingsStore,
    private readonly recorder: Recorder,
    private readonly locks: Locks,
    private readonly tasks: TaskStore,
    private readonly clock: { now(): Date },
  ) {}

  /** @throws UserError `invalid-input` */
  async propose(input: ProposeAmendment, actor: Actor): Promise<AmendmentState> {
    return this.dataSource.transaction(async (tx) => {
      const before = await begunBefore(tx, actor, 'amendment-proposed');
      if (before !== null) return stateOf(await this.locks.one(tx, before, 'amendment'));
      const task = input.task === null ? null : await this.locks.one(tx, input.task, 'task');
      const { programme } = input;
      const empty = (no: number) => emptyAmendment(amendmentIdOf(programme, no));
      const aggregate = await beginNumbered(tx, { kind: 'amendment', programme, empty }, this.clock);
      const { ctx } = await this.context(tx, aggregate, task, actor, null);
      return this.append(tx, aggregate, [proposeAmendment(input, ctx)], actor);
    });
  }

  /** @throws UserError `not-found`, `stale-version`, `state-conflict`, `not-allowed`, `invalid-input` */
  async execute(
    id: string,
    command: AmendmentCommand,
    actor: Actor,
    options: { expectedVersion?: number; level?: Level | null } = {},
  ): Promise<AmendmentState> {
    return this.dataSource.transaction(async (tx) => {
      const held = await this.hold(tx, id, command, actor, options.level ?? null);
      const { aggregate, state, ctx } = held;
      if ((await eventsOfCommand(tx, aggregate, actor)).length > 0) return state;
      const decide = () => decideAmendment(state, command, ctx);
      refuseStale(
        { status: state.status, version: state.version },
        options.expectedVersion,
        'Đề nghị',
        decide,
      );
      const events = decide();
      if (command.type === 'decide' && command.decision === 'accept') {
        await this.takeEffect(tx, held, command, actor);
      }
      return this.append(tx, aggregate, events, actor);
    });
  }

  /** The task first, always, as with cases. */
  private async hold(
    tx: EntityManager,
    id: string,
    command: AmendmentCommand,
    actor: Actor,
    level: Level | null,
  ): Promise<Held> {
    const seen = await tx.findOneBy(AggregateEntity, { id, kind: 'amendment' });
    if (seen === null) throw new UserError('not-found', 'Không có đề nghị này.');
    const { task: taskId } = stateOf(seen);
    const task =
      taskId === null || command.type !== 'decide' ? null : await this.locks.one(tx, taskId, 'task');
    const aggregate = await this.locks.one(tx, id, 'amendment');
    const { ctx, rules } = await this.context(tx, aggregate, task, actor, level);
    const newTask =
      command.type === 'decide' && command.code !== undefined
        ? { newTask: taskIdOf(aggregate.programme, command.code) }
        : {};
    return { aggregate, state: stateOf(aggregate), task, rules, ctx: { ...ctx, ...newTask } };
  }

  private async takeEffect(
    tx: EntityManager,
    { state, task, rules, ctx }: Held,
    command: Extract<AmendmentCommand, { type: 'decide' }>,
    actor: Actor,
  ): Promise<void> {
    const own = task === null ? rules : rulesOf(rules, task.state as TaskState);
    const { calendar, policy, goLive, authority } = own;
    const now = this.clock.now().toISOString();
    const taskContext: TaskContext = {
      ...{ now, actor: actor.id, calendar, policy, goLive, authority, level: ctx.level },
    };
    const before = task === null ? null : (task.state as TaskState);
    const effect = effectOfAmendment(state, command, before, taskContext);
    if ('create' in effect) await this.tasks.create(tx, effect.create, actor);
    else await this.recorder.append(tx, task!, effect.events, actor, rules);
  }

  private async context(
    tx: EntityManager,
    { programme }: AggregateEntity,
    task: AggregateEntity | null,
    actor: Actor,
    level: Level | null,
  ): Promise<{ rules: Rules; ctx: AmendmentContext }> {
    const rules = await this.settings.rules(programme, tx);
    const row = await tx.findOneBy(ProgrammeEntity, { code: programme });
    const basis: BasisDocument | null = row === null ? null : programmeBasis(row);
    const { calendar, authority } = rules;
    const ctx: AmendmentContext = {
      ...{ today: localDate(this.clock.now().toISOString()), actor: actor.id, calendar, authority, level },
      task: task === null ? null : (task.state as TaskState),
      programmeBasis: basis,
    };
    return { rules, ctx };
  }

  private async append(
    tx: EntityManager,
    aggregate: AggregateEntity,
    events: readonly AmendmentEvent[],
    actor: Actor,
  ): Promise<AmendmentState> {
    const at = this.clock.now().toISOString();
    const { seq, headHash } = await insertEvents(tx, aggregate, events, { actor, at });
    const state = events.reduce<AmendmentState>(
      (s, event) => evolveAmendment(s, { ...event, at } as Recorded<AmendmentEvent>),
      stateOf(aggregate),
    );
    const change = { state, version: state.version, seq, headHash, updatedAt: at, closed: true };
    await tx.update(AggregateEntity, { id: aggregate.id }, asRow<AggregateEntity>(change));
    return state;
  }
}

export function stateOf(aggregate: Pick<AggregateEntity, 'state'>): AmendmentState {
  return aggregate.state as DomainState as AmendmentState;
}
