import { type DataSource, type EntityManager, In, MoreThan } from 'typeorm';
import type { CaseState, CycleState, TaskState, WorkingCalendar } from '#domain';
import {
  AggregateEntity,
  CaseFileEntity,
  CycleEntity,
  DeadlineEntity,
  EventEntity,
  TaskEntity,
} from '../entities/index.js';
import { caseRow, cycleRow, deadlineRows, taskRow } from '../read-model/rows.js';
import type { SettingsStore } from '../stores/settings-store.js';
import { allEvents, keptHeads } from './all-events.js';
import { changedAnswers } from './answer-check.js';
import { canonicalJson } from './canonical-json.js';
import type { DomainState } from './events.js';
import { type ChainReport, ChainVerifier } from './hash-chain.js';
import { folded } from './kinds.js';
import type { RecordFinding } from './record-finding.js';
import { isUnplanned } from './unplanned.js';

const BATCH = 500;

/** Whether the record still is what was recorded, and whether what is derived from it follows. Changes nothing. */
export class RecordCheck {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: SettingsStore,
  ) {}

  /** Every chain, link by link, against the heads kept with the snapshots. */
  async verifyChains(): Promise<ChainReport> {
    return this.atOneMoment(async (tx) => {
      const verifier = new ChainVerifier();
      for await (const row of allEvents(tx)) if (!verifier.push(row)) break;
      return verifier.report(await keptHeads(tx));
    });
  }

  /** What units sent in cycles against the hashes in the chain. */
  async checkAnswers(): Promise<RecordFinding[]> {
    return this.atOneMoment(changedAnswers);
  }

  /** Folds every aggregate anew and compares snapshot, list rows and deadlines. */
  async checkDerived(): Promise<RecordFinding[]> {
    return this.atOneMoment(async (tx) => {
      const { calendar } = await this.settings.rules(null, tx);
      const findings: RecordFinding[] = [];
      for (let after: string | null = ''; after !== null; ) {
        const rows: AggregateEntity[] = await tx.find(AggregateEntity, {
          where: { id: MoreThan(after) },
          order: { id: 'ASC' },
          take: BATCH,
        });
        const histories = await historiesOf(tx, rows);
        for (const row of rows)
          findings.push(...(await this.compare(tx, row, histories.get(row.id) ?? [], calendar)));
        after = rows.length < BATCH ? null : rows.at(-1)!.id;
      }
      return [...findings, ...(await changedAnswers(tx))];
    });
  }

  private async compare(
    tx: EntityManager,
    aggregate: AggregateEntity,
    history: readonly EventEntity[],
    calendar: WorkingCalendar,
  ): Promise<RecordFinding[]> {
    const { id: aggregateId, kind, seq, version } = aggregate;
    const finding = (part: RecordFinding['part'], problem: string) => [{ aggregateId, part, problem }];
    const state = fold(aggregate, history);
    if (!same(state, aggregate.state) || state.seq !== seq || state.version !== version) {
      return finding(
        'snapshot',
        `${aggregateId}: the snapshot is not the fold of its ${history.length} events`,
      );
    }
    // What the register says is in the tables it speaks of, what is measured in its snapshot: they have no rows of their own.
    if (isUnplanned(kind) || kind === 'supervision') return [];
    if (kind === 'case') {
      const row = await tx.findOneBy(CaseFileEntity, { id: aggregateId });
      return same(row, caseRow(state as CaseState))
        ? []
        : finding('rows', `${aggregateId}: its row is not its state`);
    }
    if (kind === 'cycle') {
      const row = await tx.findOneBy(CycleEntity, { id: aggregateId });
      return same(row, cycleRow(state as CycleState))
        ? []
        : finding('rows', `${aggregateId}: its row is not its state`);
    }
    const row = await tx.findOneBy(TaskEntity, { id: aggregateId });
    // The working date is by the calendar of its writing; its own date is in the events.
    const { updatedAt: _at, nextWorkingDue: _written, ...written } = row ?? ({} as TaskEntity);
    const { nextWorkingDue: _computed, ...computed } = taskRow(state as TaskState, calendar);
    if (!same(written, computed)) return finding('rows', `${aggregateId}: its row is not its state`);
    const deadlines = await tx.find(DeadlineEntity, {
      where: { taskId: aggregateId },
      order: { ordinal: 'ASC' },
    });
    return same(deadlines, deadlineRows(state as TaskState))
      ? []
      : finding('rows', `${aggregateId}: its deadlines are not its state`);
  }

  private atOneMoment<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('REPEATABLE READ', work);
  }
}

export async function historiesOf(
  tx: EntityManager,
  rows: readonly Pick<AggregateEntity, 'id'>[],
): Promise<Map<string, EventEntity[]>> {
  const found = await tx.find(EventEntity, {
    where: { aggregateId: In(rows.map((row) => row.id)) },
    order: { aggregateId: 'ASC', seq: 'ASC' },
  });
  const histories = new Map<string, EventEntity[]>();
  for (const event of found) {
    histories.set(event.aggregateId, [...(histories.get(event.aggregateId) ?? []), event]);
  }
  return histories;
}

/** The state that the events of an aggregate make. */
export function fold({ id, kind }: AggregateEntity, history: readonly EventEntity[]): DomainState {
  return folded(kind, id, history);
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a ?? null) === canonicalJson(b ?? null);
}
