import { continueAsNew } from '@temporalio/workflow';
import { Changes, shouldContinueAsNew } from '../changes.js';
import type { DispatchInput } from '../messages.js';
import {
  claimDigests,
  closeSlot,
  composeAhead,
  deliver,
  openSlot,
  planStragglers,
  readBarrier,
  startNextDispatch,
} from './activities.js';

/** How often the barrier is read again while planners are still at work. */
const BARRIER_POLL_MS = 500;

/**
 * One send slot: compose ahead, wait for the slot and for every planner, record and freeze, hand over. Each activity
 * does only what is still undone, so a run may begin again at any step.
 */
export async function dispatchWorkflow(input: DispatchInput): Promise<void> {
  const { slot } = input;
  const changes = new Changes();
  const inTime = await untilSlot(slot, changes);
  if (inTime) {
    await everyonePlanned(slot, changes);
    for (;;) {
      changes.forget();
      const { held, waitMs } = await claimDigests(slot);
      if (!held) break;
      if (shouldContinueAsNew(input.historyLimit)) return continueAsNew<typeof dispatchWorkflow>(input);
      await changes.wait(waitMs, 'Thư đang được giữ lại');
    }
    // The next slot does not wait for a mail server that is slow or away.
    await startNextDispatch(slot);
    for (;;) {
      changes.forget();
      const { waitMs } = await deliver(slot);
      if (waitMs === null) break;
      if (shouldContinueAsNew(input.historyLimit)) return continueAsNew<typeof dispatchWorkflow>(input);
      await changes.wait(waitMs, 'Chờ lần giao thư tiếp theo');
    }
  }
  await closeSlot(slot);
  await startNextDispatch(slot);
}

/** False when the slot's day had passed before this could run: an outage. */
async function untilSlot(slot: string, changes: Changes): Promise<boolean> {
  let composed = false;
  for (;;) {
    changes.forget();
    const now = await openSlot(slot);
    if (now.phase === 'past') return false;
    if (now.phase === 'send') return true;
    if (now.phase === 'compose' && !composed) {
      composed = true;
      await composeAhead(slot);
      continue;
    }
    await changes.wait(now.waitMs, 'Chờ đến giờ gửi');
  }
}

async function everyonePlanned(slot: string, changes: Changes): Promise<void> {
  for (;;) {
    changes.forget();
    const { missing, graceMs } = await readBarrier(slot);
    if (missing === 0) return;
    if (graceMs <= 0) {
      await planStragglers(slot);
      return;
    }
    await changes.wait(Math.min(BARRIER_POLL_MS, graceMs), 'Chờ các nhiệm vụ lập xong phần nhắc');
  }
}
