import type { BasisDocument, CycleKind, DueRule, IsoDate, StageTemplate } from '#contracts';
import type { EvidenceRef } from '../task/index.js';
import type { RefusedDeed } from './state.js';

/** A stage as it is begun: the template's, with the dates of this cycle. */
export interface StagePlan extends Omit<StageTemplate, 'respondents' | 'opens' | 'due'> {
  respondents: string[];
  opensOn: IsoDate | null;
  /** Null for a counted term, which starts when the stage opens. */
  rule: DueRule | null;
  countedDays: number | null;
  legalDue: IsoDate | null;
}

export interface CycleRungRef {
  stage: string;
  unit: string | null;
  key: string;
  rung: string;
  kind: 'reminder' | 'overdue' | 'escalation' | 'status';
  nominal: IsoDate;
  slot: IsoDate;
}

/** Of what a stage's end does to tasks: it hands in what one owes, or its answers become tasks. */
export type DeedCause = 'deliver' | 'effect';

/** `calendar` and `policy` are the versions that a date was set by. */
interface Dated {
  on: IsoDate;
  announceOn: IsoDate;
  legalDue: IsoDate;
  calendar: string;
}

export type CycleEvent =
  | {
      type: 'cycle-opened';
      data: {
        programme: string;
        kind: CycleKind;
        year: number;
        part: number | null;
        title: string;
        template: string;
        on: IsoDate;
        by: 'clock' | 'person';
        dataDate: IsoDate;
        stages: StagePlan[];
        request: BasisDocument | null;
        calendar: string;
        policy: string;
      };
    }
  /** `explanation`: why this date, by the calendar named, as it was said when the stage opened. */
  | { type: 'stage-opened'; data: Dated & { stage: string; rule: DueRule; explanation?: string[] } }
  | {
      type: 'stage-extended';
      data: Dated & { stage: string; from: IsoDate; basis: BasisDocument | null };
      text: { reason: string };
    }
  | {
      type: 'stage-reopened';
      data: Dated & { stage: string; basis?: BasisDocument };
      text: { reason: string };
    }
  | {
      type: 'stage-skipped';
      data: { stage: string; on: IsoDate; cause: 'before-start' | 'decided' };
      text?: { reason: string };
    }
  | {
      type: 'stage-completed';
      data: { stage: string; on: IsoDate; basis: BasisDocument | null };
    }
  | {
      type: 'stage-closed';
      data: {
        stage: string;
        on: IsoDate;
        cause: 'answered' | 'date' | 'done' | 'decided';
        missing: string[];
        contentHash: string;
        /** Where the engine was away: the day on which the end that lay before it was recorded. */
        recordedOn?: IsoDate;
      };
      text?: { reason: string };
    }
  | { type: 'focal-named'; data: { unit: string; person: string | null; on: IsoDate } }
  | { type: 'unit-excused'; data: { stage: string; unit: string; on: IsoDate }; text: { reason: string } }
  | {
      type: 'more-time-asked';
      data: { stage: string; unit: string; on: IsoDate; by: string; due: IsoDate };
      text: { reason: string };
    }
  | {
      type: 'more-time-refused';
      data: { stage: string; unit: string; on: IsoDate };
      text: { reason: string };
    }
  | {
      type: 'submission-received';
      data: {
        stage: string;
        unit: string;
        round: number;
        on: IsoDate;
        by: string;
        contentHash: string;
        attachments?: EvidenceRef[];
      };
    }
  | {
      type: 'submission-returned';
      data: {
        stage: string;
        unit: string;
        round: number;
        on: IsoDate;
        announceOn: IsoDate;
        reworkDue: IsoDate;
        calendar: string;
      };
      text: { reason: string };
    }
  | { type: 'submission-accepted'; data: { stage: string; unit: string; round: number; on: IsoDate } }
  | { type: 'units-replaced'; data: { on: IsoDate; map: Record<string, string>; document: BasisDocument } }
  | { type: 'cycle-paused'; data: { on: IsoDate }; text: { reason: string } }
  | { type: 'cycle-resumed'; data: { on: IsoDate } }
  | { type: 'cycle-closed'; data: { on: IsoDate; contentHash: string; recordedOn?: IsoDate } }
  | {
      type: 'stage-case-noted';
      data: { stage: string; caseId: string; status: 'draft' | 'with-committee' | 'closed' };
    }
  /** In the place of what was refused of that cause before; `announceOn` is the slot that tells the office. */
  | {
      type: 'deeds-refused';
      data: {
        stage: string;
        cause: DeedCause;
        on: IsoDate;
        announceOn: IsoDate;
        refused: RefusedDeed[];
      };
    }
  // Facts of dispatch: they do not raise the version that people compare.
  | { type: 'reminded'; data: CycleRungRef & { to: string[] } }
  | { type: 'escalated'; data: CycleRungRef & { to: string[] } }
  | { type: 'rung-skipped'; data: CycleRungRef & { reason: 'nobody' | 'debtor' } }
  | { type: 'rung-superseded'; data: CycleRungRef & { by: string; reason: 'outage' } };
export type CycleEventType = CycleEvent['type'];

const FACTS: ReadonlySet<CycleEventType> = new Set<CycleEventType>([
  'reminded',
  'escalated',
  'rung-skipped',
  'rung-superseded',
]);

export function isCycleFact(type: CycleEventType): boolean {
  return FACTS.has(type);
}

/** Version of each event's shape; raised together with an upcaster when a shape changes. */
export const CYCLE_EVENT_SCHEMA = 1;
