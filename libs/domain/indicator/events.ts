import type { BasisDocument, IsoDate, Measured, ValueStatus } from '#contracts';

/** Events of an indicator's stream. What people wrote freely is apart, as in every stream. */
export type IndicatorEvent =
  | {
      type: 'value-recorded';
      data: {
        no: number;
        unit: string | null;
        asOf: IsoDate;
        status: ValueStatus;
        value: Measured;
        amount: number | null;
        document: BasisDocument | null;
        on: IsoDate;
        by: string;
        corrects: number | null;
      };
      text: { source: string; note?: string };
    }
  /** What an import brought is taken back; the number that it replaced counts again. */
  | { type: 'value-withdrawn'; data: { no: number; on: IsoDate; by: string } }
  | {
      type: 'profile-set';
      data: {
        on: IsoDate;
        by: string;
        responsibleUnit?: string | null;
        method?: string | null;
        measure?: 'threshold' | 'cumulative';
      };
    }
  | {
      type: 'path-set';
      data: { on: IsoDate; by: string; points: { year: number; value: number }[]; document: BasisDocument };
    }
  | {
      type: 'base-locked';
      data: {
        on: IsoDate;
        by: string;
        value: number;
        unit: string;
        period: string;
        document: BasisDocument;
      };
    }
  | {
      type: 'target-allocated';
      data: {
        on: IsoDate;
        by: string;
        year: number;
        parts: { unit: string; target: number }[];
        document: BasisDocument;
      };
    }
  | {
      type: 'follow-up-added';
      data: {
        no: number;
        on: IsoDate;
        by: string;
        acceptedOn: IsoDate;
        due: IsoDate;
        explanation: string[];
        calendar: string;
      };
      text: { subject: string };
    }
  | {
      type: 'follow-up-recorded';
      data: { no: number; on: IsoDate; by: string; surveyedOn: IsoDate; applied: boolean };
      text?: { note?: string };
    };

export const INDICATOR_EVENT_SCHEMA = 1;
