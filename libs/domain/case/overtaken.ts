import type { DeadlineState, TaskState } from '../task/index.js';

/** Live cases of a task that its change has made pointless, each with the reason that closes it. */
export function casesToClose(before: TaskState, after: TaskState): { caseId: string; reason: string }[] {
  return before.deadlines.flatMap((old) => {
    if (old.case === null || old.case.status === 'closed') return [];
    const now = after.deadlines.find((d) => d.id === old.id);
    const wasNeeded = pointless(before, old) === null;
    const reason = now === undefined || now.ladderNo !== old.ladderNo ? NEW_TERM : pointless(after, now);
    return wasNeeded && reason !== null ? [{ caseId: old.case.id, reason }] : [];
  });
}

/** Why a case of this deadline has nothing left to decide; null when it has. */
export function pointless(task: TaskState, deadline: DeadlineState): string | null {
  if (task.status === 'stopped') return 'Nhiệm vụ đã dừng.';
  if (deadline.status === 'accepted') return 'Sản phẩm đã được xác nhận hoàn thành.';
  return null;
}

export const NEW_TERM = 'Mốc đã có thời hạn mới.';
