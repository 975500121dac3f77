import type { BasisDocument, IsoDate, Outcome } from '#contracts';
import type { Letterhead } from './paper.js';

/** Facts that the drafts are made of; names are already resolved. What is null is left open for the hand to fill. */
export interface Matter {
  date: IsoDate;
  programme: string;
  task: { code: string; title: string; basis: BasisDocument | null };
  deliverable: string;
  leadUnit: string | null;
  coordinating: readonly string[];
  legalDue: IsoDate | null;
  originalLegalDue: IsoDate | null;
  extensionsGranted: number;
  /** Working days since the date that counts; 0 while in time. */
  workingDaysOverdue: number;
}

export interface ConclusionMatter {
  outcome: Outcome;
  newDue: IsoDate | null;
  checkDue: IsoDate | null;
  due: IsoDate | null;
  leadUnits: readonly string[];
  directive: string | null;
  reason: string | null;
  question: string | null;
}

export interface CaseMatter extends Matter {
  reachedOn: IsoDate | null;
  proposal: ConclusionMatter | null;
  proposalNote: string | null;
  conclusion: (ConclusionMatter & { on: IsoDate; by: Signer; because: readonly string[] }) | null;
  statements: readonly { as: 'officer' | 'head'; on: IsoDate; text: string | null }[];
  difficulties: readonly { open: boolean; text: string | null }[];
  /** Reminders that went out. */
  reminders: number;
  /** Units that had the lead before: they hand over. */
  formerLeads: readonly string[];
  held: readonly { holder: string; calendarDays: number; workingDays: number }[];
  /** What the committee may do itself, in sentences. */
  authority: readonly string[];
}

export interface Signer {
  name: string | null;
  title: string;
}

/** The bodies between which the papers of a case go. */
export interface Bodies {
  office: { name: string; letterhead: Letterhead; signer: Signer | null };
  committee: { name: string; letterhead: Letterhead } | null;
}
