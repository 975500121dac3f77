import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { TaskInput } from '../messages.js';
import { PLANNING, PLANNING_WITHIN } from '../planning.js';
import type { NextStep } from '../step.js';

export interface TaskActivities {
  /** Writes what the task has to say in the coming slot once its planning time has come. */
  planTask(taskId: string): Promise<NextStep>;
}

const { planTask: apart } = proxyActivities<TaskActivities>({
  ...PLANNING,
  summary: 'Lập phần nhắc của nhiệm vụ cho kỳ gửi tới',
});
const { planTask: within } = proxyLocalActivities<TaskActivities>(PLANNING_WITHIN);

export function planTask({ taskId, local }: TaskInput): Promise<NextStep> {
  return local ? within(taskId) : apart(taskId);
}
