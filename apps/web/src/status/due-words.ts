import type { TaskListItem } from '#contracts';
import { formatDateWithWeekday } from '../format/date.js';

/** What stands beside a date: how much time is left, or by how much it has passed. */
interface Time {
  daysLeft: number | null;
  workingDaysLeft: number | null;
}

/** `còn 7 ngày (5 ngày làm việc)`, `hôm nay`, `quá hạn 2 ngày làm việc`; empty without a date. */
export function timeLeft({ daysLeft, workingDaysLeft }: Time): string {
  if (daysLeft === null) return '';
  if (daysLeft === 0) return 'hạn hôm nay';
  if (daysLeft > 0) {
    const working = workingDaysLeft === null || daysLeft > 60 ? '' : ` (${workingDaysLeft} ngày làm việc)`;
    return `còn ${daysLeft} ngày${working}`;
  }
  const working = Math.abs(workingDaysLeft ?? 0);
  return working === 0 ? `quá hạn ${-daysLeft} ngày` : `quá hạn ${working} ngày làm việc`;
}

/** `18/12/2026 (thứ Sáu)`, or why there is no date to wait for. */
export function dueDate(
  task: Pick<TaskListItem, 'outlook' | 'nextDue' | 'nextWorkingDue' | 'deadlines'>,
): string {
  const date = task.outlook === 'overdue' ? task.nextDue : task.nextWorkingDue;
  if (date !== null) return formatDateWithWeekday(date);
  if (task.outlook === 'done' || task.outlook === 'stopped') return '';
  const statuses = task.deadlines.map(({ status }) => status);
  if (statuses.includes('backlog')) return 'tồn đọng, chờ rà soát';
  if (statuses.includes('waiting-event')) return 'chờ sự kiện';
  return statuses.includes('continuous') && task.outlook !== 'draft' ? 'thường xuyên' : 'chưa có hạn';
}
