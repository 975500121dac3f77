import type { IsoDate } from '#contracts';

/**
 * A track is a ladder of its own: after an outage only the latest due rung of a track is sent and the earlier ones
 * are superseded; the tracks do not silence each other.
 */
export type Track =
  | 'officer'
  | 'head'
  | 'nudge'
  | 'acknowledgement'
  | 'checker'
  | 'level'
  | 'committee'
  | 'roll-up'
  | 'extension'
  | 'asked'
  | 'supervision'
  | `input-${number}`
  | `difficulty-${number}`;

/** Who a rung speaks to, as a role; persons are resolved when the mail is planned. */
export type RoleRef =
  | { role: 'officer' }
  | { role: 'head' }
  | { role: 'parent-head' }
  | { role: 'checker' }
  | { role: 'office' }
  | { role: 'office-deputy-chief' }
  | { role: 'office-chief' }
  | { role: 'intake' }
  | { role: 'coordinating-head'; unit: string }
  /** Whoever heads a unit that a cycle asks; for the standing body itself its office. */
  | { role: 'respondent'; unit: string }
  | { role: 'person'; person: string };

/** `status` is a line of the office's roll-up: it informs, it does not urge. */
export type RungKind = 'reminder' | 'overdue' | 'escalation' | 'status';

/** One step of a ladder with its day. It is sent in that day's slot; the day is always a working day. */
export interface Rung {
  /** Identity within the task: a rung done under this key is never sent again (calendar edits do not change it). */
  key: string;
  /** `T-30`, `H-7`, `Q`, `T+12`, `NUDGE`, `ACK`, `K-1`, `L3`, `C+5` … */
  name: string;
  track: Track;
  kind: RungKind;
  on: IsoDate;
  to: readonly RoleRef[];
  /** Why this day, in Vietnamese. */
  why: string;
}

export const OFFICER: RoleRef = { role: 'officer' };
export const HEAD: RoleRef = { role: 'head' };
export const PARENT_HEAD: RoleRef = { role: 'parent-head' };
export const CHECKER: RoleRef = { role: 'checker' };
export const OFFICE: RoleRef = { role: 'office' };
export const OFFICE_DEPUTY_CHIEF: RoleRef = { role: 'office-deputy-chief' };
export const OFFICE_CHIEF: RoleRef = { role: 'office-chief' };
export const INTAKE: RoleRef = { role: 'intake' };
