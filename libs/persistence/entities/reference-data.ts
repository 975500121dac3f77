import type { AuthorityTable, BasisDocument, DueRule, IsoDate } from '#contracts';
import type { FundingRow, Years } from '#domain';

/** A cohort that a document gives as numbers only. */
export interface ReportedCohort {
  id: string;
  basis: string;
  dueBy: IsoDate;
  total: number;
  completed: number;
  percentStated: number | null;
  asOf: string;
  note: string;
  source: { document: string; line?: number };
}

/** Tasks that a higher body counted, by what it says of them. */
export interface ReportedTasks {
  total: number;
  breakdown: { status: string; label: string; count: number }[];
}

/** What the seeds say of a programme beside its columns. */
export interface ProgrammeData {
  /** Codes of the tasks that the document itself lists; the cohort `catalogue` is counted by them. */
  catalogue: string[];
  /** Who may decide on dates and stops; absent where nobody has said so. */
  authority?: AuthorityTable;
  /** Parts that measuring needs; an installation of before has not all of them. */
  period?: Years | null;
  funding?: (FundingRow & { status: string; note?: string })[];
  groups?: { number: number; name: string }[];
  indicatorGroups?: { code: string; name: string }[];
  stated?: Record<string, { inferred?: { indicators?: { value: string[] } } }>;
  cohorts?: ReportedCohort[];
  assigned?: { tasks: ReportedTasks } | null;
  doubts?: string[];
  documents?: Record<string, string>;
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
  /** Parts that measuring needs; an installation of before has not all of them. */
  period?: Years | null;
  funding?: (FundingRow & { status: string; note?: string })[];
  groups?: { number: number; name: string }[];
  indicatorGroups?: { code: string; name: string }[];
  stated?: Record<string, { inferred?: { indicators?: { value: string[] } } }>;
  cohorts?: ReportedCohort[];
  assigned?: { tasks: ReportedTasks } | null;
  doubts?: string[];
  documents?: Record<string, string>;
  [fact: string]: unknown;
}
