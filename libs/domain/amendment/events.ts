import type { BasisDocument, DueRule, IsoDate, Level } from '#contracts';

interface Decided {
  on: IsoDate;
  by: string;
  level: Level;
  because: string[];
  basis: BasisDocument | null;
}

/** Acts on a request. `text` holds what people wrote: it enters the hash salted, so it can be erased. */
export type AmendmentEvent =
  | {
      type: 'amendment-proposed';
      data: {
        programme: string;
        unit: string;
        task: string | null;
        deadlineId: string | null;
        on: IsoDate;
        by: string;
        basis: BasisDocument | null;
        content: {
          rule?: DueRule;
          leadUnits?: string[];
          coordinatingUnits?: string[];
          investment?: boolean;
        };
        /** The task as it stood; null for a new one. */
        before: {
          rule: DueRule | null;
          legalDue: IsoDate | null;
          leadUnits: string[];
          coordinatingUnits: string[];
        } | null;
      };
      text: {
        reason: string;
        title?: string;
        deliverable?: string;
        before?: { title: string; deliverable: string | null };
      };
    }
  | {
      type: 'amendment-signed';
      data: {
        on: IsoDate;
        by: string;
        documentNumber: string | null;
        documentDate: IsoDate | null;
        answerDue: IsoDate;
        calendar: string;
      };
    }
  | { type: 'amendment-withdrawn'; data: { on: IsoDate; by: string }; text?: { note?: string } }
  | {
      type: 'amendment-prepared';
      data: { on: IsoDate; by: string; recommends: 'accept' | 'refuse'; answerDue: IsoDate };
      text: { opinion: string };
    }
  | { type: 'amendment-accepted'; data: Decided & { task: string }; text?: { reason?: string } }
  | { type: 'amendment-refused'; data: Decided; text: { reason: string } };

export const AMENDMENT_EVENT_SCHEMA = 1;
