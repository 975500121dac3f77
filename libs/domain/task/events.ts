import type { BasisDocument, DueRule, Instant, IsoDate } from '#contracts';
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
  | { type: 'difficulty-reported'; data: { on: IsoDate }; text: { note: string } }
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
export const TASK_EVENT_SCHEMA = 1;

/** An event with the envelope that evolving needs. */
export type Recorded<E> = E & { at: Instant };
