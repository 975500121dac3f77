import { type Bodies, isOwnDuty } from '../authority/index.js';
import { type CaseState, isLive } from '../case/index.js';
import { type DeadlineState, debtorsOf, type TaskState } from '../task/index.js';

/**
 * Who a day of a deadline's life belongs to. `office` has what waits for its review (backlog) or came back to it from
 * the committee; `system` has the days on which the unit was to be told and the engine did not run.
 */
export type HolderKind =
  | 'unit'
  | 'coordinating'
  | 'checker'
  | 'office'
  | 'committee'
  | 'above'
  | 'suspended'
  | 'system';

export interface Holder {
  holder: HolderKind;
  /** Code of the unit or the body; null where there is none to name. */
  unit: string | null;
}

/** Who holds the deadline as things stand; null while it has no date yet, and once nothing is left to do. */
export function holderOf(
  task: TaskState,
  deadline: DeadlineState,
  cases: readonly CaseState[],
  bodies: Bodies,
): Holder | null {
  if (task.status === 'suspended') return { holder: 'suspended', unit: null };
  if (task.status !== 'active') return null;
  const unit: Holder = { holder: 'unit', unit: debtorsOf(task)[0] ?? null };
  switch (deadline.status) {
    case 'waiting-event':
    case 'continuous':
    case 'accepted':
    case 'history':
      return null;
    case 'backlog':
      return { holder: 'office', unit: bodies.standingBody };
    case 'submitted': {
      // Its own duties are not checked by the office itself.
      const own = isOwnDuty({ task, bodies });
      return { holder: 'checker', unit: own ? bodies.committee : bodies.standingBody };
    }
    case 'open':
    case 'rework':
      break;
  }
  const live = cases.findLast((one) => isLive(one.status));
  switch (live?.status) {
    case 'with-committee':
      return { holder: 'committee', unit: bodies.committee };
    case 'recommended':
      return { holder: 'above', unit: null };
    case 'draft':
      // A first draft is only the office's paper; one that was returned is its work.
      return live.conclusion === null ? unit : { holder: 'office', unit: bodies.standingBody };
    default:
      return unit;
  }
}
