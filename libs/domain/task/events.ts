import type { BasisDocument, DueRule, Instant, IsoDate, Level, Outcome } from '#contracts';
import type { RungKind } from '../ladder/index.js';
import type { DeadlineStatus, ProfileChange } from './state.js';

/** The computed date of a deadline, as an event carries it: with the versions it was computed from. */
export interface DatedDeadline {
  id: string;
  status: DeadlineStatus;
  legalDue: IsoDate | null;
  workingDue: IsoDate | null;
  explanation: string[];
}

interface RungRef {
  deadlineId: string | null;
  key: string;
  rung: string;
  kind: RungKind;
  nominal: IsoDate;
  slot: IsoDate;
}

/** A file of a submission, by what proves that it has not changed. */
export interface EvidenceRef {
  id: string;
  sha256: string;
}

/** The date a deadline is given by an act; the explanation says which. */
interface MovedDate {
  deadlineId: string;
  on: IsoDate;
  from: IsoDate | null;
  legalDue: IsoDate;
  workingDue: IsoDate;
  explanation: string[];
  basis: BasisDocument | null;
  calendar: string;
}

/** Acts on dates: each kind of act has an event of its own, so that they can be told apart for ever. */
type DateEvent =
  | {
      type: 'extension-requested';
      data: {
        deadlineId: string;
        no: number;
        newDue: IsoDate;
        by: string;
        on: IsoDate;
        attachments?: EvidenceRef[];
      };
      text: { reason: string };
    }
  | {
      type: 'extension-signed';
      data: {
        deadlineId: string;
        on: IsoDate;
        by: string;
        documentNumber: string | null;
        documentDate: IsoDate | null;
      };
      text?: { reason: string };
    }
  | { type: 'extension-withdrawn'; data: { deadlineId: string; on: IsoDate }; text?: { note?: string } }
  | {
      type: 'extension-granted';
      data: MovedDate & { by: string; level: Level; because: string[] };
      text?: { reason?: string };
    }
  | {
      type: 'extension-refused';
      data: { deadlineId: string; on: IsoDate; by: string; level: Level; because: string[] };
      text?: { reason?: string };
    }
  | { type: 'date-corrected'; data: MovedDate & { rule: DueRule }; text: { reason: string } }
  | { type: 'basis-replaced'; data: MovedDate & { rule: DueRule }; text: { reason: string } }
  /** A counted date, recomputed with a new calendar. */
  | { type: 'date-recomputed'; data: Omit<MovedDate, 'basis'> & { cause: string } }
  /** What a committee concluded, or the body above answered, takes effect on the task. */
  | {
      type: 'conclusion-applied';
      data: {
        caseId: string;
        deadlineId: string;
        on: IsoDate;
        outcome: Outcome | 'answer-date' | 'answer-stop';
        date: MovedDate | null;
        /** The ladder runs to this day although the date stays. */
        directiveDue: IsoDate | null;
        leadUnits: string[] | null;
        status: 'active' | 'suspended' | 'stopped';
      };
      text?: { directive?: string };
    };

/** Acts around the work. */
type WorkEvent =
  | {
      type: 'input-requested';
      data: { no: number; unit: string; due: IsoDate; on: IsoDate; by: string };
      text: { question: string };
    }
  | {
      type: 'input-given';
      data: {
        no: number;
        on: IsoDate;
        by: string;
        documentNumber: string | null;
        documentDate: IsoDate | null;
        attachments?: EvidenceRef[];
      };
      text: { note: string };
    }
  | { type: 'input-withdrawn'; data: { no: number; on: IsoDate }; text?: { note?: string } }
  | { type: 'difficulty-assigned'; data: { no: number; owner: string; due: IsoDate; on: IsoDate } }
  | { type: 'difficulty-resolved'; data: { no: number; on: IsoDate; by: string }; text: { note: string } }
  | {
      type: 'duplication-checked';
      data: {
        no: number;
        on: IsoDate;
        by: string;
        conclusion: 'none' | 'adjusted' | 'duplicate';
        checkedWith: string;
        basis: BasisDocument;
        attachments?: EvidenceRef[];
      };
      text: { note: string };
    }
  | { type: 'urged'; data: { on: IsoDate; by: string }; text: { note: string } }
  /** Units were merged, split or renamed: old code → successor. */
  | { type: 'units-replaced'; data: { on: IsoDate; map: Record<string, string>; document: BasisDocument } }
  /** A unit asked for another title, product or units, and was granted it; a date changes by `basis-replaced`. */
  | {
      type: 'task-amended';
      data: {
        amendment: string;
        on: IsoDate;
        leadUnits: string[] | null;
        coordinatingUnits: string[] | null;
        basis: BasisDocument;
      };
      text: { title?: string; deliverables?: Record<string, string> };
    }
  /** An explicit act puts an open task under another version of the rules. */
  | { type: 'rules-applied'; data: { on: IsoDate; policy: string; dropped?: string[] } };

