import type { TaskListItem } from '#contracts';

export const GROUPS = ['overdue', 'today', 'week', 'later'] as const;
export type Group = (typeof GROUPS)[number];

const WEEK_DAYS = 7;
/** With these nothing is asked of the officer now, whatever the date. */
const AT_REST: readonly TaskListItem['outlook'][] = ['suspended', 'stopped', 'done', 'backlog'];

export function groupOf(task: Pick<TaskListItem, 'outlook' | 'daysLeft'>): Group {
  const { outlook, daysLeft } = task;
  if (outlook === 'overdue') return 'overdue';
  if (daysLeft === null || daysLeft < 0 || AT_REST.includes(outlook)) return 'later';
  if (daysLeft === 0) return 'today';
  return daysLeft <= WEEK_DAYS ? 'week' : 'later';
}

/** The list in its four groups, each in the order it came: nearest date first. */
export function grouped<T extends Pick<TaskListItem, 'outlook' | 'daysLeft'>>(
  tasks: readonly T[],
): Record<Group, T[]> {
  const groups: Record<Group, T[]> = { overdue: [], today: [], week: [], later: [] };
  for (const task of tasks) groups[groupOf(task)].push(task);
  return groups;
}
