import { continueAsNew } from '@temporalio/workflow';
import { Changes, shouldContinueAsNew } from '../changes.js';
import type { CaseInput } from '../messages.js';
import { planCase } from './activities.js';

/** The life of one case before the committee: like a task's, with the committee's own ladder. */
export async function caseWorkflow(input: CaseInput): Promise<void> {
  const changes = new Changes();
  for (;;) {
    changes.forget();
    const step = await planCase(input);
    if (step.closed && !changes.any) return;
    if (shouldContinueAsNew(input.historyLimit)) return continueAsNew<typeof caseWorkflow>(input);
    await changes.wait(step.waitMs, 'Chờ đến lượt lập phần nhắc tiếp theo');
  }
}
