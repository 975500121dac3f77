import type { IsoDate, SupervisedSubject } from '#contracts';

interface RungRef {
  key: string;
  rung: string;
  kind: 'reminder' | 'overdue';
  nominal: IsoDate;
  slot: IsoDate;
}

/** Acts on a recommendation, and what dispatch said of it. `text` holds what people wrote: it can be erased. */
export type SupervisionEvent =
  | {
      type: 'recommendation-left';
      data: {
        programme: string;
        body: string;
        by: string;
        about: SupervisedSubject;
        on: IsoDate;
        askedFor: IsoDate;
        documentNumber: string | null;
        documentDate: IsoDate | null;
      };
      text: { text: string };
    }
  | {
      type: 'recommendation-assigned';
      data: { unit: string; on: IsoDate; by: string; answerDue: IsoDate };
      text?: { note?: string };
    }
  | {
      type: 'recommendation-answered';
      data: { on: IsoDate; by: string; documentNumber: string | null; documentDate: IsoDate | null };
      text: { text: string };
    }
  | { type: 'answer-accepted'; data: { on: IsoDate; by: string }; text?: { note?: string } }
  | { type: 'answer-contested'; data: { on: IsoDate; by: string }; text: { note: string } }
  | { type: 'recommendation-withdrawn'; data: { on: IsoDate; by: string }; text?: { note?: string } }
  // Facts of dispatch: they do not raise the version that people compare.
  | { type: 'reminded'; data: RungRef & { to: string[] } }
  | { type: 'rung-skipped'; data: RungRef & { reason: 'nobody' | 'debtor' } }
  | { type: 'rung-superseded'; data: RungRef & { by: string; reason: 'outage' } };

const FACTS: ReadonlySet<string> = new Set(['reminded', 'rung-skipped', 'rung-superseded']);

export function isSupervisionFact(type: SupervisionEvent['type']): boolean {
  return FACTS.has(type);
}

export const SUPERVISION_EVENT_SCHEMA = 1;
