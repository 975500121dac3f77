import type { DataSource, EntityManager } from 'typeorm';
import {
  type CaseCommand,
  type CycleCommand,
  type IsoDate,
  type StartCycle,
  type TaskCommand,
  UserError,
} from '#contracts';
import type { CaseEngineCommand, CycleEngineCommand, TaskState } from '#domain';
import type { AggregateKind } from './entities/index.js';
import type { OutboxPayloads } from './outbox-topics.js';
import type { Actor } from './record/actor.js';
import type { CaseOptions, CaseOutcome, CaseStore } from './record/case-store.js';
import type { CycleDeeds } from './record/cycle-deeds.js';
import type { CycleOpenings, OpenedCycles } from './record/cycle-openings.js';
import type { CycleOutcome, CycleStore, UnitAnswerInput } from './record/cycle-store.js';
import type { Obligations, OpenedObligations } from './record/obligations.js';
import type { CommandOptions, NewTask, TaskOutcome, TaskStore } from './record/task-store.js';

/** The parts that a unit of work sequences. */
export interface RecordParts {
  dataSource: DataSource;
  tasks: TaskStore;
  cases: CaseStore;
  obligations: Obligations;
  cycles: CycleStore;
  openings: CycleOpenings;
  deeds: CycleDeeds;
}

/** What one actor does to the record. Every method is one transaction, unless it takes one or says that it is more. */
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

  /** The side of a task, or of a stage, of its case; from the outbox, so it bears repetition. */
  noteCase(
    taskId: string,
    deadlineId: string,
    caseId: string,
    status: 'draft' | 'with-committee' | 'closed',
  ): Promise<void> {
    const { tasks, cycles } = this.parts;
    return this.transaction(async (tx) => {
      if ((await kindOf(tx, taskId)) === 'cycle') {
        const note = { type: 'note-case', stage: deadlineId, caseId, status } as const;
        await cycles.execute(tx, taskId, note, this.actor);
        return;
      }
      await tasks.noteCase(tx, taskId, { deadlineId, caseId, status }, this.actor);
    });
  }

  /** @throws UserError `invalid-input`, `state-conflict` when the cycle of the period is open or was */
  startCycle(input: StartCycle): Promise<CycleOutcome> {
    return this.transaction((tx) => this.parts.cycles.start(tx, input, this.actor, 'person'));
  }

  /** @throws UserError `not-found`, `stale-version`, and what `decideCycle` refuses */
  executeCycle(
    id: string,
    command: CycleCommand | CycleEngineCommand,
    expectedVersion?: number,
  ): Promise<CycleOutcome> {
    const { cycles } = this.parts;
    return this.transaction((tx) => cycles.execute(tx, id, command, this.actor, expectedVersion));
  }

  /** @throws UserError `invalid-input` by field of the form, and what `decideCycle` refuses */
  submitToCycle(id: string, answer: UnitAnswerInput): Promise<CycleOutcome> {
    return this.transaction((tx) => this.parts.cycles.submit(tx, id, answer, this.actor));
  }

  /** What a stage delivers is handed in to the task that owes it; from the outbox, a transaction for each deed. */
  deliverByCycle(cycleId: string, delivered: OutboxPayloads['cycle.delivered']): Promise<void> {
    return this.parts.deeds.deliver(cycleId, delivered, this.actor);
  }

  /** The tasks that a stage's end makes; from the outbox, a transaction for each deed. */
  takeCycleEffect(cycleId: string, effect: OutboxPayloads['cycle.effect']): Promise<void> {
    return this.parts.deeds.take(cycleId, effect, this.actor);
  }

  /** Opens every cycle that the programme's clock opens and whose day has come. */
  openDueCycles(programme: string, today: IsoDate): Promise<OpenedCycles> {
    return this.parts.openings.openDue(programme, today, this.actor);
  }

  /** Opens every obligation of the programme that is assigned by `today` and not yet open. */
  openDueObligations(programme: string, today: IsoDate): Promise<OpenedObligations> {
    return this.parts.obligations.openDue(programme, today, this.actor);
  }

  /** For work that appends to several aggregates at once: lock them in the order of their ids. */
  transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.parts.dataSource.transaction(work);
  }
}

async function kindOf(tx: EntityManager, id: string): Promise<AggregateKind | null> {
  const rows = (await tx.query('SELECT kind FROM aggregate WHERE id = $1', [id])) as {
    kind: AggregateKind;
  }[];
  return rows[0]?.kind ?? null;
}
