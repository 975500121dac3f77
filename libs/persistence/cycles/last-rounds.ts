import type { EntityManager } from 'typeorm';
import { CycleSubmissionEntity } from '../entities/index.js';

/** Of each unit what it sent last in a stage, in the order of units. */
export async function lastRounds(
  db: EntityManager,
  cycleId: string,
  stage: string,
): Promise<CycleSubmissionEntity[]> {
  const rows = await db.find(CycleSubmissionEntity, {
    where: { cycleId, stage },
    order: { unit: 'ASC', round: 'ASC' },
  });
  return [...new Map(rows.map((row) => [row.unit, row])).values()];
}
