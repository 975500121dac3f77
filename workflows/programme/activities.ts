import { proxyActivities } from '@temporalio/workflow';

export interface ProgrammeActivities {
  /** Opens every task whose day of assignment by rule has come; says when the next one comes, or that the programme has ended. */
  openDue(programme: string): Promise<{ waitMs: number | null; ended?: boolean }>;
}

export const { openDue } = proxyActivities<ProgrammeActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
  summary: 'Mở các việc đã đến ngày giao theo quy tắc',
});
