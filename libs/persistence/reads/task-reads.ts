import { type DataSource, In, type SelectQueryBuilder } from 'typeorm';
import type { IsoDate, MissingFact, Outlook } from '#contracts';
import type { DeadlineStatus, OutlookTerms, TaskState, TaskStatus } from '#domain';
import { AggregateEntity, DeadlineEntity, EventEntity, TaskEntity } from '../entities/index.js';
import { searchPatterns } from '../read-model/search-text.js';
import { asEventRecord, type EventRecord } from '../record/events.js';
import { looksLike } from './outlook.js';
import { countFound, ordering, type Page, type PageRequest, window } from './page.js';

export interface TaskFilter {
  programme?: string;
  kind?: 'task' | 'obligation';
  group?: number;
  /** Leads, coordinates or holds; any of them. */
  unit?: string | readonly string[];
  /** Leads, alone or with others; coordinates: any of these. */
  lead?: readonly string[];
  coordinating?: readonly string[];
  /** Any of these is asked for input now. */
  asked?: readonly string[];
  /** What nothing says of it: all of these. */
  missing?: readonly MissingFact[];
  /** One of several: a person's own tasks and those of whoever's work they do. */
  officer?: string | readonly string[];
  status?: TaskStatus | readonly TaskStatus[];
  /** How it stands on a day: any of these. */
  outlook?: { any: readonly Outlook[]; terms: OutlookTerms };
  /** Has a deadline in any of these states. */
  deadline?: readonly DeadlineStatus[];
  /** With a request for more time, not yet signed or signed and not decided. */
  extension?: readonly ('drafted' | 'signed')[];
  /** On the earliest date that is not finished; both inclusive. */
  dueFrom?: IsoDate;
  dueTo?: IsoDate;
  hasBacklog?: boolean;
  /** Words of code, title or deliverables, with or without diacritics. */
  q?: string;
  /** Only what these units or these people have a part in. */
  visibleTo?: { units: readonly string[]; persons: readonly string[] };
}

export type DeadlineView = Omit<DeadlineEntity, 'task'>;
export type TaskView = Omit<TaskEntity, 'deadlines' | 'search' | 'codeKey'> & { deadlines: DeadlineView[] };

/** A task with its snapshot and its place in the plan. */
export interface TaskDetail extends TaskView {
  state: TaskState;
  nextSlot: IsoDate | null;
  nextWake: string | null;
}

const SORTS = {
  code: 't.codeKey',
  nextDue: 't.nextDue',
  title: 't.search',
  status: 't.status',
  updatedAt: 't.updatedAt',
} as const;

export class TaskReads {
  constructor(private readonly dataSource: DataSource) {}

  async list(filter: TaskFilter = {}, page: PageRequest = {}): Promise<Page<TaskView>> {
    const query = this.dataSource.manager.createQueryBuilder(TaskEntity, 't');
    narrow(query, filter);
    const total = await countFound(query, page);
    const { column, direction } = ordering(page.sort, SORTS);
    const { skip, take } = window(page);
    query.orderBy(column, direction, 'NULLS LAST').addOrderBy('t.programme', 'ASC');
    // Naming a column twice would undo its direction.
    if (column !== SORTS.code) query.addOrderBy('t.codeKey', 'ASC');
    const tasks = await query.addOrderBy('t.id', 'ASC').skip(skip).take(take).getMany();
    return { items: await this.withDeadlines(tasks), total };
  }

  /** The task as it stands, without its place in lists; null when there is none. */
  async state(id: string): Promise<TaskState | null> {
    const rows = (await this.dataSource.query(`SELECT state FROM aggregate WHERE id = $1 AND kind = 'task'`, [
      id,
    ])) as { state: TaskState }[];
    return rows[0]?.state ?? null;
  }

  async find(id: string): Promise<TaskDetail | null> {
    const task = await this.dataSource.manager.findOneBy(TaskEntity, { id });
    if (task === null) return null;
    const aggregate = await this.dataSource.manager.findOneByOrFail(AggregateEntity, { id });
    const [view] = await this.withDeadlines([task]);
    const { nextSlot, nextWake } = aggregate;
    return { ...view!, state: aggregate.state as TaskState, nextSlot, nextWake };
  }

  async events(aggregateId: string): Promise<EventRecord[]> {
    const rows = await this.dataSource.manager.find(EventEntity, {
      where: { aggregateId },
      order: { seq: 'ASC' },
    });
    return rows.map(asEventRecord);
  }

  /** Titles and groups, for lists that speak of tasks. */
  async labels(ids: readonly string[]): Promise<Map<string, { title: string; group: number | null }>> {
    if (ids.length === 0) return new Map();
    const select = { id: true, title: true, groupNo: true } as const;
    const rows = await this.dataSource.manager.find(TaskEntity, { where: { id: In([...ids]) }, select });
    return new Map(rows.map(({ id, title, groupNo }) => [id, { title, group: groupNo }]));
  }

