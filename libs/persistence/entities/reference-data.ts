import type { AuthorityTable, BasisDocument, DueRule, IsoDate } from '#contracts';

/** What the seeds say of a programme beside its columns. */
export interface ProgrammeData {
  /** Codes of the tasks that the document itself lists; the cohort `catalogue` is counted by them. */
  catalogue: string[];
  /** Who may decide on dates and stops; absent where nobody has said so. */
  authority?: AuthorityTable;
  [fact: string]: unknown;
}

/** A dated piece of an obligation: opened as a live task on its day of assignment. */
export interface ObligationOpening {
  /** `NV-01-2027`; `NV-12` where there is only one. */
  code: string;
  title: string;
  leadUnits: string[];
  /** The standing body where the document names no debtor; null otherwise. */
  heldBy: string | null;
  assignedOn: IsoDate;
  rule: DueRule;
  deliverable: string;
  basis: BasisDocument | null;
}

export interface ObligationData {
  openings: ObligationOpening[];
  [fact: string]: unknown;
}
