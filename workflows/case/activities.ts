import { proxyActivities } from '@temporalio/workflow';
import type { NextStep } from '../step.js';

export interface CaseActivities {
  /** Writes what the case has to say in the coming slot once its planning time has come. */
  planCase(caseId: string): Promise<NextStep>;
}

/** One short transaction: when its worker dies, another one tries soon, well within the patience of the slot's barrier. */
export const { planCase } = proxyActivities<CaseActivities>({
  startToCloseTimeout: '15 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
  summary: 'Lập phần nhắc của hồ sơ trình cho kỳ gửi tới',
});
