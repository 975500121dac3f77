import { continueAsNew } from '@temporalio/workflow';
import { Changes, shouldContinueAsNew } from '../changes.js';
import type { CycleInput } from '../messages.js';
import { conductCycle } from './activities.js';

/** The life of one cycle: its stages open and end on their days, its units are reminded until they have answered. */
export async function cycleWorkflow(input: CycleInput): Promise<void> {
  const changes = new Changes();
  for (;;) {
    changes.forget();
    const step = await conductCycle(input.cycleId);
    if (step.closed && !changes.any) return;
    if (shouldContinueAsNew(input.historyLimit)) return continueAsNew<typeof cycleWorkflow>(input);
    await changes.wait(step.waitMs, 'Chờ đến ngày của bước hoặc lượt nhắc tiếp theo');
  }
}
