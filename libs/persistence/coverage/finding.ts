import type { CoverageKind, IsoDate, RoleName } from '#contracts';
import type { RoleRef, StandIn } from '#domain';

/** A task as a finding names it. */
export interface NamedTask {
  task: string;
  code: string;
  title: string;
}

/** Something that reaches nobody, or soon will. */
export type CoverageFinding =
  | ({ kind: 'unreached-step'; rung: string; slot: IsoDate } & NamedTask)
  /** The nearest of the steps to come that have nobody to speak to. */
  | ({ kind: 'coming-step'; rung: string; on: IsoDate; roles: RoleRef['role'][] } & NamedTask)
  | {
      kind: 'refused-address';
      person: string;
      address: string;
      reply: string;
      slot: IsoDate;
      message: string;
    }
  | ({ kind: 'person-left'; person: string; as: 'officer' | 'watcher' | 'difficulty-owner' } & NamedTask)
  | { kind: 'empty-role'; roles: RoleName[]; unit: string; programme: string | null }
  | { kind: 'absence'; absence: StandIn }
  | ({ kind: 'unit-only'; unit: string | null } & NamedTask);

export interface CoverageReport {
  findings: CoverageFinding[];
  /** Of each kind; only the first hundred are among the findings. */
  counts: Record<CoverageKind, number>;
}
