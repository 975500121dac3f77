import type { IsoDate } from '#contracts';
import type { FundingRow, IndicatorDefinition, Years } from '#domain';
import type { IndicatorEntity, ProgrammeData } from '../entities/index.js';

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

/** What the seeds say of a programme, in the parts that measuring it needs; a part that is not there is empty. */
export interface ProgrammeFacts {
  years: Years | null;
  funding: (FundingRow & { status: string; note?: string })[];
  groups: { number: number; name: string }[];
  indicatorGroups: { code: string; name: string }[];
  /** By number of task: the indicators that its text suggests. */
  suggested: Map<string, string[]>;
  cohorts: ReportedCohort[];
  assigned: ReportedTasks | null;
  doubts: string[];
  /** Titles of the documents that sources name; an installation of before knows none. */
  documents: ReadonlyMap<string, string>;
}

export function factsOf(data: ProgrammeData): ProgrammeFacts {
  const said = data as unknown as {
    period?: Years | null;
    funding?: ProgrammeFacts['funding'];
    groups?: ProgrammeFacts['groups'];
    indicatorGroups?: ProgrammeFacts['indicatorGroups'];
    stated?: Record<string, { inferred?: { indicators?: { value: string[] } } }>;
    cohorts?: ReportedCohort[];
    assigned?: { tasks: ReportedTasks } | null;
    doubts?: string[];
    documents?: Record<string, string>;
  };
  const { period = null, funding = [], groups = [], indicatorGroups = [], cohorts = [], doubts = [] } = said;
  const suggested = Object.entries(said.stated ?? {}).map(
    ([task, { inferred }]) => [task, inferred?.indicators?.value ?? []] as const,
  );
  return {
    years: period === null ? null : { from: period.from, to: period.to },
    funding,
    groups,
    indicatorGroups,
    suggested: new Map(suggested),
    cohorts,
    assigned: said.assigned?.tasks ?? null,
    doubts,
    documents: new Map(Object.entries(said.documents ?? {})),
  };
}

export function definitionOf({
  programme,
  code,
  groupCode,
  name,
  data,
}: IndicatorEntity): IndicatorDefinition {
  const { kind: _kind, ...said } = data;
  return { ...(said as object), programme, code, group: groupCode, name } as IndicatorDefinition;
}
