import type { Outlook } from '#contracts';
import { GRAVITY, OUTLOOK_OF_DEADLINE, OUTLOOK_OF_TASK, type OutlookTerms, type TaskStatus } from '#domain';

/** The rule of `libs/domain/outlook` in SQL, over the terms of one day, so that lists are cut into pages by the database. */
const within = (to: keyof OutlookTerms, before: keyof OutlookTerms) =>
  `CASE WHEN o.due >= :workingFrom THEN o.due < :${before} ELSE o.due <= :${to} END`;

/** What a status says by itself, of those that do. */
const told = (column: string, of: Readonly<Record<string, string | null>>) =>
  Object.entries(of)
    .filter(([, mark]) => mark !== null)
    .map(([status, mark]) => `WHEN ${column} = '${status}' THEN '${mark}'`)
    .join('\n  ');

const MARK = `CASE
  ${told('o.status', OUTLOOK_OF_DEADLINE)}
  WHEN o.due IS NULL THEN 'scheduled'
  WHEN o.due < :today THEN 'overdue'
  WHEN ${within('soonTo', 'soonBefore')} THEN 'due-soon'
  WHEN ${within('nearTo', 'nearBefore')} THEN 'on-track'
  WHEN (SELECT g.state ->> 'acknowledgedOn' IS NOT NULL FROM aggregate g WHERE g.id = o.task_id) THEN 'on-track'
  ELSE 'scheduled' END`;

const GRAVEST = `ARRAY[${GRAVITY.map((mark) => `'${mark}'`).join(', ')}]`;

/** The mark of a task `t`: its status, or that of its gravest deadline. */
export const OUTLOOK = `(CASE
  ${told('t.status', OUTLOOK_OF_TASK)}
  ELSE coalesce((
  SELECT m.mark FROM (
    SELECT ${MARK} AS mark FROM (
      SELECT task_id, status, CASE status WHEN 'rework' THEN coalesce(rework_due, legal_due) ELSE legal_due END AS due
      FROM deadline WHERE task_id = t.id) AS o) AS m
  ORDER BY array_position(${GRAVEST}, m.mark) LIMIT 1), 'scheduled') END)`;

/** The statuses of tasks that may look like any of these; where a status does not tell, the deadlines do. */
export function statusesOf(any: readonly Outlook[]): TaskStatus[] {
  const told = Object.entries(OUTLOOK_OF_TASK) as [TaskStatus, Outlook | null][];
  return told.filter(([, mark]) => mark === null || any.includes(mark)).map(([status]) => status);
}
