import type { IsoDate } from '#contracts';

/** One task of an annual plan as its sheet gives it. */
export interface PlanRow {
  /** Row in the sheet, from 1, so that a later refusal can point at it. */
  row: number;
  code: string;
  title: string;
  lead: string;
  /** Null when the sheet says `dueWords` instead: `Thường xuyên`, `Hằng quý`. */
  due: IsoDate | null;
  dueWords: string | null;
  product: string;
}

export interface CellError {
  sheet: string;
  /** `D7`, or `B5:B7` for cells that are joined; null when it is about the sheet or the file as a whole. */
  cell: string | null;
  message: string;
}

/** Every row that can be read and everything that is wrong; a plan is taken only when nothing is wrong. */
export interface PlanSheet {
  rows: readonly PlanRow[];
  errors: readonly CellError[];
  /** What was put right while reading and changes no meaning. */
  notes: readonly CellError[];
}
