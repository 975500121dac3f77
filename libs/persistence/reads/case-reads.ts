import type { DataSource, SelectQueryBuilder } from 'typeorm';
import type { CaseState } from '#domain';
import { AggregateEntity, CaseFileEntity } from '../entities/index.js';
import { countFound, ordering, type Page, type PageRequest, window } from './page.js';

export interface CaseFilter {
  programme?: string;
  task?: string;
  status?: CaseState['status'] | readonly CaseState['status'][];
}

export interface CaseView extends CaseFileEntity {
  taskCode: string;
  taskTitle: string;
  leadUnit: string | null;
}

export interface CaseDetail extends CaseView {
  state: CaseState;
}

const SORTS = { answerDue: 'c.answer_due', openedOn: 'c.opened_on', status: 'c.status' } as const;

export class CaseReads {
  constructor(private readonly dataSource: DataSource) {}

  async list(filter: CaseFilter = {}, page: PageRequest = {}): Promise<Page<CaseView>> {
    const query = this.matching(filter);
    const { column, direction } = ordering(page.sort, SORTS);
    const { skip, take } = window(page);
    const total = await countFound(query, page);
    const cases = await query
      .orderBy(column, direction, 'NULLS LAST')
      .addOrderBy('c.id')
      .offset(skip)
      .limit(take)
      .getMany();
    return { items: await this.withTasks(cases), total };
  }

  /** All that match, those to be answered first on top: for whoever has to look at each before it is counted. */
  async ids(filter: CaseFilter): Promise<string[]> {
    const rows = await this.matching(filter)
      .select('c.id', 'id')
      .orderBy(SORTS.answerDue, 'ASC', 'NULLS LAST')
      .addOrderBy('c.id')
      .getRawMany<{ id: string }>();
    return rows.map(({ id }) => id);
  }

  private matching({ programme, task, status }: CaseFilter): SelectQueryBuilder<CaseFileEntity> {
    const query = this.dataSource.manager.createQueryBuilder(CaseFileEntity, 'c');
    if (programme !== undefined) query.andWhere('c.programme = :programme', { programme });
    if (task !== undefined) query.andWhere('c.taskId = :task', { task });
    if (status !== undefined) query.andWhere('c.status = ANY(:status)', { status: [status].flat() });
    return query;
  }

  async find(id: string): Promise<CaseDetail | null> {
    const row = await this.dataSource.manager.findOneBy(CaseFileEntity, { id });
    if (row === null) return null;
    const [view] = await this.withTasks([row]);
    const { state } = await this.dataSource.manager.findOneByOrFail(AggregateEntity, { id });
    return { ...view!, state: state as CaseState };
  }

  private async withTasks(cases: readonly CaseFileEntity[]): Promise<CaseView[]> {
    const rows = (await this.dataSource.query(
      `SELECT id, code, title, lead_unit FROM task WHERE id = ANY($1)
       UNION ALL SELECT id, '' AS code, title, NULL AS lead_unit FROM cycle WHERE id = ANY($1)`,
      [cases.map((c) => c.taskId)],
    )) as { id: string; code: string; title: string; lead_unit: string | null }[];
    const byId = new Map(rows.map((row) => [row.id, row]));
    return cases.map((c) => {
      const task = byId.get(c.taskId);
      return {
        ...c,
        taskCode: task?.code ?? '',
        taskTitle: task?.title ?? '',
        leadUnit: task?.lead_unit ?? null,
      };
    });
  }
}
