import type { DataSource, EntityManager } from 'typeorm';
import { type BasisDocument, type IsoDate, UserError } from '#contracts';
import {
  type CycleState,
  codeOfRow,
  commandOfRow,
  type DeedCause,
  deliveryOf,
  isStopped,
  localDate,
  missingParts,
  profileOfRow,
  type RefusedDeed,
  type TaskRow,
  type TaskState,
  taskRowsOf,
} from '#domain';
import { lastRounds } from '../cycles/last-rounds.js';
import { AggregateEntity, EventEntity } from '../entities/index.js';
import type { OutboxPayloads } from '../outbox-topics.js';
import type { Actor } from './actor.js';
import type { CycleStore } from './cycle-store.js';
import { type NewTask, type TaskStore, taskIdOf } from './task-store.js';

/**
 * What a cycle's end brings about in tasks. From the outbox, so each deed bears repetition; each in a transaction of its
 * own, so that one which is refused holds up none of the others: it is kept as a finding of the stage.
 */
export class CycleDeeds {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tasks: TaskStore,
    private readonly cycles: CycleStore,
    private readonly clock: { now(): Date },
  ) {}

  /** A stage handed in what a task owes: the task's deadlines are done on that day. */
  async deliver(
    cycleId: string,
    { programme, task: code, on }: OutboxPayloads['cycle.delivered'],
    actor: Actor,
  ): Promise<void> {
    const id = taskIdOf(programme, code);
    const refused = await this.tried({ deed: 'deliver', code, task: id }, async (tx) => {
      const row = await tx.findOneBy(AggregateEntity, { id, kind: 'task' });
      if (row === null) return;
      for (const command of deliveryOf(row.state as TaskState, on)) {
        await this.tasks.execute(tx, id, command, actor);
      }
    });
    const { stages } = await this.stateOf(cycleId);
    const stage = stages.find(({ delivers }) => delivers === code)!.id;
    await this.note(cycleId, { stage, cause: 'deliver', refused }, actor);
  }

  /** The plan that was issued, or the conclusions of a review, as tasks. */
  async take(
    cycleId: string,
    { effect, stage }: OutboxPayloads['cycle.effect'],
    actor: Actor,
  ): Promise<void> {
    const { manager } = this.dataSource;
    const cycle = await this.stateOf(cycleId);
    const basis = await basisOf(manager, cycle, stage);
    const isPlan = effect === 'activate-plan';
    const rows = isPlan ? await planRows(manager, cycle, stage) : await rowsOf(manager, cycleId, stage);
    const refused: RefusedDeed[] = [];
    for (const [i, row] of rows.entries()) {
      const code = codeOfRow(cycle, row, i + 1, isPlan ? 'KH' : 'KL');
      const of: RowOf = { cycle, row, code, basis, kind: isPlan ? 'task' : 'obligation' };
      refused.push(...(await this.takeRow(of, actor)));
    }
    await this.note(cycleId, { stage, cause: 'effect', refused }, actor);
  }

  private async takeRow(of: RowOf, actor: Actor): Promise<RefusedDeed[]> {
    const { cycle, row, code, basis } = of;
    const id = taskIdOf(cycle.programme, code);
    const known = await this.dataSource.manager.findOneBy(AggregateEntity, { id, kind: 'task' });
    if (known === null) return isStopped(row) ? [] : this.begin(id, of, actor);
    const command = commandOfRow(cycle, row, known.state as TaskState, basis);
    if (command === null) return [];
    return this.tried({ deed: command.type, code, task: id }, (tx) =>
      this.tasks.execute(tx, id, command, actor),
    );
  }

  /** A new task, activated when it says what, who, which result and by when; else a draft that lists what is missing. */
  private async begin(
    id: string,
    { cycle: { programme }, row, code, basis, kind }: RowOf,
    actor: Actor,
  ): Promise<RefusedDeed[]> {
    const input: NewTask = { id, programme, code, kind, group: null, basis, ...profileOfRow(row) };
    let isWhole = false;
    const refused = await this.tried({ deed: 'begin', code, task: null }, async (tx) => {
      isWhole = missingParts(await this.tasks.create(tx, input, actor)).length === 0;
    });
    if (!isWhole) return refused;
    const activate = { type: 'activate', assignedOn: this.today() } as const;
    return this.tried({ deed: 'activate', code, task: id }, (tx) =>
      this.tasks.execute(tx, id, activate, actor),
    );
  }

  /** One deed; what is refused leaves nothing behind and is answered with its reason. */
  private async tried(
    deed: Omit<RefusedDeed, 'reason'>,
    act: (tx: EntityManager) => Promise<unknown>,
  ): Promise<RefusedDeed[]> {
    try {
      await this.dataSource.transaction(act);
      return [];
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return [{ ...deed, reason: wordsOf(error) }];
    }
  }

  /** In a transaction of its own as well: done anew, the same deeds are refused again. */
  private async note(
    cycleId: string,
    noted: { stage: string; cause: DeedCause; refused: readonly RefusedDeed[] },
    actor: Actor,
  ): Promise<void> {
    const command = { type: 'note-deeds', ...noted } as const;
    await this.dataSource.transaction((tx) => this.cycles.execute(tx, cycleId, command, actor));
  }

  private async stateOf(id: string): Promise<CycleState> {
    const row = await this.dataSource.manager.findOneByOrFail(AggregateEntity, { id, kind: 'cycle' });
    return row.state as CycleState;
  }

  private today(): IsoDate {
    return localDate(this.clock.now().toISOString());
  }
}

/** A refusal with the fields that it is about. */
function wordsOf({ message, fields }: UserError): string {
  const why = fields.map((field) => field.message).join('; ');
  return why === '' ? message : `${message.replace(/\.$/, '')}: ${why}.`;
}

/** The document that ended the stage, issued by the one body that is to issue it; without one the cycle itself is named. */
async function basisOf(tx: EntityManager, cycle: CycleState, stage: string): Promise<BasisDocument> {
  const rows = await tx.find(EventEntity, {
    where: { aggregateId: cycle.id, type: 'stage-completed' },
    order: { seq: 'DESC' },
  });
  const named = rows.map(({ data }) => data as { stage: string; basis: BasisDocument | null });
  const own = named.find((data) => data.stage === stage)?.basis;
  const before = named.find((data) => data.basis !== null)?.basis;
  const bodies = cycle.stages.find(({ id }) => id === stage)?.respondents ?? [];
  if (own && bodies.length === 1) return { issuerUnit: bodies[0]!, ...own };
  return own ?? before ?? { title: cycle.title, number: null, date: null, issuer: null, line: null };
}

/** The tasks of the plan as it was submitted last before it was issued. */
async function planRows(tx: EntityManager, { id, stages }: CycleState, until: string): Promise<TaskRow[]> {
  const at = stages.findIndex((s) => s.id === until);
  const before = stages.slice(0, at === -1 ? stages.length : at).reverse();
  for (const stage of before) {
    if (stage.form === null) continue;
    const rows = await rowsOf(tx, id, stage.id);
    if (rows.length > 0) return rows;
  }
  return [];
}

async function rowsOf(tx: EntityManager, cycleId: string, stage: string): Promise<TaskRow[]> {
  return taskRowsOf((await lastRounds(tx, cycleId, stage)).map(({ content }) => content));
}

/** One row, the code of its task, and the document that the task rests on. */
interface RowOf {
  cycle: CycleState;
  row: TaskRow;
  code: string;
  basis: BasisDocument;
  kind: NewTask['kind'];
}
