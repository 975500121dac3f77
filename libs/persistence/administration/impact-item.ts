import type { LadderPolicy } from '#contracts';
import type { DateMove, StepMove, TaskState, WorkingCalendar } from '#domain';

/** What is to be changed; what is absent stays. */
export interface Proposal {
  calendar?: WorkingCalendar;
  policy?: LadderPolicy;
  /** The tasks that a policy is applied to; all that are open where absent. */
  tasks?: ReadonlySet<string>;
}

export type MovedDate = DateMove & { persons: string[] };
export type MovedStep = StepMove & { persons: string[] };

/** One open task, case or cycle that something moves in. */
export interface ImpactItem {
  kind: 'task' | 'case' | 'cycle';
  id: string;
  /** What it is, or is about; of a cycle it has no code. */
  task: Pick<TaskState, 'id' | 'code' | 'title' | 'programme'>;
  dates: MovedDate[];
  steps: MovedStep[];
  /** Of a cycle: the names of its stages, which are what has the dates and the steps. */
  stages?: Readonly<Record<string, string>>;
}