  private async withDeadlines(tasks: readonly TaskEntity[]): Promise<TaskView[]> {
    if (tasks.length === 0) return [];
    const rows = await this.dataSource.manager.find(DeadlineEntity, {
      where: { taskId: In(tasks.map((task) => task.id)) },
      order: { taskId: 'ASC', ordinal: 'ASC' },
    });
    const byTask = new Map<string, DeadlineView[]>();
    for (const row of rows) byTask.set(row.taskId, [...(byTask.get(row.taskId) ?? []), row]);
    return tasks.map(({ search: _search, codeKey: _codeKey, ...task }) => ({
      ...task,
      deadlines: byTask.get(task.id) ?? [],
    }));
  }
}

/** The same as `missingFacts` of the domain says of a state. */
const MISSING: Readonly<Record<MissingFact, string>> = {
  lead: 'cardinality(t.leadUnits) = 0',
  coordinating: 'cardinality(t.coordinatingUnits) = 0',
  due: 'NOT EXISTS (SELECT 1 FROM deadline u WHERE u.task_id = t.id)',
};

function narrow(query: SelectQueryBuilder<TaskEntity>, filter: TaskFilter): void {
  const { programme, kind, group, unit, officer, status, dueFrom, dueTo, hasBacklog, q, visibleTo } = filter;
  const { outlook, deadline, extension } = filter;
  if (programme !== undefined) query.andWhere('t.programme = :programme', { programme });
  if (kind !== undefined) query.andWhere('t.kind = :kind', { kind });
  if (group !== undefined) query.andWhere('t.groupNo = :group', { group });
  if (officer !== undefined) query.andWhere('t.officer = ANY(:officer)', { officer: [officer].flat() });
  if (filter.lead !== undefined) query.andWhere('t.leadUnits && :lead', { lead: filter.lead });
  if (filter.coordinating !== undefined) {
    query.andWhere('t.coordinatingUnits && :coordinating', { coordinating: filter.coordinating });
  }
  for (const fact of filter.missing ?? []) query.andWhere(MISSING[fact]);
  if (hasBacklog !== undefined) query.andWhere('t.hasBacklog = :hasBacklog', { hasBacklog });
  if (dueFrom !== undefined) query.andWhere('t.nextDue >= :dueFrom', { dueFrom });
  if (dueTo !== undefined) query.andWhere('t.nextDue <= :dueTo', { dueTo });
  if (status !== undefined) {
    query.andWhere('t.status = ANY(:status)', { status: typeof status === 'string' ? [status] : status });
  }
  if (outlook !== undefined) {
    query.andWhere(looksLike(outlook.any), { ...outlook.terms });
  }
  // An array of ids: a few are looked up one by one, where a join would read all tasks beside them.
  if (deadline !== undefined) {
    query.andWhere('t.id = ANY(ARRAY(SELECT o.task_id FROM deadline o WHERE o.status = ANY(:deadlines)))', {
      deadlines: deadline,
    });
  }
  if (extension !== undefined) {
    query.andWhere(
      't.id = ANY(ARRAY(SELECT x.task_id FROM deadline x WHERE x.extension = ANY(:extensions)))',
      { extensions: extension },
    );
  }
  if (unit !== undefined) {
    query.andWhere(among(partOf('units')), { units: [unit].flat() });
  }
  searchPatterns(q ?? '').forEach((pattern, i) => {
    query.andWhere(`t.search LIKE :q${i} ESCAPE '\\'`, { [`q${i}`]: pattern });
  });
  if (filter.asked !== undefined) query.andWhere('t.askedUnits && :asked', { asked: filter.asked });
  if (visibleTo === undefined) return;
  const own = 'p.officer = ANY(:persons) OR p.watcher = ANY(:persons) OR p.difficulty_owners && :persons';
  const mine = `${own} OR p.input_units && :mine OR ${partOf('mine')}`;
  query.andWhere(among(mine), { persons: visibleTo.persons, mine: visibleTo.units });
}

/**
 * Those of whom a unit or a person has a part in: their ids first. In the order of a list hundreds of thousands would be
 * gone through until fifty of theirs are found; how few they are PostgreSQL's statistics of lists of units do not say.
 */
function among(condition: string): string {
  return `t.id = ANY(ARRAY(SELECT p.id FROM task p WHERE ${condition}))`;
}

function partOf(parameter: string): string {
  return `(p.lead_units && :${parameter} OR p.coordinating_units && :${parameter} OR p.held_by = ANY(:${parameter}))`;
}
