import type { DataSource } from 'typeorm';
import type { IsoDate } from '#contracts';

/** Deadlines as officials count them, on one day. */
export interface DeadlineCounts {
  total: number;
  doneOnTime: number;
  doneLate: number;
  openInTime: number;
  openOverdue: number;
  /** Among those open in time: within seven days. */
  dueSoon: number;
  awaitingCheck: number;
  suspended: number;
  stopped: number;
  backlog: number;
  /** Waiting for an event, or without any date. */
  undated: number;
}

export type TrafficLight = 'green' | 'yellow' | 'red' | 'grey';

export interface UnitStats extends DeadlineCounts {
  unit: string;
  /** Percent of the finished ones that were on time, to one decimal; null when none is finished. */
  onTimeRate: number | null;
  light: TrafficLight;
}

export interface Stats {
  programme: string | null;
  asOf: IsoDate;
  tasks: Record<string, number>;
  deadlines: DeadlineCounts & { onTimeRate: number | null };
  units: UnitStats[];
}

interface Row extends DeadlineCounts {
  unit: string | null;
}

/** Counted against the original date (rule 8): an extension does not make a late one early. */
const COUNTED = `
  WITH d AS (
    SELECT coalesce(t.lead_unit, t.held_by) AS unit, t.status AS task, d.status, d.completed_on,
           d.original_legal_due AS due, d.completed_on IS NOT NULL AND d.completed_on <= $2::date AS done
    FROM deadline d JOIN task t ON t.id = d.task_id
    WHERE ($1::text IS NULL OR t.programme = $1) AND t.status <> 'draft' AND d.status <> 'history'
  ), c AS (
    SELECT unit, CASE
      WHEN done AND (due IS NULL OR completed_on <= due) THEN 'doneOnTime'
      WHEN done THEN 'doneLate'
      WHEN task = 'stopped' THEN 'stopped'
      WHEN task = 'suspended' THEN 'suspended'
      WHEN status = 'backlog' THEN 'backlog'
      WHEN status = 'submitted' THEN 'awaitingCheck'
      WHEN due IS NULL THEN 'undated'
      WHEN due < $2::date THEN 'openOverdue'
      ELSE 'openInTime'
    END AS class, due FROM d
  )
  SELECT unit, count(*)::int AS total,
    count(*) FILTER (WHERE class = 'doneOnTime')::int AS "doneOnTime",
    count(*) FILTER (WHERE class = 'doneLate')::int AS "doneLate",
    count(*) FILTER (WHERE class = 'openInTime')::int AS "openInTime",
    count(*) FILTER (WHERE class = 'openOverdue')::int AS "openOverdue",
    count(*) FILTER (WHERE class = 'openInTime' AND due <= $2::date + 7)::int AS "dueSoon",
    count(*) FILTER (WHERE class = 'awaitingCheck')::int AS "awaitingCheck",
    count(*) FILTER (WHERE class = 'suspended')::int AS suspended,
    count(*) FILTER (WHERE class = 'stopped')::int AS stopped,
    count(*) FILTER (WHERE class = 'backlog')::int AS backlog,
    count(*) FILTER (WHERE class = 'undated')::int AS undated
  FROM c GROUP BY unit ORDER BY unit`;

export async function readStats(
  dataSource: DataSource,
  programme: string | null,
  asOf: IsoDate,
): Promise<Stats> {
  const rows = (await dataSource.query(COUNTED, [programme, asOf])) as Row[];
  const tasks = (await dataSource.query(
    `SELECT status, count(*)::int AS count FROM task WHERE ($1::text IS NULL OR programme = $1) GROUP BY status`,
    [programme],
  )) as { status: string; count: number }[];
  const sum = rows.reduce(add, NONE);
  return {
    programme,
    asOf,
    tasks: Object.fromEntries(tasks.map((row) => [row.status, row.count])),
    deadlines: { ...sum, onTimeRate: rate(sum) },
    units: rows.flatMap(({ unit, ...counts }) =>
      unit === null ? [] : [{ unit, ...counts, onTimeRate: rate(counts), light: lightOf(counts) }],
    ),
  };
}

const NONE: DeadlineCounts = {
  total: 0,
  doneOnTime: 0,
  doneLate: 0,
  openInTime: 0,
  openOverdue: 0,
  dueSoon: 0,
  awaitingCheck: 0,
  suspended: 0,
  stopped: 0,
  backlog: 0,
  undated: 0,
};

function add(sum: DeadlineCounts, row: DeadlineCounts): DeadlineCounts {
  const names = Object.keys(NONE) as (keyof DeadlineCounts)[];
  return Object.fromEntries(names.map((name) => [name, sum[name] + row[name]])) as unknown as DeadlineCounts;
}

function rate({ doneOnTime, doneLate }: DeadlineCounts): number | null {
  const done = doneOnTime + doneLate;
  return done === 0 ? null : Math.round((doneOnTime / done) * 1000) / 10;
}

function lightOf(counts: DeadlineCounts): TrafficLight {
  if (counts.openOverdue > 0) return 'red';
  if (counts.dueSoon > 0) return 'yellow';
  return counts.total === 0 ? 'grey' : 'green';
}
