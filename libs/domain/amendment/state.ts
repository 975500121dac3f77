import type { AmendedContent, AmendmentStatus, BasisDocument, DueRule, IsoDate, Level } from '#contracts';

/** What of a task a request may change, as it stood when the request was made. */
export interface AmendedBefore {
  title: string;
  deliverable: string | null;
  rule: DueRule | null;
  legalDue: IsoDate | null;
  leadUnits: string[];
  coordinatingUnits: string[];
}

/** A unit's request for a new task, or for a change of one (đề nghị bổ sung, điều chỉnh nhiệm vụ). */
export interface AmendmentState {
  id: string;
  programme: string;
  status: AmendmentStatus | 'none';
  unit: string;
  by: string;
  /** The task that is to change; for a new one null until it is accepted. */
  task: string | null;
  isNew: boolean;
  deadlineId: string | null;
  before: AmendedBefore | null;
  content: AmendedContent;
  /** Null when it was erased. */
  reason: string | null;
  basis: BasisDocument | null;
  proposedOn: IsoDate | null;
  signed: { on: IsoDate; by: string; documentNumber: string | null; documentDate: IsoDate | null } | null;
  /** By when the standing body has an answer. */
  answerDue: IsoDate | null;
  opinion: { on: IsoDate; by: string; text: string | null; recommends: 'accept' | 'refuse' } | null;
  decision: {
    outcome: 'accept' | 'refuse';
    on: IsoDate;
    by: string;
    level: Level;
    because: string[];
    reason: string | null;
    basis: BasisDocument | null;
  } | null;
  endedOn: IsoDate | null;
  version: number;
  seq: number;
}

/** `khcn.amendment.3` */
export function amendmentIdOf(programme: string, no: number): string {
  return `${programme}.amendment.${no}`;
}

export function amendmentNo({ id }: Pick<AmendmentState, 'id'>): number {
  return Number(id.slice(id.lastIndexOf('.') + 1));
}

export function emptyAmendment(id: string): AmendmentState {
  return {
    id,
    programme: id.slice(0, id.indexOf('.amendment.')),
    status: 'none',
    unit: '',
    by: '',
    task: null,
    isNew: false,
    deadlineId: null,
    before: null,
    content: {},
    reason: null,
    basis: null,
    proposedOn: null,
    signed: null,
    answerDue: null,
    opinion: null,
    decision: null,
    endedOn: null,
    version: 0,
    seq: 0,
  };
}
