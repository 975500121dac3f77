import { type DataSource, In } from 'typeorm';
import type { Instant } from '#contracts';
import type { CaseState, CycleState, TaskState } from '#domain';
import { AggregateEntity, MessageEntity } from '../entities/index.js';

/** The snapshots of several tasks in one question; a list that offers commands needs them. */
export async function taskStates(
  dataSource: DataSource,
  ids: readonly string[],
): Promise<Map<string, TaskState>> {
  if (ids.length === 0) return new Map();
  const where = { id: In([...ids]), kind: 'task' as const };
  const rows = await dataSource.manager.find(AggregateEntity, { where, select: { id: true, state: true } });
  return new Map(rows.map((row) => [row.id, row.state as TaskState]));
}

/** A version of an aggregate, and when it was last written. */
export interface VersionSeen {
  version: number;
  at: Instant;
}

/** The present versions of aggregates of any kind. */
export async function versionsOf(
  dataSource: DataSource,
  ids: readonly string[],
): Promise<Map<string, VersionSeen>> {
  if (ids.length === 0) return new Map();
  const select = { id: true, version: true, updatedAt: true } as const;
  const rows = await dataSource.manager.find(AggregateEntity, { where: { id: In([...ids]) }, select });
  return new Map(rows.map(({ id, version, updatedAt }) => [id, { version, at: updatedAt }]));
}

/** Every task of these programmes. */
export async function tasksOfProgrammes(
  dataSource: DataSource,
  programmes: readonly string[],
): Promise<TaskState[]> {
  if (programmes.length === 0) return [];
  const where = { programme: In([...programmes]), kind: 'task' as const };
  const rows = await dataSource.manager.find(AggregateEntity, { where, select: { id: true, state: true } });
  return rows.map((row) => row.state as TaskState);
}

export async function caseStates(
  dataSource: DataSource,
  ids: readonly string[],
): Promise<Map<string, CaseState>> {
  if (ids.length === 0) return new Map();
  const where = { id: In([...ids]), kind: 'case' as const };
  const rows = await dataSource.manager.find(AggregateEntity, { where, select: { id: true, state: true } });
  return new Map(rows.map((row) => [row.id, row.state as CaseState]));
}

export async function cycleStates(
  dataSource: DataSource,
  ids: readonly string[],
): Promise<Map<string, CycleState>> {
  if (ids.length === 0) return new Map();
  const where = { id: In([...ids]), kind: 'cycle' as const };
  const rows = await dataSource.manager.find(AggregateEntity, { where, select: { id: true, state: true } });
  return new Map(rows.map((row) => [row.id, row.state as CycleState]));
}

/** The bytes of a mail as they were frozen; null before that, and for an unknown mail. */
export async function frozenMail(dataSource: DataSource, messageId: string): Promise<Buffer | null> {
  const row = await dataSource.manager.findOne(MessageEntity, {
    where: { id: messageId },
    select: { id: true, mime: true },
  });
  return row?.mime ?? null;
}
