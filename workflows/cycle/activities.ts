import { proxyActivities } from '@temporalio/workflow';
import type { NextStep } from '../step.js';

export interface CycleActivities {
  /** Opens and ends the stages whose day has come, writes what the cycle says in the coming slot, and says when next. */
  conductCycle(cycleId: string): Promise<NextStep>;
}

/** Two short transactions, each of which does nothing when it was done: as for tasks and cases. */
export const { conductCycle } = proxyActivities<CycleActivities>({
  startToCloseTimeout: '15 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
  summary: 'Mở, đóng các bước đến ngày và lập phần nhắc của kỳ',
});
