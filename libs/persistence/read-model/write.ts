import { type EntityManager, In, Not } from 'typeorm';
import type { CaseState, TaskState, WorkingCalendar } from '#domain';
import { CaseFileEntity, DeadlineEntity, TaskEntity } from '../entities/index.js';
import { caseRow, deadlineRows, taskRow } from './rows.js';

export async function writeTask(
  tx: EntityManager,
  state: TaskState,
  calendar: WorkingCalendar,
  updatedAt: string,
): Promise<void> {
  await tx.upsert(TaskEntity, { ...taskRow(state, calendar), updatedAt } as object, ['id']);
  const rows = deadlineRows(state);
  await tx.delete(DeadlineEntity, { taskId: state.id, id: Not(In(rows.map((row) => row.id))) });
  if (rows.length > 0) await tx.upsert(DeadlineEntity, rows as object[], ['taskId', 'id']);
}

export async function writeCase(tx: EntityManager, state: CaseState): Promise<void> {
  await tx.upsert(CaseFileEntity, caseRow(state), ['id']);
}
