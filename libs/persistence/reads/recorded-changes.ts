import type { DataSource } from 'typeorm';
import type { AggregateKind } from '../entities/index.js';

export interface RecordedChange {
  /** Place in the order of recording. */
  recorded: bigint;
  kind: AggregateKind;
}

/** What can be seen of the record at one moment. */
export interface RecordSeen {
  /** At most `limit` of them, in their order. */
  changes: RecordedChange[];
  /** The last place that is taken by something visible; 0 for an empty record. */
  top: bigint;
  /** Every transaction before it is over. */
  settledBefore: bigint;
  /** No transaction from it on had begun. */
  begunBefore: bigint;
}

/**
 * A number above that of every transaction that has begun to write: one taken anew. `pg_snapshot_xmax` is not: it is one
 * above the last that has *ended*, and who began later may have taken a place below what is visible.
 */
export const NEXT_TRANSACTION = 'pg_current_xact_id()';

/** Reads the record in the order in which it was written. */
export class RecordedChanges {
  constructor(private readonly dataSource: DataSource) {}

  /** One statement, so that places and transactions are those of one snapshot. */
  async after(place: bigint, limit: number): Promise<RecordSeen> {
    const [row] = (await this.dataSource.query(
      `SELECT pg_snapshot_xmin(s)::text AS "settledBefore", ${NEXT_TRANSACTION}::text AS "begunBefore",
              (SELECT coalesce(max(recorded), 0)::text FROM event) AS top,
              (SELECT coalesce(json_agg(json_build_object('recorded', recorded::text, 'kind', kind)), '[]')
               FROM (SELECT e.recorded, a.kind FROM event e JOIN aggregate a ON a.id = e.aggregate_id
                     WHERE e.recorded > $1 ORDER BY e.recorded LIMIT $2) last) AS changes
       FROM pg_current_snapshot() s`,
      [place.toString(), limit],
    )) as [
      {
        settledBefore: string;
        begunBefore: string;
        top: string;
        changes: { recorded: string; kind: AggregateKind }[];
      },
    ];
    return {
      changes: row.changes.map(({ recorded, kind }) => ({ recorded: BigInt(recorded), kind })),
      top: BigInt(row.top),
      settledBefore: BigInt(row.settledBefore),
      begunBefore: BigInt(row.begunBefore),
    };
  }
}