/** Events of the task stream. `text` holds names and free text apart: it enters the hash salted, so it can be erased. */
export type TaskEvent =
  | {
      type: 'task-created';
      data: {
        code: string;
        programme: string;
        kind: 'task' | 'obligation';
        group: number | null;
        heldBy: string | null;
        demo: boolean;
      };
      text: { title: string };
    }
  | {
      type: 'profile-completed';
      data: Omit<ProfileChange, 'title'> & { deadlines?: { id: string; rule: DueRule }[] };
      text: { title?: string; deliverables?: Record<string, string> };
    }
  | {
      type: 'activated';
      data: {
        assignedOn: IsoDate;
        recordedOn: IsoDate;
        since: Instant | null;
        deadlines: DatedDeadline[];
        calendar: string;
        policy: string;
        warnings: string[];
      };
    }
  | { type: 'assigned'; data: { officer: string; on: IsoDate }; text?: { note?: string } }
  | { type: 'acknowledged'; data: { on: IsoDate } }
  | { type: 'progress-reported'; data: { on: IsoDate; percent: number | null }; text: { note: string } }
  | { type: 'difficulty-reported'; data: { on: IsoDate; by: string | null }; text: { note: string } }
  | {
      type: 'deliverable-submitted';
      data: {
        deadlineId: string;
        no: number;
        by: string;
        recordedOn: IsoDate;
        completedOn: IsoDate;
        checkDue: IsoDate;
        backdated: boolean;
        documentNumber: string | null;
        documentDate: IsoDate | null;
        /** Absent where there is none, also in events from before there were files. */
        attachments?: EvidenceRef[];
        calendar: string;
        policy: string;
      };
      text?: { note?: string };
    }
  | { type: 'submission-withdrawn'; data: { deadlineId: string; on: IsoDate }; text?: { note?: string } }
  | {
      type: 'deliverable-accepted';
      data: { deadlineId: string; on: IsoDate; completedOn: IsoDate };
      text?: { note?: string };
    }
  | {
      type: 'deliverable-returned';
      data: { deadlineId: string; on: IsoDate; reworkDue: IsoDate; calendar: string; policy: string };
      text: { note: string };
    }
  | { type: 'task-completed'; data: { on: IsoDate } }
  | {
      type: 'event-recorded';
      data: { event: string; on: IsoDate; recordedOn: IsoDate; deadlines: DatedDeadline[]; calendar: string };
      text?: { note?: string };
    }
  | { type: 'suspended'; data: { on: IsoDate; basis: BasisDocument | null }; text: { reason: string } }
  | { type: 'resumed'; data: { on: IsoDate }; text: { reason: string } }
  | { type: 'stopped'; data: { on: IsoDate; basis: BasisDocument }; text: { reason: string } }
  | {
      type: 'reopened';
      data: { on: IsoDate; deadlineId: string | null; reworkDue: IsoDate | null };
      text: { reason: string };
    }
  | { type: 'backlog-confirmed'; data: { deadlineId: string; on: IsoDate }; text?: { note?: string } }
  | DateEvent
  | WorkEvent
  | {
      type: 'case-noted';
      data: { deadlineId: string; caseId: string; status: 'draft' | 'with-committee' | 'closed' };
    }
  // Facts of dispatch: they record what was sent and do not raise the version that people compare.
  | { type: 'reminded'; data: RungRef & { to: string[] } }
  | { type: 'escalated'; data: RungRef & { to: string[] } }
  | { type: 'rung-skipped'; data: RungRef & { reason: 'nobody' | 'debtor' } }
  | { type: 'rung-superseded'; data: RungRef & { by: string; reason: 'outage' } }
  | { type: 'escalation-delivered'; data: { doneKey: string; outcome: 'delivered' | 'undeliverable' } }
  | { type: 'notice-sent'; data: { key: string; slot: IsoDate; to: string[] } };

export type TaskEventType = TaskEvent['type'];

const FACTS: ReadonlySet<TaskEventType> = new Set<TaskEventType>([
  'reminded',
  'escalated',
  'rung-skipped',
  'rung-superseded',
  'escalation-delivered',
  'notice-sent',
]);

/** Whether an event records what dispatch did; everything else raises the version. */
export function isFact(type: TaskEventType): boolean {
  return FACTS.has(type);
}

/** Version of each event's shape; raised together with an upcaster when a shape changes. */
export const TASK_EVENT_SCHEMA = 3;

/** An event with the envelope that evolving needs. */
export type Recorded<E> = E & { at: Instant };
