import { type DataSource, In } from 'typeorm';
import type { BasisDocument } from '#contracts';
import type { AnnualPlan, CycleState, TaskState } from '#domain';
import { AggregateEntity, CycleEntity, EventEntity } from '../entities/index.js';

/** The annual plans of a programme as their cycles have them, with the document that issued each. */
export async function annualPlans(dataSource: DataSource, programme: string): Promise<AnnualPlan[]> {
  const { manager } = dataSource;
  const rows = await manager.findBy(CycleEntity, { programme, kind: 'annual-plan' });
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const cycles = await manager.findBy(AggregateEntity, { id: In(ids) });
  const ended = await manager.find(EventEntity, {
    where: { aggregateId: In(ids), type: 'stage-completed' },
    order: { aggregateId: 'ASC', seq: 'ASC' },
  });
  return cycles.map(({ state }) => {
    const { id, year, title, status, stages } = state as CycleState;
    const issuing = new Set(stages.filter((s) => s.effect === 'activate-plan').map((s) => s.id));
    const document = ended
      .filter((event) => event.aggregateId === id)
      .map((event) => event.data as { stage: string; basis: BasisDocument | null })
      .findLast((data) => issuing.has(data.stage))?.basis;
    return {
      ...{ year, cycle: id, title, document: document ?? null },
      status: status === 'closed' ? ('closed' as const) : ('running' as const),
    };
  });
}

/** The tasks of a programme, without its standing obligations. */
export async function tasksOfProgramme(dataSource: DataSource, programme: string): Promise<TaskState[]> {
  const rows = await dataSource.manager.find(AggregateEntity, {
    where: { kind: 'task', programme },
    order: { id: 'ASC' },
  });
  return rows.map(({ state }) => state as TaskState).filter(({ kind }) => kind === 'task');
}
