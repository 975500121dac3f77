import type { EntityManager } from 'typeorm';
import type { IsoDate } from '#contracts';
import type { RoleRef, TaskState } from '#domain';

/** The programme's clock, as far as dispatch needs it. */
export interface DispatchClock {
  now(): Date;
  /** Real milliseconds until the instant; 0 when it has passed. */
  msUntil(instant: Date): number;
}

export interface Resolved {
  persons: string[];
  /** Why there is nobody; null when there is somebody. */
  skip: 'nobody' | 'debtor' | null;
  /** In whose place somebody is told, by who is told. */
  inPlaceOf?: Readonly<Record<string, string>>;
}

/** Of what is told of: whose it is, and in which programme. */
export type Debt = Pick<TaskState, 'programme' | 'leadUnits' | 'heldBy' | 'officer'>;

/** Finds the persons that a role means on a day, in what somebody owes. */
export interface Recipients {
  recipients(debt: Debt, role: RoleRef, on: IsoDate, db?: EntityManager): Promise<Resolved>;
}

/** What a planning answers to the workflow that asked. */
export interface NextStep {
  /** Nothing will ever come again unless somebody reopens it. */
  closed: boolean;
  /** Real milliseconds to the next planning; null when only a change can bring something. */
  waitMs: number | null;
}
