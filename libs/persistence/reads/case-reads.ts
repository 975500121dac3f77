import type { DataSource } from 'typeorm';
import type { CaseState } from '#domain';
import { AggregateEntity, CaseFileEntity } from '../entities/index.js';
import { ordering, type Page, type PageRequest, window } from './page.js';

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
    const query = this.dataSource.manager.createQueryBuilder(CaseFileEntity, 'c');
    if (filter.programme !== undefined) query.andWhere('c.programme = :programme', filter);
    if (filter.task !== undefined) query.andWhere('c.taskId = :task', filter);
    if (filter.status !== undefined) {
      const status = typeof filter.status === 'string' ? [filter.status] : filter.status;
      query.andWhere('c.status = ANY(:status)', { status });
    }
    const { column, direction } = ordering(page.sort, SORTS);
    const { skip, take } = window(page);
    const total = await query.getCount();
    const cases = await query
      .orderBy(column, direction, 'NULLS LAST')
      .addOrderBy('c.id')
      .offset(skip)
      .limit(take)
      .getMany();
    return { items: await this.withTasks(cases), total };
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
