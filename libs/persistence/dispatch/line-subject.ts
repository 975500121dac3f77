import type { CaseState, TaskState, WorkingCalendar } from '#domain';
import type { FormOfAddress } from '#mail';

/** What a line needs beside the item: the task it is about, and how things are called. */
export interface LineSubject {
  task: TaskState;
  /** Set where the item is the case's, not the task's. */
  caseFile: CaseState | null;
  programmeName: string;
  leadUnitName: string | null;
  unitName: (code: string) => string;
  personName: (id: string) => string;
  form: FormOfAddress;
  /** Name of the absent person whose place the reader takes. */
  inPlaceOf: string | null;
  publicUrl: string;
  calendar: WorkingCalendar;
}
