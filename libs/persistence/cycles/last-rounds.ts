import type { EntityManager } from 'typeorm';
import { type CycleState, stageOf } from '#domain';
import { AggregateEntity, CycleSubmissionEntity } from '../entities/index.js';

/** Of each unit that the stage asks what it sent last, in the order of units: what a successor answers anew counts once. */
export async function lastRounds(
  db: EntityManager,
  cycleId: string,
  stage: string,
): Promise<CycleSubmissionEntity[]> {
  const rows = await db.find(CycleSubmissionEntity, {
    where: { cycleId, stage },
    order: { unit: 'ASC', round: 'ASC' },
  });
  const cycle = await db.findOneByOrFail(AggregateEntity, { id: cycleId, kind: 'cycle' });
  const asked = new Set(stageOf(cycle.state as CycleState, stage)?.respondents);
  return [...new Map(rows.map((row) => [row.unit, row])).values()].filter(({ unit }) => asked.has(unit));
}
