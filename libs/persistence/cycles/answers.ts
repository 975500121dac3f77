import { type DataSource, type EntityManager, In } from 'typeorm';
import { type FormContent, UserError } from '#contracts';
import { asRow } from '../as-row.js';
import { CycleDraftEntity, CycleSubmissionEntity } from '../entities/index.js';
import type { Actor } from '../record/actor.js';
import { lastRounds } from './last-rounds.js';

/** What units have typed and sent: the content beside the record. */
export class CycleAnswers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: { now(): Date },
  ) {}

  draft(cycleId: string, stage: string, unit: string): Promise<CycleDraftEntity | null> {
    return this.dataSource.manager.findOneBy(CycleDraftEntity, { cycleId, stage, unit });
  }

  /** Where somebody has begun to type, in any of these cycles. */
  async begun(cycleIds: readonly string[]): Promise<Omit<CycleDraftEntity, 'content' | 'revision'>[]> {
    if (cycleIds.length === 0) return [];
    return this.dataSource.manager.find(CycleDraftEntity, {
      where: { cycleId: In([...cycleIds]) },
      select: { cycleId: true, stage: true, unit: true, savedAt: true, savedBy: true },
    });
  }

  /**
   * Keeps what was typed; answers the new revision.
   *
   * @param revision the one that was read; 0 where there was none
   * @throws UserError `stale-version` when another tab or person has saved since
   */
  async saveDraft(
    place: { cycleId: string; stage: string; unit: string },
    { content, revision }: { content: FormContent; revision: number },
    actor: Actor,
  ): Promise<number> {
    const saved = { savedBy: actor.id, savedAt: this.clock.now().toISOString() };
    const next = revision + 1;
    const { manager } = this.dataSource;
    const values = { ...place, content, revision: next, ...saved };
    if (revision === 0) {
      const result = await manager
        .createQueryBuilder()
        .insert()
        .into(CycleDraftEntity)
        .values(asRow<CycleDraftEntity>(values))
        .orIgnore()
        .returning('revision')
        .execute();
      if ((result.raw as unknown[]).length > 0) return next;
    } else {
      const { affected } = await manager.update(
        CycleDraftEntity,
        { ...place, revision },
        asRow<CycleDraftEntity>(values),
      );
      if (affected === 1) return next;
    }
    const present = await this.draft(place.cycleId, place.stage, place.unit);
    const message = 'Bản nháp vừa được lưu ở nơi khác; xem lại trước khi ghi tiếp.';
    throw new UserError('stale-version', message, [], { revision: present?.revision ?? 0 });
  }

  /** Every round that a unit sent in a stage, oldest first. */
  rounds(cycleId: string, stage: string, unit: string): Promise<CycleSubmissionEntity[]> {
    const where = { cycleId, stage, unit };
    return this.dataSource.manager.find(CycleSubmissionEntity, { where, order: { round: 'ASC' } });
  }

  /** Of each unit what it sent last in a stage, in the order of units. */
  last(
    cycleId: string,
    stage: string,
    db: EntityManager = this.dataSource.manager,
  ): Promise<CycleSubmissionEntity[]> {
    return lastRounds(db, cycleId, stage);
  }
}
