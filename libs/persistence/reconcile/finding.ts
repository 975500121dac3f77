import type { InvariantName } from '../invariants/index.js';

/** Where the record, the plan, the mails and the workflows do not agree. */
export interface ReconcileFinding {
  kind: FindingKind;
  /** An id, or what the finding is about. */
  subject: string;
  problem: string;
  /** How it can be mended from the record; null: a person must look. */
  repair: Repair | null;
}

export type FindingKind =
  | InvariantName
  | 'workflow-missing'
  /** The same, on a Temporal that came up empty: it is rebuilt, which is no repair. */
  | 'workflow-lost'
  | 'workflow-surplus'
  | 'temporal-away'
  | 'outbox-old'
  /** The snapshot is not the fold of the events. */
  | 'snapshot'
  /** Lists and deadlines are not the snapshot. */
  | 'rows'
  /** What a unit sent in a cycle is not what its hash in the chain says. */
  | 'answers';

export type Repair =
  /** Its workflow is started, or told to ask again. */
  | 'tell-workflow'
  /** The worker's reconciler starts what belongs to no task. */
  | 'ask-worker'
  /** The place in the plan is worked out anew. */
  | 'reschedule'
  /** What a slot left behind goes to the next one. */
  | 'close-slots'
  /** Mails of dead senders and of past days are settled by their rules. */
  | 'settle-mails'
  /** The outbox row is tried again from the beginning. */
  | 'try-again'
  /** The snapshot and its rows are made anew from the events. */
  | 'refold';

/** What can be mended without a person's judgement: each leads to what the rules say of the record. */
export const REPAIRS: Readonly<Partial<Record<FindingKind, Repair>>> = {
  'workflow-missing': 'tell-workflow',
  'workflow-lost': 'tell-workflow',
  'plan-differs': 'reschedule',
  unplanned: 'reschedule',
  'slot-left-over': 'close-slots',
  'mail-stuck': 'settle-mails',
  'outbox-parked': 'try-again',
  snapshot: 'refold',
  rows: 'refold',
};
