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
  /** A case goes by its task, figures and what is published by the indicator or the programme; null for what has none. */
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
              e.aggregate_id AS "aggregateId", a.kind, coalesce(t.code, i.code, m.year) AS code,
              coalesce(t.title, i.name, p.short_name, a.state ->> 'title') AS title
       FROM event e JOIN aggregate a ON a.id = e.aggregate_id
       LEFT JOIN case_file c ON c.id = e.aggregate_id
       LEFT JOIN task t ON t.id = coalesce(c.task_id, e.aggregate_id)
       LEFT JOIN indicator i
         ON a.kind = 'indicator' AND i.programme = a.programme AND i.code = split_part(e.aggregate_id, '/', 3)
       LEFT JOIN programme p ON a.kind IN ('ledger', 'money') AND p.code = a.programme
       LEFT JOIN LATERAL (SELECT split_part(e.aggregate_id, '/', 3) AS year WHERE a.kind = 'money') m ON true
       ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}
       ORDER BY e.recorded DESC LIMIT $${values.length}`,
      values,
    )) as (Omit<JournalRow, 'at'> & { at: Date })[];
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }
}
