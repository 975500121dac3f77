import { sleep } from '@temporalio/workflow';
import type { CheckInput } from '../messages.js';
import { freezeCheck } from './activities.js';

/** One link of the synthetic reminder: a durable timer that fires and an activity that is carried out, as for every task. */
export async function checkWorkflow({ checkId }: CheckInput): Promise<void> {
  await sleep('1 second', { summary: 'Chờ như mọi lần nhắc' });
  await freezeCheck(checkId);
}
