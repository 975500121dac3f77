import { type Persistence, PlannedItemEntity } from '#persistence';

/** What is planned for a task and has not been claimed yet. */
export function plannedItems(
  { dataSource }: Pick<Persistence, 'dataSource'>,
  taskId: string,
): Promise<PlannedItemEntity[]> {
  const where = { aggregateId: taskId };
  return dataSource.manager.find(PlannedItemEntity, { where, order: { slot: 'ASC', key: 'ASC' } });
}
