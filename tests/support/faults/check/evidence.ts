import type { CalendarData, IsoDate, LadderPolicy } from '#contracts';
import type { AggregateKind, ChainRow } from '#persistence';
import type { Pinned } from '../../../../apps/cli/reconcile/soundness.js';
import type { WorkflowSeen } from '../../../../apps/cli/reconcile/workflow-seen.js';
import type { Violation } from './violation.js';

/** A command that was given over the API, and what its giver knows of it. */
export interface Given {
  by: string;
  key: string;
  task: string;
  outcome: 'ok' | 'refused' | 'unknown';
}

/** A mail that a server took responsibility for. */
export interface Taken {
  messageId: string | null;
  to: readonly string[];
  hash: string;
}

/** A mail as the record has it, once its bytes were frozen. */
export interface Frozen {
  id: string;
  messageId: string;
  address: string;
  class: 'routine' | 'grave' | 'letter';
  state: string;
  resends: number;
  hash: string;
}

export interface AggregateSeen {
  id: string;
  kind: AggregateKind;
  seq: number;
  headHash: string;
  state: Record<string, unknown>;
  closed: boolean;
  nextWake: string | null;
}

export interface SlotSeen {
  slot: IsoDate;
  state: 'open' | 'done' | 'held';
  until: string | null;
}

export interface Versioned<T> {
  at: string;
  data: T;
}

export interface WorkflowsSeen {
  running: readonly WorkflowSeen[];
  /** By the record. */
  expected: readonly string[];
  /** Not as they should: failed, terminated by hand, timed out. */
  endedBadly: readonly { id: string; status: string }[];
}

/**
 * Everything the checker judges by: plain data, so that what a run left behind can be judged again from a file, by the
 * same code.
 */
export interface Evidence {
  now: string;
  given: readonly Given[];
  taken: readonly Taken[];
  frozen: readonly Frozen[];
  events: readonly (ChainRow & { commandId: string | null })[];
  aggregates: readonly AggregateSeen[];
  slots: readonly SlotSeen[];
  calendars: readonly Versioned<CalendarData>[];
  policies: readonly Versioned<LadderPolicy>[];
  workflows: WorkflowsSeen;
  pinned: Pinned | null;
  /** Where it was pinned before, the latest last. */
  pinnedBefore: readonly Pinned[];
  /** Lines of logs that no log may hold. */
  badLines: readonly string[];
  /** What only the living database can be asked: doctor's own findings. */
  found: readonly Violation[];
}
