import type { TaskListItem } from '#contracts';

export const GROUPS = ['overdue', 'today', 'week', 'later'] as const;
export type Group = (typeof GROUPS)[number];

const WEEK_DAYS = 7;
/** With these nothing is asked of the officer now, whatever the date. */
const AT_REST: readonly TaskListItem['outlook'][] = ['suspended', 'stopped', 'done', 'backlog'];

type Dated = Pick<TaskListItem, 'outlook' | 'daysLeft'>;

export function groupOf({ outlook, daysLeft }: Dated): Group {
  if (outlook === 'overdue') return 'overdue';
  if (daysLeft === null || daysLeft < 0 || AT_REST.includes(outlook)) return 'later';
  if (daysLeft === 0) return 'today';
  return daysLeft <= WEEK_DAYS ? 'week' : 'later';
}

/** Tasks and forms in their four groups, each in the order it came: nearest date first. */
export function grouped<T extends { task?: Dated; form?: Dated }>(items: readonly T[]): Record<Group, T[]> {
  const groups: Record<Group, T[]> = { overdue: [], today: [], week: [], later: [] };
  for (const item of items) {
    const dated = item.task ?? item.form;
    if (dated !== undefined) groups[groupOf(dated)].push(item);
  }
  return groups;
}
