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
  const rows = deadlineRows(state);
  await tx.delete(DeadlineEntity, { taskId: state.id, id: Not(In(rows.map((row) => row.id))) });
  if (rows.length > 0) await tx.upsert(DeadlineEntity, asRows<DeadlineEntity>(rows), ['taskId', 'id']);
}

export async function writeCase(tx: EntityManager, state: CaseState): Promise<void> {
  await tx.upsert(CaseFileEntity, caseRow(state), ['id']);
}

export async function writeCycle(tx: EntityManager, state: CycleState): Promise<void> {
  await tx.upsert(CycleEntity, asRow<CycleEntity>(cycleRow(state)), ['id']);
}
