import { proxyActivities } from '@temporalio/workflow';

export interface CheckActivities {
  /** Freezes the synthetic reminder of a check, which the sender then delivers like all others. */
  freezeCheck(checkId: string): Promise<void>;
}

/** A check that is not done soon has failed; the next one comes in minutes. */
export const { freezeCheck } = proxyActivities<CheckActivities>({
  startToCloseTimeout: '15 seconds',
  scheduleToCloseTimeout: '5 minutes',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '30 seconds' },
  summary: 'Lập thư kiểm tra tự động',
});
