import type { EntityManager } from 'typeorm';
import { type BasisDocument, type IsoDate, UserError } from '#contracts';
import {
  type CycleState,
  codeOfRow,
  commandOfRow,
  deliveryOf,
  isStopped,
  localDate,
  missingParts,
  profileOfRow,
  type TaskRow,
  type TaskState,
  taskRowsOf,
} from '#domain';
import { lastRounds } from '../cycles/last-rounds.js';
import { AggregateEntity, EventEntity } from '../entities/index.js';
import type { OutboxPayloads } from '../outbox-topics.js';
import type { Actor } from './actor.js';
import { type NewTask, type TaskStore, taskIdOf } from './task-store.js';

/** What a cycle's end brings about in tasks. From the outbox, so each deed bears repetition. */
export class CycleDeeds {
  constructor(
    private readonly tasks: TaskStore,
    private readonly clock: { now(): Date },
  ) {}

  /** A stage handed in what a task owes: the task's deadlines are done on that day. */
  async deliver(
    tx: EntityManager,
    { programme, task: code, on }: OutboxPayloads['cycle.delivered'],
    actor: Actor,
  ): Promise<void> {
    const id = taskIdOf(programme, code);
    const row = await tx.findOneBy(AggregateEntity, { id, kind: 'task' });
    if (row === null) return;
    for (const command of deliveryOf(row.state as TaskState, on)) {
      await this.tasks.execute(tx, id, command, actor);
    }
  }

  /** The plan that was issued, or the conclusions of a review, as tasks. */
  async take(
    tx: EntityManager,
    cycleId: string,
    { effect, stage }: OutboxPayloads['cycle.effect'],
    actor: Actor,
  ): Promise<void> {
    const cycle = (await tx.findOneByOrFail(AggregateEntity, { id: cycleId })).state as CycleState;
    const basis = await this.basisOf(tx, cycle, stage);
    const isPlan = effect === 'activate-plan';
    const rows = isPlan ? await planRows(tx, cycle, stage) : await rowsOf(tx, cycleId, stage);
    const made = isPlan ? 'KH' : 'KL';
    for (const [i, row] of rows.entries()) {
      const of: RowOf = { cycle, row, code: codeOfRow(cycle, row, i + 1, made), basis };
      if (isPlan) await this.takePlanRow(tx, of, actor);
      else await this.begin(tx, of, 'obligation', actor);
    }
  }

  private async takePlanRow(tx: EntityManager, of: RowOf, actor: Actor): Promise<void> {
    const { cycle, row, code, basis } = of;
    const id = taskIdOf(cycle.programme, code);
    const known = await tx.findOneBy(AggregateEntity, { id, kind: 'task' });
    if (known === null) {
      if (!isStopped(row)) await this.begin(tx, of, 'task', actor);
      return;
    }
    const command = commandOfRow(cycle, row, known.state as TaskState, basis);
    if (command !== null) await this.tasks.execute(tx, id, command, actor);
  }

  /** A new task, activated when it says what, who, which result and by when; else a draft that lists what is missing. */
  private async begin(
    tx: EntityManager,
    { cycle: { programme }, row, code, basis }: RowOf,
    kind: NewTask['kind'],
    actor: Actor,
  ): Promise<void> {
    const id = taskIdOf(programme, code);
    if ((await tx.countBy(AggregateEntity, { id })) > 0) return;
    const input: NewTask = { id, programme, code, kind, group: null, basis, ...profileOfRow(row) };
    const state = await this.tasks.create(tx, input, actor);
    if (missingParts(state).length > 0) return;
    try {
      await this.tasks.execute(tx, id, { type: 'activate', assignedOn: this.today() }, actor);
    } catch (error) {
      // It stays a draft of the office: nothing is lost, and the sheet says what it lacks.
      if (!(error instanceof UserError)) throw error;
    }
  }

  /** The document that ended the stage; without one the cycle itself is named. */
  private async basisOf(tx: EntityManager, cycle: CycleState, stage: string): Promise<BasisDocument> {
    const rows = await tx.find(EventEntity, {
      where: { aggregateId: cycle.id, type: 'stage-completed' },
      order: { seq: 'DESC' },
    });
    const named = rows.map(({ data }) => data as { stage: string; basis: BasisDocument | null });
    const own = named.find((data) => data.stage === stage)?.basis;
    const before = named.find((data) => data.basis !== null)?.basis;
    return own ?? before ?? { title: cycle.title, number: null, date: null, issuer: null, line: null };
  }

  private today(): IsoDate {
    return localDate(this.clock.now().toISOString());
  }
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
}
