import type { IsoDate, LegalMark, OverviewDeadline, OverviewTask } from '#contracts';
import { type Frame, isWithin } from './frame.js';

/** What falls on a day: a deadline of a task, or a date that a document sets. */
export type DayEntry =
  | { date: IsoDate; task: OverviewTask; deadline: OverviewDeadline; mark?: never }
  | { date: IsoDate; mark: LegalMark; task?: never; deadline?: never };

export interface Month {
  /** `2026-12` */
  month: string;
  entries: DayEntry[];
}

/** The dates of a frame month by month: what the chart says, for who has no room for it. Empty months are left out. */
export function monthsOf(tasks: readonly OverviewTask[], marks: readonly LegalMark[], frame: Frame): Month[] {
  const entries: DayEntry[] = [
    ...marks.map((mark) => ({ date: mark.on, mark })),
    ...tasks.flatMap((task) =>
      task.deadlines.flatMap((deadline) =>
        deadline.due === null ? [] : [{ date: deadline.due, task, deadline }],
      ),
    ),
  ].filter(({ date }) => isWithin(date, frame));
  const months = new Map<string, DayEntry[]>();
  for (const entry of entries.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))) {
    const month = entry.date.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), entry]);
  }
  return [...months].map(([month, own]) => ({ month, entries: own }));
}
