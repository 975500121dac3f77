import type { DataSource } from 'typeorm';
import type { Instant } from '#contracts';
import type { AggregateKind } from '../entities/index.js';

export interface JournalFilter {
  /** Only what was recorded before this place. */
  before?: bigint | undefined;
  programme?: string | undefined;
  actor?: string | undefined;
  kinds?: readonly AggregateKind[] | undefined;
  since?: Instant | undefined;
  /** Exclusive. */
  until?: Instant | undefined;
  /** Leaves out what the engine did by itself. */
  peopleOnly: boolean;
}

export interface JournalRow {
  recorded: string;
  at: Instant;
  type: string;
  actor: string;
  onBehalfOf: string | null;
  seq: number;
  hash: string;
  aggregateId: string;
  kind: AggregateKind;
  data: Readonly<Record<string, unknown>>;
  /**
   * A case goes by its task, figures and what is published by the indicator or the programme, what units and supervising
   * bodies bring by what it is about; null for what has none.
   */
  code: string | null;
  title: string | null;
}

/** Every act in the order in which it was recorded, newest first. */
export class JournalReads {
  constructor(private readonly dataSource: DataSource) {}

  async page(filter: JournalFilter, limit: number): Promise<JournalRow[]> {
    const values: unknown[] = [];
    const conditions: string[] = [];
    const where = (condition: (place: string) => string, value: unknown) => {
      if (value === undefined) return;
      values.push(value);
      conditions.push(condition(`$${values.length}`));
    };
    where((v) => `e.recorded < ${v}`, filter.before?.toString());
    where((v) => `a.programme = ${v}`, filter.programme);
    where((v) => `${v} IN (e.actor, e.on_behalf_of)`, filter.actor);
    where((v) => `a.kind = ANY (${v})`, filter.kinds);
    where((v) => `e.at >= ${v}`, filter.since);
    where((v) => `e.at < ${v}`, filter.until);
    if (filter.peopleOnly) conditions.push(`e.actor <> 'system'`);
    values.push(limit);
    const rows = (await this.dataSource.query(
      `SELECT e.recorded::text, e.at, e.type, e.actor, e.on_behalf_of AS "onBehalfOf", e.seq, e.hash,
              e.aggregate_id AS "aggregateId", a.kind, e.data, coalesce(t.code, s.code, i.code, m.year) AS code,
              coalesce(t.title, s.title, i.name, p.short_name, w.description, a.state ->> 'title', o.title) AS title
       FROM event e JOIN aggregate a ON a.id = e.aggregate_id
       LEFT JOIN case_file c ON c.id = e.aggregate_id
       LEFT JOIN LATERAL (SELECT a.state ->> 'task' AS task, a.state #>> '{content,title}' AS title
                          WHERE a.kind = 'amendment') o ON true
       LEFT JOIN LATERAL (SELECT a.state #>> '{about,kind}' AS kind, a.state #>> '{about,code}' AS code
                          WHERE a.kind = 'supervision') b ON true
       LEFT JOIN task t ON t.id = coalesce(c.task_id, o.task, e.aggregate_id)
       LEFT JOIN task s ON b.kind = 'task' AND s.programme = a.programme AND s.code = b.code
       LEFT JOIN indicator i ON i.programme = a.programme AND i.code = CASE
         WHEN a.kind = 'indicator' THEN split_part(e.aggregate_id, '/', 3) WHEN b.kind = 'indicator' THEN b.code END
       LEFT JOIN programme p ON (a.kind IN ('ledger', 'money') OR b.kind = 'programme') AND p.code = a.programme
       LEFT JOIN webhook w ON a.kind = 'register' AND w.id = e.data ->> 'webhook'
       LEFT JOIN LATERAL (SELECT split_part(e.aggregate_id, '/', 3) AS year WHERE a.kind = 'money') m ON true
       ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}
       ORDER BY e.recorded DESC LIMIT $${values.length}`,
      values,
    )) as (Omit<JournalRow, 'at'> & { at: Date })[];
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }
}
