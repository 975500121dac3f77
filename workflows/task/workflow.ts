import { continueAsNew } from '@temporalio/workflow';
import { Changes, shouldContinueAsNew } from '../changes.js';
import type { TaskInput } from '../messages.js';
import { planTask } from './activities.js';

/** The life of one task: before each slot in which it has something to say, it is planned; until then it sleeps. */
export async function taskWorkflow(input: TaskInput): Promise<void> {
  const changes = new Changes();
  for (;;) {
    changes.forget();
    const step = await planTask(input);
    if (step.closed && !changes.any) return;
    if (shouldContinueAsNew(input.historyLimit)) return continueAsNew<typeof taskWorkflow>(input);
    await changes.wait(step.waitMs, 'Chờ đến lượt lập phần nhắc tiếp theo');
  }
}
