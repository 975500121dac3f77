import type { BasisDocument, CycleKind, CycleTemplate, Instant, IsoDate, LadderPolicy } from '#contracts';
import type { WorkingCalendar } from '../calendar/index.js';
import type { EvidenceRef } from '../task/index.js';
import type { DeedCause } from './events.js';
import type { RefusedDeed } from './state.js';

/** The engine's own commands beside those that people give; they are idempotent. */
export type CycleEngineCommand =
  | {
      type: 'start';
      programme: string;
      template: CycleTemplate;
      kind: CycleKind;
      year: number;
      part: number | null;
      units: readonly string[];
      by: 'clock' | 'person';
      /** The stage at which it begins; without it the first whose date is not over. */
      stage?: string | undefined;
      request: BasisDocument | null;
    }
  /** Whatever the day brings: stages open, stages whose date is over end. */
  | { type: 'advance' }
  | {
      type: 'submit';
      stage: string;
      unit: string;
      /** Of the content, which stands beside the record. */
      contentHash: string;
      /** Files that go with this round, with their hashes. */
      attachments?: readonly EvidenceRef[];
    }
  | { type: 'note-case'; stage: string; caseId: string; status: 'draft' | 'with-committee' | 'closed' }
  /** What came of the deeds of a stage's end: those that were refused. */
  | { type: 'note-deeds'; stage: string; cause: DeedCause; refused: readonly RefusedDeed[] }
  /** The committee's conclusion on a late stage. */
  | { type: 'apply-conclusion'; stage: string; newDue: IsoDate; reason: string; basis: BasisDocument | null };

export interface CycleContext {
  now: Instant;
  /** Person id, or `system`. */
  actor: string;
  calendar: WorkingCalendar;
  policy: LadderPolicy;
  /** Of canonical JSON; given, so that the rules stay without cryptography. */
  hash: (value: unknown) => string;
  /** Tasks of the programme that are still open: a gate may need that there is none. */
  openTasks: number;
}
