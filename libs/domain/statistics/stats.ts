import type { IsoDate } from '#contracts';
import { addDays } from '../calendar/index.js';
import type { TaskState } from '../task/index.js';
import { type CountedDeadline, type CountedTask, classOf, countedDeadlines, dueOf } from './classes.js';
import { percentOf } from './number.js';

/** Deadlines as officials count them, on one day. */
export interface DeadlineCounts {
  total: number;
  doneOnTime: number;
  doneLate: number;
  openInTime: number;
  openOverdue: number;
  /** Among those open in time: within seven days. */
  dueSoon: number;
  awaitingCheck: number;
  suspended: number;
  stopped: number;
  backlog: number;
  /** Waiting for an event, or without any date. */
  undated: number;
}

export type TrafficLight = 'green' | 'yellow' | 'red' | 'grey';

export interface UnitStats extends DeadlineCounts {
  unit: string;
  /** Percent of the finished ones that were on time, to one decimal; null when none is finished. */
  onTimeRate: number | null;
  light: TrafficLight;
}

export interface Stats {
  tasks: Record<string, number>;
  deadlines: DeadlineCounts & { onTimeRate: number | null };
  units: UnitStats[];
}

type StatsTask = CountedTask & Pick<TaskState, 'leadUnits' | 'heldBy'>;

/** Counted against the original date (rule 8): an extension does not make a late one early. */
export function statsOf(tasks: readonly StatsTask[], asOf: IsoDate): Stats {
  const statuses: Record<string, number> = {};
  for (const { status } of tasks) statuses[status] = (statuses[status] ?? 0) + 1;
  const all = counts(countedDeadlines(tasks, unclassed), asOf);
  const units = new Map<string, StatsTask[]>();
  for (const task of tasks) {
    const unit = task.leadUnits[0] ?? task.heldBy;
    if (unit !== null) units.set(unit, [...(units.get(unit) ?? []), task]);
  }
  return {
    tasks: statuses,
    deadlines: { ...all, onTimeRate: rate(all) },
    units: [...units]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([unit, own]) => ({ unit, ...counts(countedDeadlines(own, unclassed), asOf) }))
      .filter((row) => row.total > 0)
      .map((row) => ({ ...row, onTimeRate: rate(row), light: lightOf(row) })),
  };
}

const unclassed = () => null;

function counts(deadlines: readonly CountedDeadline[], on: IsoDate): DeadlineCounts {
  const classes = deadlines.map((d) => ({
    name: classOf(d, on, 'original'),
    due: dueOf(d.deadline, 'original'),
  }));
  const of = (name: (typeof classes)[number]['name']) => classes.filter((c) => c.name === name).length;
  const soon = addDays(on, 7);
  return {
    total: classes.length,
    doneOnTime: of('doneOnTime'),
    doneLate: of('doneLate'),
    openInTime: of('openInTime'),
    openOverdue: of('openOverdue'),
    dueSoon: classes.filter((c) => c.name === 'openInTime' && c.due !== null && c.due <= soon).length,
    awaitingCheck: of('awaitingCheck'),
    suspended: of('suspended'),
    stopped: of('stopped'),
    backlog: of('backlog'),
    undated: of('undated'),
  };
}

function rate({ doneOnTime, doneLate }: DeadlineCounts): number | null {
  return percentOf(doneOnTime, doneOnTime + doneLate);
}

function lightOf({ openOverdue, dueSoon, total }: DeadlineCounts): TrafficLight {
  if (openOverdue > 0) return 'red';
  if (dueSoon > 0) return 'yellow';
  return total === 0 ? 'grey' : 'green';
}
