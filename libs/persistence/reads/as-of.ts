import type { DataSource } from 'typeorm';
import type { Instant, IsoDate } from '#contracts';
import { emptyTask, evolveTask, instantAt, localDate, type TaskState } from '#domain';
import { AggregateEntity, EventEntity } from '../entities/index.js';
import { asDomainEvent, type DomainState } from '../record/events.js';
import { foldUnplanned, type Unplanned, type UnplannedKind } from '../record/unplanned.js';

/** What a task's statistics need of it; the long parts of a state stay where they are. */
export type TaskAtDay = Pick<
  TaskState,
  | 'id'
  | 'code'
  | 'programme'
  | 'kind'
  | 'status'
  | 'classification'
  | 'leadUnits'
  | 'coordinatingUnits'
  | 'heldBy'
  | 'officer'
  | 'watcher'
  | 'inputs'
  | 'difficulties'
  | 'deadlines'
>;

/** The record as it was known when a day ended: the present snapshots for today and later, else the fold of the events up to then. */
export class AsOfReads {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: { now(): Date },
  ) {}

  async tasks(programme: string | null, day: IsoDate): Promise<TaskAtDay[]> {
    if (this.isPresent(day)) return this.presentTasks(programme);
    const histories = await this.histories('task', programme, instantAt(day, 24));
    return [...histories].map(([id, rows]) =>
      rows.map((row) => asDomainEvent('task', row)).reduce(evolveTask, emptyTask(id)),
    );
  }

  async states<K extends Exclude<UnplannedKind, 'register'>>(
    kind: K,
    programme: string,
    day: IsoDate,
  ): Promise<Unplanned[K]['state'][]> {
    if (this.isPresent(day)) {
      const rows = await this.dataSource.manager.find(AggregateEntity, {
        where: { kind, programme },
        order: { id: 'ASC' },
      });
      return rows.map((row) => row.state as DomainState as Unplanned[K]['state']);
    }
    const histories = await this.histories(kind, programme, instantAt(day, 24));
    return [...histories].map(([id, rows]) =>
      foldUnplanned(
        kind,
        id,
        rows.map((row) => asDomainEvent(kind, row)),
      ),
    );
  }

  private isPresent(day: IsoDate): boolean {
    return day >= localDate(this.clock.now().toISOString());
  }

  private async presentTasks(programme: string | null): Promise<TaskAtDay[]> {
    return (await this.dataSource.query(
      `SELECT id, programme, state->>'code' AS code, state->>'status' AS status, state->>'kind' AS kind,
              state->>'classification' AS classification, state->'leadUnits' AS "leadUnits",
              state->'coordinatingUnits' AS "coordinatingUnits", state->>'heldBy' AS "heldBy",
              state->>'officer' AS officer, state->>'watcher' AS watcher, state->'inputs' AS inputs,
              state->'difficulties' AS difficulties, state->'deadlines' AS deadlines
       FROM aggregate WHERE kind = 'task' AND ($1::text IS NULL OR programme = $1) ORDER BY id`,
      [programme],
    )) as TaskAtDay[];
  }

  private async histories(
    kind: AggregateEntity['kind'],
    programme: string | null,
    before: Instant,
  ): Promise<Map<string, EventEntity[]>> {
    const query = this.dataSource.manager
      .createQueryBuilder(EventEntity, 'e')
      .innerJoin(AggregateEntity, 'a', 'a.id = e.aggregateId')
      .where('a.kind = :kind AND e.at < :before', { kind, before })
      .orderBy('e.aggregateId')
      .addOrderBy('e.seq');
    if (programme !== null) query.andWhere('a.programme = :programme', { programme });
    const histories = new Map<string, EventEntity[]>();
    for (const row of await query.getMany()) {
      const own = histories.get(row.aggregateId);
      if (own) own.push(row);
      else histories.set(row.aggregateId, [row]);
    }
    return histories;
  }
}
