import type { IsoDate } from '#contracts';
import type { Chart } from '../chart/chart.js';
import type { Letterhead, Signature } from '../paper.js';
import type { DataTable } from '../table/data-table.js';

export type ReportKind =
  | 'six-month-report'
  | 'annual-report'
  /** Quarterly, nine-month, ad hoc: the period says which. */
  | 'periodic-report'
  /** Mid-term or end of term. */
  | 'term-report'
  | 'interim-review'
  | 'final-review'
  /** A unit's own review. */
  | 'unit-review'
  | 'annual-plan'
  | 'mission-sheet';

/**
 * What a report says, before it takes a form. One matter gives a document of the Party and one of the State; the number
 * stays blank in both, and so does the place of the signature.
 */
export interface ReportMatter {
  kind: ReportKind;
  programme: string;
  /** As it is written in a sentence: `6 tháng đầu năm 2027`, `năm 2028`, `giai đoạn 2026–2028`. */
  period: string;
  /** What the document is about; null for the usual words of its kind. */
  subject: string | null;
  /** The day the document is drafted for: its only clock. */
  date: IsoDate;
  /** Until when the numbers were taken; null where none are. */
  cutOff: IsoDate | null;
  issuers: Readonly<Record<'party' | 'state', Issuer>>;
  /** To whom it is written (`Kính gửi`); empty where the recipients below are all. */
  to: readonly string[];
  /** Before the first heading: on what basis, a summary. */
  opening: readonly string[];
  sections: readonly Section[];
  /** The last sentence, `Trên đây là báo cáo …`; null for none. */
  closing: string | null;
  annexes: readonly Annex[];
}

/** Who issues a document, in one of the two forms. */
export interface Issuer {
  /** As it is called in a sentence, where the letterhead has only a part of its name. */
  name?: string;
  /** From `letterheadOf`; its `form` is set by the document. `place: null` leaves room for it. */
  letterhead: Omit<Letterhead, 'form'>;
  signature: Signature;
  /** The end of the number after the blank, e.g. `BC`; null for the usual one of the kind. */
  symbol: string | null;
  /** `Nơi nhận`, a line each, without the punctuation. */
  recipients: readonly string[];
}

/** Headings are given without numbers: `I-`, `1.`, `a)` in a document of the Party, `I.`, `1.`, `a)` of the State. */
export interface Section {
  heading: string;
  paragraphs: readonly string[];
  bullets?: readonly string[];
  tables?: readonly DataTable[];
  charts?: readonly Chart[];
  parts?: readonly Section[];
}

/** An annex begins on its own page, wide; numbered I, II, … when there are several. */
export interface Annex {
  title: string;
  /** Name of its sheet in the workbook, 31 characters at most. */
  sheet: string;
  paragraphs?: readonly string[];
  tables: readonly DataTable[];
  charts?: readonly Chart[];
}
