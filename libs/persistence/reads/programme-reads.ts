import type { DataSource } from 'typeorm';
import type { TaskStatus } from '#domain';
import { IndicatorEntity, ObligationEntity, ProgrammeEntity } from '../entities/index.js';

export type CountByStatus = Record<TaskStatus, number>;

/** A programme with its counts, cohort by cohort: they are never added up. */
export interface ProgrammeView extends ProgrammeEntity {
  counts: {
    /** Tasks that the programme's document lists. */
    catalogue: { total: number; byStatus: CountByStatus };
    /** Tasks entered since. */
    added: { total: number; byStatus: CountByStatus };
    /** `total` obligations of the document; their opened instances by status. */
    obligations: { total: number; opened: number; byStatus: CountByStatus };
    indicators: { total: number };
  };
}

type Cohort = 'catalogue' | 'added' | 'obligations';

export class ProgrammeReads {
  constructor(private readonly dataSource: DataSource) {}

  async list(): Promise<ProgrammeView[]> {
    const rows = await this.dataSource.manager.find(ProgrammeEntity, { order: { code: 'ASC' } });
    return Promise.all(rows.map((row) => this.view(row)));
  }

  async find(code: string): Promise<ProgrammeView | null> {
    const row = await this.dataSource.manager.findOneBy(ProgrammeEntity, { code });
    return row === null ? null : this.view(row);
  }

  indicators(programme: string): Promise<IndicatorEntity[]> {
    return this.dataSource.manager.find(IndicatorEntity, { where: { programme }, order: { code: 'ASC' } });
  }

  /** Of every programme that has an indicator of this code, or of one. */
  indicatorsOfCode(code: string, programme: string | null): Promise<IndicatorEntity[]> {
    const where = { code, ...(programme === null ? {} : { programme }) };
    return this.dataSource.manager.find(IndicatorEntity, { where, order: { programme: 'ASC' } });
  }

  obligations(programme: string): Promise<ObligationEntity[]> {
    return this.dataSource.manager.find(ObligationEntity, { where: { programme }, order: { id: 'ASC' } });
  }

  private async view(programme: ProgrammeEntity): Promise<ProgrammeView> {
    const { manager } = this.dataSource;
    const rows = (await manager.query(
      `SELECT CASE WHEN kind = 'obligation' THEN 'obligations' WHEN code = ANY($2) THEN 'catalogue' ELSE 'added' END AS cohort,
              status, count(*)::int AS count
       FROM task WHERE programme = $1 GROUP BY 1, 2`,
      [programme.code, programme.data.catalogue],
    )) as { cohort: Cohort; status: TaskStatus; count: number }[];
    const cohort = (name: Cohort) => {
      const byStatus: CountByStatus = { draft: 0, active: 0, suspended: 0, stopped: 0, completed: 0 };
      for (const row of rows) if (row.cohort === name) byStatus[row.status] = row.count;
      return { total: Object.values(byStatus).reduce((sum, count) => sum + count, 0), byStatus };
    };
    const { total: opened, byStatus } = cohort('obligations');
    return {
      ...programme,
      counts: {
        catalogue: cohort('catalogue'),
        added: cohort('added'),
        obligations: {
          total: await manager.countBy(ObligationEntity, { programme: programme.code }),
          opened,
          byStatus,
        },
        indicators: { total: await manager.countBy(IndicatorEntity, { programme: programme.code }) },
      },
    };
  }
}
