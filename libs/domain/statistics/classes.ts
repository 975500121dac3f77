import type { IsoDate, TaskClass } from '#contracts';
import { addDays } from '../calendar/index.js';
import type { DeadlineState, TaskState } from '../task/index.js';

/** What of a task its statistics need. */
export type CountedTask = Pick<TaskState, 'status' | 'deadlines'>;

/** One deadline of a live task, as it was known on a day. */
export interface CountedDeadline {
  task: CountedTask;
  deadline: DeadlineState;
  /** What the standing body says of the task. */
  as: TaskClass | null;
}

/** Against which of its two dates a deadline is counted. */
export type Against = 'original' | 'current';

/** The classes that exclude each other; what is finer is said `among` them. */
export type DeadlineClass =
  | 'doneOnTime'
  | 'doneLate'
  | 'stopped'
  | 'suspended'
  | 'backlog'
  | 'awaitingCheck'
  | 'undated'
  | 'openOverdue'
  | 'openInTime';

/** Those that count: not of drafts, and not what lies before the programme. */
export function countedDeadlines<T extends CountedTask>(
  tasks: readonly T[],
  classed: (task: T) => TaskClass | null,
): CountedDeadline[] {
  return tasks
    .filter((task) => task.status !== 'draft')
    .flatMap((task) =>
      task.deadlines
        .filter((deadline) => deadline.status !== 'history')
        .map((deadline) => ({ task, deadline, as: classed(task) })),
    );
}

export function isDone({ completedOn }: DeadlineState, on: IsoDate): boolean {
  return completedOn !== null && completedOn <= on;
}

export function dueOf({ originalLegalDue, legalDue }: DeadlineState, against: Against): IsoDate | null {
  return against === 'original' ? originalLegalDue : legalDue;
}

export function classOf({ task, deadline }: CountedDeadline, on: IsoDate, against: Against): DeadlineClass {
  const due = dueOf(deadline, against);
  if (isDone(deadline, on)) return due === null || deadline.completedOn! <= due ? 'doneOnTime' : 'doneLate';
  if (task.status === 'stopped') return 'stopped';
  if (task.status === 'suspended') return 'suspended';
  if (deadline.status === 'backlog') return 'backlog';
  if (deadline.status === 'submitted') return 'awaitingCheck';
  if (due === null) return 'undated';
  return due < on ? 'openOverdue' : 'openInTime';
}

/** The four that officials report, and those that have no date to be measured by. They add up to the total. */
export interface BaseCounts {
  total: number;
  doneOnTime: number;
  doneLate: number;
  openInTime: number;
  openOverdue: number;
  undated: number;
}

/**
 * By date alone: what waits for a check or is suspended is not done, and is in time or overdue like the rest. What was
 * stopped, or lies beyond the province's authority, is in none of the four and is counted apart.
 */
export function baseCounts(deadlines: readonly CountedDeadline[], on: IsoDate, against: Against): BaseCounts {
  const counted = deadlines.filter((d) => isOfProvince(d) || isDone(d.deadline, on));
  const of = (holds: (d: DeadlineState, due: IsoDate | null) => boolean) =>
    counted.filter((d) => holds(d.deadline, dueOf(d.deadline, against))).length;
  return {
    total: counted.length,
    doneOnTime: of((d, due) => isDone(d, on) && (due === null || d.completedOn! <= due)),
    doneLate: of((d, due) => isDone(d, on) && due !== null && d.completedOn! > due),
    openInTime: of((d, due) => !isDone(d, on) && due !== null && due >= on),
    openOverdue: of((d, due) => !isDone(d, on) && due !== null && due < on),
    undated: of((d, due) => !isDone(d, on) && due === null),
  };
}

function isOfProvince({ task, as }: CountedDeadline): boolean {
  return task.status !== 'stopped' && as !== 'beyond-authority';
}

/** Finer ones, "trong đó": they overlap, and some lie outside the four. */
export interface FinerCounts {
  /** Done before the date. */
  early: number;
  /** Open, and due within seven days. */
  dueSoon: number;
  awaitingCheck: number;
  suspended: number;
  stopped: number;
  backlog: number;
  underStudy: number;
  beyondAuthority: number;
}

export function finerCounts(
  deadlines: readonly CountedDeadline[],
  on: IsoDate,
  against: Against,
): FinerCounts {
  const of = (holds: (d: CountedDeadline) => boolean) => deadlines.filter(holds).length;
  const open = (d: CountedDeadline) => !isDone(d.deadline, on);
  const is = (name: DeadlineClass) => of((d) => classOf(d, on, against) === name);
  const soon = addDays(on, 7);
  return {
    early: of(({ deadline }) => {
      const due = dueOf(deadline, against);
      return isDone(deadline, on) && due !== null && deadline.completedOn! < due;
    }),
    dueSoon: of((d) => {
      const due = dueOf(d.deadline, against);
      return classOf(d, on, against) === 'openInTime' && due !== null && due <= soon;
    }),
    awaitingCheck: is('awaitingCheck'),
    suspended: is('suspended'),
    stopped: is('stopped'),
    backlog: is('backlog'),
    underStudy: of((d) => open(d) && d.as === 'under-study'),
    beyondAuthority: of((d) => open(d) && d.as === 'beyond-authority'),
  };
}
