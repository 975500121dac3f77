import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { CaseInput } from '../messages.js';
import { PLANNING, PLANNING_WITHIN } from '../planning.js';
import type { NextStep } from '../step.js';

export interface CaseActivities {
  /** Writes what the case has to say in the coming slot once its planning time has come. */
  planCase(caseId: string): Promise<NextStep>;
}

const { planCase: apart } = proxyActivities<CaseActivities>({
  ...PLANNING,
  summary: 'Lập phần nhắc của hồ sơ trình cho kỳ gửi tới',
});
const { planCase: within } = proxyLocalActivities<CaseActivities>(PLANNING_WITHIN);

export function planCase({ caseId, local }: CaseInput): Promise<NextStep> {
  return local ? within(caseId) : apart(caseId);
}
