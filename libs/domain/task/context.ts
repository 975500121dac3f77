import type { AuthorityTable, Instant, IsoDate, LadderPolicy, Level } from '#contracts';
import type { WorkingCalendar } from '../calendar/index.js';
import type { EvidenceRef } from './events.js';

/** Everything outside the state that a decision may depend on. */
export interface TaskContext {
  now: Instant;
  /** Person id, or `system` for the engine. */
  actor: string;
  calendar: WorkingCalendar;
  policy: LadderPolicy;
  /** What was due before this day is backlog (rule 7); null where a run has no go-live date. */
  goLive: IsoDate | null;
  /**
   * The engine opening a task by rule (late start: rule 7 applies); a person's activation is a late assignment
   * (rule 4: rungs before it are dropped).
   */
  byRule?: boolean;
  /** Who may decide on dates and stops in this programme; null where a run has no such table. */
  authority?: AuthorityTable | null;
  /** The level that the actor decides for; null for everybody else. */
  level?: Level | null;
  /** The files that the command names, with their hashes: found and locked by whoever keeps them. */
  evidence?: readonly EvidenceRef[];
}
