import type { Conclusion, IsoDate } from '#contracts';
import type { RungFact } from '../ladder/index.js';

/**
 * Where a case is: `draft` with the standing body, `with-committee`, `awaiting-explanation` with the unit,
 * `recommended` with the body above whose answer is awaited, `closed`.
 */
export type CaseStatus =
  | 'none'
  | 'draft'
  | 'with-committee'
  | 'awaiting-explanation'
  | 'recommended'
  | 'closed';

/** What ended a case. */
export type CaseEnd = 'closed-by-office' | 'overtaken' | 'concluded' | 'answered';

/**
 * A case (hồ sơ trình) of one overdue deadline: a draft of the standing body from L3, before the committee from L4
 * (or earlier, when the office sends it up), until somebody with the authority has concluded.
 */
export interface CaseState {
  id: string;
  taskId: string;
  deadlineId: string;
  programme: string;
  status: CaseStatus;
  openedOn: IsoDate | null;
  /** Counts how often the case went up; each time has rungs of its own. */
  round: number;
  /** The day the case reached the committee, the last time. */
  reachedOn: IsoDate | null;
  answerDue: IsoDate | null;
  /** A returned draft goes up by itself after this day. */
  resubmitDue: IsoDate | null;
  /** The unit's explanation is due on this day. */
  explanationDue: IsoDate | null;
  recommendedOn: IsoDate | null;
  /** The office's proposal as it stands. */
  proposal: Conclusion | null;
  /** The last conclusion; the case may go on after it (an explanation, a recommendation, a return). */
  conclusion: Conclusion | null;
  concludedOn: IsoDate | null;
  concludedBy: string | null;
  statements: number;
  opinions: number;
  session: string | null;
  closedOn: IsoDate | null;
  closedReason: string | null;
  end: CaseEnd | null;
  done: Record<string, RungFact>;
  /** The version of the rules that its present date was set by. */
  policy?: string | null;
  version: number;
  seq: number;
}

export function emptyCase(id: string): CaseState {
  return {
    id,
    taskId: '',
    deadlineId: '',
    programme: '',
    status: 'none',
    openedOn: null,
    round: 0,
    reachedOn: null,
    answerDue: null,
    resubmitDue: null,
    explanationDue: null,
    recommendedOn: null,
    proposal: null,
    conclusion: null,
    concludedOn: null,
    concludedBy: null,
    statements: 0,
    opinions: 0,
    session: null,
    closedOn: null,
    closedReason: null,
    end: null,
    done: {},
    version: 0,
    seq: 0,
  };
}

/** Business id of the case of a deadline's ladder: a later ladder (rework, reopening) gets a case of its own. */
export function caseIdOf(taskId: string, deadlineId: string, ladderNo: number): string {
  return `${taskId}.${deadlineId}.${ladderNo}`;
}

/** What a task needs to know of its case: with whom it is. */
export function notedStatus(status: Exclude<CaseStatus, 'none'>): 'draft' | 'with-committee' | 'closed' {
  return status === 'draft' || status === 'closed' ? status : 'with-committee';
}

/** Whether the case is still somebody's to act on. */
export function isLive(status: CaseStatus): boolean {
  return status !== 'none' && status !== 'closed';
}
