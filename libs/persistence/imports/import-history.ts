import type { DataSource } from 'typeorm';
import type { ImportKind, Instant } from '#contracts';
import { REGISTER_ID, type RegisterEvent } from '#domain';

export interface RecordedImport {
  /** Its number in the register. */
  no: number;
  at: Instant;
  actor: string;
  written: number;
  undone: { at: Instant; actor: string } | null;
  /** Codes of what was acted on since. */
  touched: string[];
  programmes: string[];
}

interface Row {
  no: number;
  at: Date;
  actor: string;
  data: Extract<RegisterEvent, { type: `${string}-imported` }>['data'];
  undoneAt: Date | null;
  undoneBy: string | null;
}

interface Present {
  id: string;
  version: number;
  programme: string;
  code: string;
}

const MOST = 20;

/** Which tables were saved, by whom, and whether they can still be taken back. */
export class ImportHistory {
  constructor(private readonly dataSource: DataSource) {}

  /** The newest first. */
  async list(kind: ImportKind): Promise<RecordedImport[]> {
    const rows = (await this.dataSource.query(
      `SELECT e.seq AS no, e.at, e.actor, e.data, u.at AS "undoneAt", u.actor AS "undoneBy"
       FROM event e LEFT JOIN event u ON u.aggregate_id = e.aggregate_id AND u.type = 'import-undone'
                                     AND (u.data->>'import')::int = e.seq
       WHERE e.aggregate_id = $1 AND e.type = $2 ORDER BY e.seq DESC LIMIT ${MOST}`,
      [REGISTER_ID, `${kind}-imported`],
    )) as Row[];
    const present = await this.present(rows.flatMap(({ data }) => writtenIn(data).map(({ id }) => id)));
    return rows.map(({ no, at, actor, data, undoneAt, undoneBy }) => {
      const written = writtenIn(data);
      const touched = written.filter(({ id, version }) => present.get(id)?.version !== version);
      return {
        ...{ no, at: at.toISOString(), actor, written: countOf(data) },
        undone:
          undoneAt === null || undoneBy === null ? null : { at: undoneAt.toISOString(), actor: undoneBy },
        touched: undoneAt === null ? touched.map(({ id }) => present.get(id)?.code ?? id) : [],
        programmes: [...new Set(written.flatMap(({ id }) => present.get(id)?.programme ?? []))],
      };
    });
  }

  private async present(ids: readonly string[]): Promise<ReadonlyMap<string, Present>> {
    if (ids.length === 0) return new Map();
    const rows = (await this.dataSource.query(
      `SELECT id, version, programme, coalesce(state->>'code', id) AS code FROM aggregate WHERE id = ANY ($1)`,
      [[...new Set(ids)]],
    )) as Present[];
    return new Map(rows.map((row) => [row.id, row]));
  }
}

/** What can be taken back, with the version that the import left. */
function writtenIn(data: Row['data']): { id: string; version: number }[] {
  if ('values' in data) return data.values.map(({ indicator, version }) => ({ id: indicator, version }));
  return 'tasks' in data ? data.tasks.map(({ task, version }) => ({ id: task, version })) : [];
}

function countOf(data: Row['data']): number {
  if ('tasks' in data) return data.tasks.length;
  if ('values' in data) return data.values.reduce((sum, { nos }) => sum + nos.length, 0);
  return 'people' in data ? data.people.length : data.units.length;
}
