import type { FundingRow, IndicatorDefinition, Years } from '#domain';
import type { IndicatorEntity, ProgrammeData, ReportedCohort, ReportedTasks } from '../entities/index.js';

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
  const { period = null, funding = [], groups = [], indicatorGroups = [], cohorts = [], doubts = [] } = data;
  const suggested = Object.entries(data.stated ?? {}).map(
    ([task, { inferred }]) => [task, inferred?.indicators?.value ?? []] as const,
  );
  return {
    years: period === null ? null : { from: period.from, to: period.to },
    funding,
    groups,
    indicatorGroups,
    suggested: new Map(suggested),
    cohorts,
    assigned: data.assigned?.tasks ?? null,
    doubts,
    documents: new Map(Object.entries(data.documents ?? {})),
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
