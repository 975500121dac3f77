import { continueAsNew } from '@temporalio/workflow';
import { Changes, shouldContinueAsNew } from '../changes.js';
import type { ProgrammeInput } from '../messages.js';
import { openDue } from './activities.js';

/** A programme opens what falls due by rule (the annual plan, the reviews) on its day, for as long as it runs. */
export async function programmeWorkflow(input: ProgrammeInput): Promise<void> {
  const changes = new Changes();
  for (;;) {
    changes.forget();
    const { waitMs, ended } = await openDue(input.programme);
    if (ended) return;
    if (shouldContinueAsNew(input.historyLimit)) return continueAsNew<typeof programmeWorkflow>(input);
    await changes.wait(waitMs, 'Chờ ngày giao việc tiếp theo');
  }
}
