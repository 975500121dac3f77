import { ArrayOverlap, type DataSource, type FindOptionsWhere } from 'typeorm';
import type { CycleKind } from '#contracts';
import type { CycleState } from '#domain';
import { AggregateEntity, CycleEntity, CycleTemplateEntity } from '../entities/index.js';
import { type Page, type PageRequest, window } from '../reads/page.js';

export interface CycleFilter {
  programme?: string | undefined;
  kind?: CycleKind | undefined;
  status?: CycleEntity['status'] | undefined;
  /** Only cycles that ask one of these units; without it all. */
  units?: readonly string[];
}

/** Cycles as they stand, for lists and pages. */
export class CycleReads {
  constructor(private readonly dataSource: DataSource) {}

  /** Running ones first, then the last opened. */
  async list({ programme, kind, status, units }: CycleFilter, page: PageRequest): Promise<Page<CycleState>> {
    const where: FindOptionsWhere<CycleEntity> = {
      ...(programme === undefined ? {} : { programme }),
      ...(kind === undefined ? {} : { kind }),
      ...(status === undefined ? {} : { status }),
      ...(units === undefined ? {} : { units: ArrayOverlap([...units]) }),
    };
    const [rows, total] = await this.dataSource.manager.findAndCount(CycleEntity, {
      where,
      order: { closedOn: { direction: 'DESC', nulls: 'FIRST' }, openedOn: 'DESC', id: 'ASC' },
      ...window(page),
    });
    const states = await Promise.all(rows.map(({ id }) => this.find(id)));
    return { items: states.flatMap((state) => state ?? []), total };
  }

  /** Every version of every template, of one programme or of all; the newest first of each kind. */
  templates(programme?: string): Promise<CycleTemplateEntity[]> {
    return this.dataSource.manager.find(CycleTemplateEntity, {
      ...(programme === undefined ? {} : { where: { programme } }),
      order: { programme: 'ASC', kind: 'ASC', savedAt: 'DESC' },
    });
  }

  /** How many cycles that are not closed go by a version: `programme kind version`. */
  async runningByTemplate(): Promise<Map<string, number>> {
    const rows = (await this.dataSource.query(
      `SELECT c.programme || ' ' || c.kind || ' ' || (a.state->>'template') AS version, count(*)::int AS running
         FROM cycle c JOIN aggregate a ON a.id = c.id WHERE c.status <> 'closed' GROUP BY 1`,
    )) as { version: string; running: number }[];
    return new Map(rows.map(({ version, running }) => [version, running]));
  }

  async find(id: string): Promise<CycleState | null> {
    const row = await this.dataSource.manager.findOneBy(AggregateEntity, { id, kind: 'cycle' });
    return row === null ? null : (row.state as CycleState);
  }
}
