import { proxyActivities } from '@temporalio/workflow';
import type { NextStep } from '../step.js';

export interface CaseActivities {
  /** Writes what the case has to say in the coming slot once its planning time has come. */
  planCase(caseId: string): Promise<NextStep>;
}

export const { planCase } = proxyActivities<CaseActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
  summary: 'Lập phần nhắc của hồ sơ trình cho kỳ gửi tới',
});
