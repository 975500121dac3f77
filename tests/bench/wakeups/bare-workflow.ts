import { proxyLocalActivities, sleep } from '@temporalio/workflow';

const { nothing } = proxyLocalActivities<{ nothing(): Promise<void> }>({ startToCloseTimeout: '15 seconds' });

/** What a wake costs when nothing is done: one timer, one empty local activity, and asleep again. */
export async function bareWorkflow(wakesAt: number): Promise<void> {
  await sleep(wakesAt - Date.now());
  await nothing();
  await sleep('30 days');
}

/** The same from the moment it is started. */
export async function bareStart(): Promise<void> {
  await nothing();
  await sleep('30 days');
}
