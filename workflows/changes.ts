import { condition, defineSignal, setHandler, workflowInfo } from '@temporalio/workflow';
import { SIGNAL_CHANGED } from '#contracts/names';

const changedSignal = defineSignal(SIGNAL_CHANGED);

/** One wait is never longer, so that a sleeping workflow meets a new build within a month. */
const LONGEST_WAIT_MS = 30 * 86_400_000;

/** A quiet task makes a few events a month; this keeps a replay under a second. */
const HISTORY_LIMIT = 1_000;

/** The signal "something changed, ask again", and the waits that it ends early. */
export class Changes {
  private seen = false;

  constructor() {
    setHandler(changedSignal, () => {
      this.seen = true;
    });
  }

  /** Forgets what was signalled before; the question asked next covers it. */
  forget(): void {
    this.seen = false;
  }

  /** Whether something was signalled since `forget`. */
  get any(): boolean {
    return this.seen;
  }

  /** Until `ms` are over or something changes; null waits for a change alone. */
  async wait(ms: number | null, summary: string): Promise<void> {
    const changed = () => this.seen;
    if (ms === null) await condition(changed);
    else if (ms > 0) await condition(changed, Math.min(ms, LONGEST_WAIT_MS), { summary });
  }
}

/** Whether this run has grown enough. The next one begins by asking, so a signal seen but not yet acted on is not lost. */
export function shouldContinueAsNew(historyLimit = HISTORY_LIMIT): boolean {
  const { historyLength, continueAsNewSuggested } = workflowInfo();
  return historyLength >= historyLimit || continueAsNewSuggested;
}
