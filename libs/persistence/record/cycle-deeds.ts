import type { EntityManager } from 'typeorm';
import { type BasisDocument, type FormContent, type IsoDate, UserError } from '#contracts';
import { type CycleState, localDate, missingParts, stageOf, type TaskState } from '#domain';
import { lastRounds } from '../cycles/last-rounds.js';
import { AggregateEntity, EventEntity } from '../entities/index.js';
import type { OutboxPayloads } from '../outbox-topics.js';
import type { Actor } from './actor.js';
import { type NewTask, type TaskStore, taskIdOf } from './task-store.js';

type Row = Record<string, string | number | null>;

/** The field of the plan's and of the conclusions' form that holds tasks. */
const TASK_ROWS = 'nhiem-vu';

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
    for (const { id: deadlineId, status } of (row.state as TaskState).deadlines) {
      const isOpen = status === 'open' || status === 'rework' || status === 'backlog';
      if (isOpen) {
        const note = 'Hoàn thành theo kỳ.';
        await this.tasks.execute(tx, id, { type: 'submit-deliverable', deadlineId, sentOn: on, note }, actor);
      }
      if (isOpen || status === 'submitted') {
        await this.tasks.execute(tx, id, { type: 'accept-deliverable', deadlineId }, actor);
      }
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
    for (const [i, row] of rows.entries()) {
      if (isPlan) await this.takePlanRow(tx, cycle, row, i + 1, basis, actor);
      else await this.begin(tx, cycle, row, `KL-${cycle.year}-${i + 1}`, 'obligation', basis, actor);
    }
  }

  private async takePlanRow(
    tx: EntityManager,
    cycle: CycleState,
    row: Row,
    no: number,
    basis: BasisDocument,
    actor: Actor,
  ): Promise<void> {
    const code = text(row.ma) ?? `KH-${cycle.year}-${no}`;
    const id = taskIdOf(cycle.programme, code);
    const known = await tx.findOneBy(AggregateEntity, { id, kind: 'task' });
    if (known === null) {
      if (row.loai !== 'dừng') await this.begin(tx, cycle, row, code, 'task', basis, actor);
      return;
    }
    const state = known.state as TaskState;
    const over = state.status === 'completed' || state.status === 'stopped';
    if (row.loai === 'dừng' && !over && state.status !== 'draft') {
      const reason = `Dừng theo ${cycle.title}.`;
      await this.tasks.execute(tx, id, { type: 'stop', reason, basis }, actor);
      return;
    }
    const due = text(row.han);
    const [deadline] = state.deadlines;
    if (
      row.loai === 'điều chỉnh' &&
      due !== null &&
      state.status === 'active' &&
      deadline?.status === 'open'
    ) {
      const rule = { kind: 'by', date: due } as const;
      if (deadline.legalDue === due) return;
      const reason = `Điều chỉnh theo ${cycle.title}.`;
      await this.tasks.execute(
        tx,
        id,
        { type: 'replace-basis', deadlineId: deadline.id, rule, reason, basis },
        actor,
      );
      return;
    }
    if (state.status === 'draft' && missingParts(state).length === 0) {
      await this.tasks.execute(tx, id, { type: 'activate' }, actor);
    }
  }

  /** A new task, activated when it says what, who, which result and by when; else a draft that lists what is missing. */
  private async begin(
    tx: EntityManager,
    cycle: CycleState,
    row: Row,
    code: string,
    kind: NewTask['kind'],
    basis: BasisDocument,
    actor: Actor,
  ): Promise<void> {
    const { programme } = cycle;
    const id = taskIdOf(programme, code);
    if ((await tx.countBy(AggregateEntity, { id })) > 0) return;
    const lead = text(row['chu-tri']);
    const due = text(row.han);
    const rule = due === null ? null : ({ kind: 'by', date: due } as const);
    const deadlines = rule === null ? [] : [{ id: 'm1', deliverable: text(row['san-pham']) ?? '', rule }];
    const leadUnits = lead === null ? [] : [lead];
    const title = text(row.ten)!;
    const input: NewTask = { id, programme, code, kind, group: null, title, leadUnits, deadlines, basis };
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
async function planRows(tx: EntityManager, { id, stages }: CycleState, until: string): Promise<Row[]> {
  const at = stages.findIndex((s) => s.id === until);
  const before = stages.slice(0, at === -1 ? stages.length : at).reverse();
  for (const stage of before) {
    if (stageOf({ stages }, stage.id)?.form === null) continue;
    const rows = await rowsOf(tx, id, stage.id);
    if (rows.length > 0) return rows;
  }
  return [];
}

async function rowsOf(tx: EntityManager, cycleId: string, stage: string): Promise<Row[]> {
  const answers = await lastRounds(tx, cycleId, stage);
  return answers.flatMap(({ content }) => rowsIn(content));
}

function rowsIn(content: FormContent): Row[] {
  const rows = content[TASK_ROWS];
  return Array.isArray(rows) ? rows : [];
}

function text(value: string | number | null | undefined): string | null {
  const said = value === null || value === undefined ? '' : String(value).trim();
  return said === '' ? null : said;
}
