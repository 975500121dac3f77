import type { EntityManager } from 'typeorm';
import type { Difficulty } from '#domain';

export interface DifficultyFilter {
  state: readonly Difficulty['status'][];
  programme?: string;
  unit?: string;
  /** Owned by one of these people. */
  owners?: readonly string[];
  /** Only of tasks that these units or people have a part in, and those that one of the people owns. */
  visibleTo?: { units: readonly string[]; persons: readonly string[] };
}

export interface DifficultyFound {
  task: string;
  difficulty: Difficulty;
  note: string | null;
}

/** The queue: what nobody has in hand first, then by the day it is to be cleared, then the oldest. */
export async function findDifficulties(
  db: EntityManager,
  { state, programme, unit, owners, visibleTo }: DifficultyFilter,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ items: DifficultyFound[]; total: number }> {
  const given = [
    state,
    programme ?? null,
    unit ?? null,
    owners ?? null,
    visibleTo?.units ?? null,
    visibleTo?.persons ?? null,
    pageSize,
    (page - 1) * pageSize,
  ];
  const items = (await db.query(`${SELECTED} ${ORDER} LIMIT $7 OFFSET $8`, given)) as DifficultyFound[];
  const [row] = (await db.query(
    `SELECT count(*)::int AS total FROM (${SELECTED}) AS found`,
    given.slice(0, 6),
  )) as [{ total: number }];
  return { items, total: row.total };
}

const SELECTED = `
SELECT a.id AS task, d.value AS difficulty, (
    SELECT e.text ->> 'note' FROM event e WHERE e.aggregate_id = a.id AND e.type = 'difficulty-reported'
    ORDER BY e.seq OFFSET (d.value ->> 'no')::int - 1 LIMIT 1
  ) AS note
FROM task t JOIN aggregate a ON a.id = t.id
  CROSS JOIN LATERAL jsonb_array_elements(coalesce(a.state -> 'difficulties', '[]'::jsonb)) AS d
WHERE d.value ->> 'status' = ANY($1::text[])
  AND ($2::text IS NULL OR t.programme = $2)
  AND ($3::text IS NULL OR $3 = ANY(t.lead_units) OR t.held_by = $3)
  AND ($4::text[] IS NULL OR d.value ->> 'owner' = ANY($4))
  AND ($5::text[] IS NULL OR t.lead_units && $5 OR t.coordinating_units && $5 OR t.held_by = ANY($5)
    OR t.officer = ANY($6::text[]) OR t.watcher = ANY($6) OR d.value ->> 'owner' = ANY($6))
  AND t.status IN ('active', 'suspended')`;
const ORDER = `
ORDER BY d.value ->> 'status' = 'resolved', d.value ->> 'status' = 'owned', d.value ->> 'due',
  d.value ->> 'reportedOn', a.id, (d.value ->> 'no')::int`;
