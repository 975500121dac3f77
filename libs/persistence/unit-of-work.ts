import type { DataSource, EntityManager } from 'typeorm';
import { type CaseCommand, type IsoDate, type TaskCommand, UserError } from '#contracts';
import type { CaseEngineCommand, TaskState } from '#domain';
import type { Locks } from './dispatch/locks.js';
import type { AggregateEntity, AggregateKind } from './entities/index.js';
import type { Actor } from './record/actor.js';
import type { CaseOptions, CaseOutcome, CaseStore } from './record/case-store.js';
import type { DomainEvent } from './record/events.js';
import type { Obligations, OpenedObligations } from './record/obligations.js';
import type { Recorder } from './record/recorder.js';
import type { CommandOptions, NewTask, TaskOutcome, TaskStore } from './record/task-store.js';

/** The parts that a unit of work sequences. */
export interface RecordParts {
  dataSource: DataSource;
  recorder: Recorder;
  locks: Locks;
  tasks: TaskStore;
  cases: CaseStore;
  obligations: Obligations;
}

/** What one actor does to the record. Every method is one transaction, unless it takes one. */
export class UnitOfWork {
  constructor(
    private readonly parts: RecordParts,
    private readonly actor: Actor,
  ) {}

  /** @throws UserError `invalid-input` (also when the programme is unknown), `state-conflict` when the code is taken */
  createTask(input: NewTask): Promise<TaskState> {
    return this.transaction((tx) => this.parts.tasks.create(tx, input, this.actor));
  }

  /** @throws UserError `not-found`, `stale-version`, and what `decideTask` refuses */
  executeTask(id: string, command: TaskCommand, options?: CommandOptions): Promise<TaskOutcome> {
    return this.transaction((tx) => this.parts.tasks.execute(tx, id, command, this.actor, options));
  }

  /** @throws UserError `not-found`, `stale-version`, and what `decideCase` refuses */
  executeCase(
    id: string,
    command: CaseCommand | CaseEngineCommand,
    options: CaseOptions = {},
  ): Promise<CaseOutcome> {
    const { cases } = this.parts;
    const done = this.transaction((tx) => cases.execute(tx, id, command, this.actor, options));
    return command.type === 'conclude' ? done.catch((error) => this.second(id, command, error)) : done;
  }

  /** A conclusion that came second has no effect, but it is kept that somebody gave it; then it is refused. */
  private async second(
    id: string,
    { conclusion }: Extract<CaseCommand, { type: 'conclude' }>,
    error: unknown,
  ): Promise<never> {
    if (error instanceof UserError && error.code === 'state-conflict') {
      // Without the name of the request: when that is repeated, it is refused again.
      const { commandId: _request, ...actor } = this.actor;
      const note = { type: 'note-refused', outcome: conclusion.outcome } as const;
      await this.transaction((tx) => this.parts.cases.execute(tx, id, note, actor));
    }
    throw error;
  }

  /** The task's side of a case; from the outbox, so it bears repetition. */
  noteCase(
    taskId: string,
    deadlineId: string,
    caseId: string,
    status: 'draft' | 'with-committee' | 'closed',
  ): Promise<void> {
    const note = { deadlineId, caseId, status };
    return this.transaction((tx) => this.parts.tasks.noteCase(tx, taskId, note, this.actor));
  }

  /** Opens every obligation of the programme that is assigned by `today` and not yet open. */
  openDueObligations(programme: string, today: IsoDate): Promise<OpenedObligations> {
    return this.parts.obligations.openDue(programme, today, this.actor);
  }

  /** For work that appends to several aggregates at once: lock them in the order of their ids. */
  transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.parts.dataSource.transaction(work);
  }

  /** @throws UserError `not-found` */
  lockAggregate(tx: EntityManager, id: string, kind: AggregateKind): Promise<AggregateEntity> {
    return this.parts.locks.one(tx, id, kind);
  }

  /** Appends what has been decided elsewhere (facts of dispatch) to a locked aggregate. */
  appendEvents(
    tx: EntityManager,
    aggregate: AggregateEntity,
    events: readonly DomainEvent[],
  ): Promise<AggregateEntity> {
    return this.parts.recorder.append(tx, aggregate, events, this.actor);
  }
}
