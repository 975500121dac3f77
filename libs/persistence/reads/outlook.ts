import type { IsoDate } from '#contracts';

/**
 * How a task stands is told by dates that only the calendar knows; for one day they come down to these. Whoever asks
 * works them out (apps/api/tasks/outlook.ts, whose rule this is in SQL), so that lists are cut into pages by the database.
 */
export interface OutlookTerms {
  today: IsoDate;
  /** The first working day from today on: a date before it is counted to itself, any other to its last working day. */
  workingFrom: IsoDate;
  /** Due soon: within these many days; in working terms, before this date. */
  soonTo: IsoDate;
  soonBefore: IsoDate;
  /** Near enough to be on track although nobody has acknowledged. */
  nearTo: IsoDate;
  nearBefore: IsoDate;
}

const within = (to: string, before: string) =>
  `CASE WHEN o.due >= :workingFrom THEN o.due < :${before} ELSE o.due <= :${to} END`;

/** The gravest first, as the page shows them. */
const GRAVITY = `ARRAY['overdue', 'due-soon', 'awaiting-check', 'backlog', 'on-track', 'scheduled', 'done']`;

const MARK = `CASE
  WHEN o.status IN ('accepted', 'history') THEN 'done'
  WHEN o.status = 'submitted' THEN 'awaiting-check'
  WHEN o.status = 'backlog' THEN 'backlog'
  WHEN o.status = 'continuous' THEN 'on-track'
  WHEN o.status = 'waiting-event' OR o.due IS NULL THEN 'scheduled'
  WHEN o.due < :today THEN 'overdue'
  WHEN ${within('soonTo', 'soonBefore')} THEN 'due-soon'
  WHEN ${within('nearTo', 'nearBefore')} THEN 'on-track'
  WHEN (SELECT g.state ->> 'acknowledgedOn' IS NOT NULL FROM aggregate g WHERE g.id = o.task_id) THEN 'on-track'
  ELSE 'scheduled' END`;

/** The mark of a task `t`: its status, or that of its gravest deadline. */
export const OUTLOOK = `(CASE t.status WHEN 'completed' THEN 'done' WHEN 'active' THEN coalesce((
  SELECT m.mark FROM (
    SELECT ${MARK} AS mark FROM (
      SELECT task_id, status, CASE status WHEN 'rework' THEN coalesce(rework_due, legal_due) ELSE legal_due END AS due
      FROM deadline WHERE task_id = t.id) AS o) AS m
  ORDER BY array_position(${GRAVITY}, m.mark) LIMIT 1), 'scheduled')
  ELSE t.status END)`;
