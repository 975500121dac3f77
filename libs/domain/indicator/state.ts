import type { BasisDocument, IsoDate, Measured, ValueStatus } from '#contracts';

/** A recorded number. It is never changed: a later one may take its place. */
export interface RecordedValue {
  no: number;
  /** Null: the whole province. */
  unit: string | null;
  asOf: IsoDate;
  status: ValueStatus;
  value: Measured;
  /** For growth: what it was computed from. */
  amount: number | null;
  source: string;
  document: BasisDocument | null;
  note: string | null;
  recordedOn: IsoDate;
  recordedAt: string;
  by: string;
  corrects: number | null;
  correctedBy: number | null;
  /** The import that brought it was undone: it stands in the record and counts no more. */
  withdrawnOn?: IsoDate;
}

/** Whether a number counts: nothing took its place, and it was not taken back. */
export function counts({
  correctedBy,
  withdrawnOn,
}: Pick<RecordedValue, 'correctedBy' | 'withdrawnOn'>): boolean {
  return correctedBy === null && withdrawnOn === undefined;
}

export interface Allocation {
  year: number;
  parts: { unit: string; target: number }[];
  document: BasisDocument;
  on: IsoDate;
}

/** Something accepted (nghiệm thu) whose use is looked at some months later. */
export interface FollowUp {
  no: number;
  subject: string;
  acceptedOn: IsoDate;
  due: IsoDate;
  explanation: string[];
  surveyedOn: IsoDate | null;
  applied: boolean | null;
}

/** What has been recorded of an indicator; what its document says is in the definition. */
export interface IndicatorState {
  id: string;
  programme: string;
  code: string;
  values: RecordedValue[];
  responsibleUnit: string | null;
  method: string | null;
  measure: 'threshold' | 'cumulative' | null;
  path: { points: { year: number; value: number }[]; document: BasisDocument; on: IsoDate } | null;
  base: { value: number; unit: string; period: string; document: BasisDocument; on: IsoDate } | null;
  /** The last one of each year counts; earlier ones are in the events. */
  allocations: Allocation[];
  followUps: FollowUp[];
  version: number;
  seq: number;
}

export function indicatorIdOf(programme: string, code: string): string {
  return `indicator/${programme}/${code}`;
}

export function emptyIndicator(id: string): IndicatorState {
  const [, programme = '', code = ''] = id.split('/');
  return {
    id,
    programme,
    code,
    values: [],
    responsibleUnit: null,
    method: null,
    measure: null,
    path: null,
    base: null,
    allocations: [],
    followUps: [],
    version: 0,
    seq: 0,
  };
}
