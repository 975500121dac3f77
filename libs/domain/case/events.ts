import type { BasisDocument, Conclusion, IsoDate } from '#contracts';
import type { EvidenceRef } from '../task/index.js';
import type { CaseEnd } from './state.js';

interface CaseRungRef {
  key: string;
  rung: string;
  nominal: IsoDate;
  slot: IsoDate;
}

/** A conclusion without its free text, which is kept apart so that it can be erased. */
export interface ConclusionFacts {
  outcome: Conclusion['outcome'];
  newDue?: IsoDate;
  checkDue?: IsoDate;
  due?: IsoDate;
  leadUnits?: string[];
}
export interface ConclusionText {
  directive?: string;
  reason?: string;
  question?: string;
}

export type CaseEvent =
  | { type: 'case-opened'; data: { taskId: string; deadlineId: string; programme: string; on: IsoDate } }
  | {
      type: 'case-proposed';
      data: ConclusionFacts & { on: IsoDate };
      text: ConclusionText & { note?: string };
    }
  | {
      type: 'case-sent-up';
      data: { on: IsoDate; by: 'engine' | 'office'; answerDue: IsoDate; calendar: string; policy: string };
      text?: { note?: string };
    }
  | {
      type: 'case-scheduled';
      data: { on: IsoDate; session: string | null; sessionOn: IsoDate | null; answerDue: IsoDate | null };
    }
  | {
      type: 'statement-given';
      data: { no: number; by: string; on: IsoDate; as: 'officer' | 'head'; attachments?: EvidenceRef[] };
      text: { text: string };
    }
  | { type: 'opinion-given'; data: { no: number; by: string; on: IsoDate }; text: { text: string } }
  | {
      type: 'case-concluded';
      data: ConclusionFacts & {
        on: IsoDate;
        by: string;
        /** Who decides by the authority table, in words: the document and the row that gave it. */
        because: string[];
        basis: BasisDocument | null;
        /** The case goes on after an explanation, a recommendation or a return. */
        next: 'closed' | 'awaiting-explanation' | 'recommended' | 'draft';
        resubmitDue: IsoDate | null;
        calendar: string;
        policy: string;
      };
      text: ConclusionText;
    }
  /** The explanation has been given, or its time is over: the case is the committee's again. */
  | {
      type: 'case-resumed';
      data: {
        on: IsoDate;
        cause: 'explained' | 'unexplained';
        answerDue: IsoDate;
        calendar: string;
        policy: string;
      };
    }
  /** A new calendar, or new rules, give the committee another day for its answer. */
  | {
      type: 'case-redated';
      data: {
        on: IsoDate;
        from: IsoDate;
        answerDue: IsoDate;
        calendar: string;
        policy: string;
        cause: string;
      };
    }
  | {
      type: 'answer-recorded';
      data: { on: IsoDate; answer: 'agreed' | 'refused'; newDue: IsoDate | null; basis: BasisDocument };
      text?: { note?: string };
    }
  | {
      type: 'minutes-recorded';
      data: {
        on: IsoDate;
        kind: 'minutes' | 'opinion-sheet' | 'notice';
        documentNumber: string | null;
        documentDate: IsoDate | null;
        attachments?: EvidenceRef[];
      };
    }
  | {
      type: 'case-closed';
      data: { on: IsoDate; by: 'engine' | 'office'; end: CaseEnd };
      text: { reason: string };
    }
  // Facts: what dispatch did, and a conclusion that came second; they do not raise the version people compare.
  | { type: 'conclusion-refused'; data: { on: IsoDate; by: string; outcome: Conclusion['outcome'] } }
  | { type: 'escalated'; data: CaseRungRef & { to: string[] } }
  | { type: 'rung-skipped'; data: CaseRungRef & { reason: 'nobody' | 'debtor' } }
  | { type: 'rung-superseded'; data: CaseRungRef & { by: string; reason: 'outage' } };
export type CaseEventType = CaseEvent['type'];

const FACTS: ReadonlySet<CaseEventType> = new Set<CaseEventType>([
  'conclusion-refused',
  'escalated',
  'rung-skipped',
  'rung-superseded',
]);

export function isCaseFact(type: CaseEventType): boolean {
  return FACTS.has(type);
}

/** Version of each event's shape; raised together with an upcaster when a shape changes. */
export const CASE_EVENT_SCHEMA = 2;

/** Dates, codes and ids of a conclusion, apart from what somebody wrote. */
export function partsOf(conclusion: Conclusion): { facts: ConclusionFacts; text: ConclusionText } {
  const { directive, reason, question, ...facts } = conclusion as ConclusionFacts & ConclusionText;
  return {
    facts,
    text: {
      ...(directive === undefined ? {} : { directive }),
      ...(reason === undefined ? {} : { reason }),
      ...(question === undefined ? {} : { question }),
    },
  };
}

/** The conclusion as it was written, of which only the text may have been erased. */
export function joined(facts: ConclusionFacts, text: ConclusionText | undefined): Conclusion {
  const { outcome, newDue, checkDue, due, leadUnits } = facts;
  const whole: ConclusionFacts & ConclusionText = {
    outcome,
    ...(newDue === undefined ? {} : { newDue }),
    ...(checkDue === undefined ? {} : { checkDue }),
    ...(due === undefined ? {} : { due }),
    ...(leadUnits === undefined ? {} : { leadUnits }),
    ...text,
  };
  return whole as Conclusion;
}
