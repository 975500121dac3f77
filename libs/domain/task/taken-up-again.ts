import type { Instant } from '#contracts';
import type { TaskState } from './state.js';

/**
 * A suspension, a stop or a completion is over, by whatever act: the one place where work goes on. What fell between is
 * not made up for (ADR 5, 6), neither of the deadlines nor of input, difficulties and acknowledgement.
 */
export function takenUpAgain(state: TaskState, at: Instant): TaskState {
  return {
    ...state,
    status: 'active',
    takenUpAgainAt: at,
    deadlines: state.deadlines.map((d) => ({ ...d, ladderSince: at })),
    inputs: state.inputs.map((i) => (i.status === 'open' ? { ...i, since: at } : i)),
    difficulties: state.difficulties.map((d) => (d.status === 'resolved' ? d : { ...d, since: at })),
  };
}
