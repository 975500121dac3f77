import { proxyActivities } from '@temporalio/workflow';
import type { NextStep } from '../step.js';

export interface TaskActivities {
  /** Writes what the task has to say in the coming slot once its planning time has come. */
  planTask(taskId: string): Promise<NextStep>;
}

export const { planTask } = proxyActivities<TaskActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
  summary: 'Lập phần nhắc của nhiệm vụ cho kỳ gửi tới',
});
