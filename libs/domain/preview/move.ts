import type { Instant, IsoDate } from '#contracts';
import type { CaseEvent } from '../case/index.js';
import type { RoleRef } from '../ladder/index.js';
import type { LadderContext, TaskEvent } from '../task/index.js';

/** New rules beside the present ones, for one aggregate: its own version of the policy on either side. */
export interface RuleChange {
  before: LadderContext;
  after: LadderContext;
  now: Instant;
  /** What is written into the history of whatever moves. */
  cause: string;
}

/** A date that somebody counts on; whoever holds it is told in one mail. */
export interface DateMove {
  what: 'legal-due' | 'working-due' | 'answer-due';
  deadlineId: string;
  from: IsoDate;
  to: IsoDate;
  told: readonly RoleRef[];
}

/** A step to come: null stands for a day that it had not, or has no more. */
export interface StepMove {
  key: string;
  rung: string;
  deadlineId: string | null;
  from: IsoDate | null;
  to: IsoDate | null;
  /** Who the step itself speaks to. */
  told: readonly RoleRef[];
}

/** What a change of the rules does to one task or one case. */
export interface Moves<Event> {
  dates: DateMove[];
  steps: StepMove[];
  /** The events that the change appends when it is carried out. */
  events: Event[];
}

/** Of a task or of a case. */
export type DomainMoves = Moves<TaskEvent> | Moves<CaseEvent>;
