import { isDeepStrictEqual } from 'node:util';
import { type EntityManager, In, Not } from 'typeorm';
import type { CaseState, CycleState, TaskState, WorkingCalendar } from '#domain';
import { asRow, asRows } from '../as-row.js';
import { CaseFileEntity, CycleEntity, DeadlineEntity, TaskEntity } from '../entities/index.js';
import { caseRow, cycleRow, deadlineRows, taskRow } from './rows.js';

export async function writeTask(
  tx: EntityManager,
  state: TaskState,
  calendar: WorkingCalendar,
  updatedAt: string,
): Promise<void> {
  await tx.upsert(TaskEntity, asRow<TaskEntity>({ ...taskRow(state, calendar), updatedAt }), ['id']);
}

/** `before` is the state whose rows stand; without it all are written. */
export async function writeDeadlines(tx: EntityManager, state: TaskState, before?: TaskState): Promise<void> {
  const rows = deadlineRows(state);
  if (before !== undefined && isDeepStrictEqual(rows, deadlineRows(before))) return;
  await tx.delete(DeadlineEntity, { taskId: state.id, id: Not(In(rows.map((row) => row.id))) });
  if (rows.length > 0) await tx.upsert(DeadlineEntity, asRows<DeadlineEntity>(rows), ['taskId', 'id']);
}

export async function writeCase(tx: EntityManager, state: CaseState): Promise<void> {
  await tx.upsert(CaseFileEntity, caseRow(state), ['id']);
}

export async function writeCycle(tx: EntityManager, state: CycleState): Promise<void> {
  await tx.upsert(CycleEntity, asRow<CycleEntity>(cycleRow(state)), ['id']);
}
