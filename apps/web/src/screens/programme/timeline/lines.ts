import type { IsoDate, LegalMark, Outlook, OverviewTask } from '#contracts';
import { type Frame, isWithin, middleOf, type Place, placeOf } from './frame.js';

/** One mark of a task: the date that counts for a deadline, or the first one it had. */
export interface DateMark {
  key: string;
  kind: 'due' | 'original';
  at: Place;
  date: IsoDate;
  outlook: Outlook;
  deliverable: string;
}

/** Why a task has no date to be drawn. */
export type Undated = 'missing' | 'continuous' | 'event';

/** What of a task is drawn in a frame. */
export interface TaskLine {
  task: OverviewTask;
  /** From the day of assignment to the last date, cut at the edges. */
  bar: { from: Place; to: Place } | null;
  /** From the date that has passed until today. */
  late: { from: Place; to: Place } | null;
  marks: DateMark[];
  /** Dates that lie before the frame, and behind it. */
  before: IsoDate[];
  after: IsoDate[];
  /** Null where it has a date. */
  undated: Undated | null;
}

/** The line of a task; nothing is drawn for what has no date. */
export function lineOf(task: OverviewTask, frame: Frame, today: IsoDate): TaskLine {
  const dues = task.deadlines.flatMap(({ due }) => due ?? []).sort();
  const marks = task.deadlines
    .flatMap((d): Omit<DateMark, 'at'>[] => {
      const base = { outlook: d.outlook, deliverable: d.deliverable };
      const moved = d.originalDue !== null && d.originalDue !== d.due;
      return [
        ...(d.due === null ? [] : [{ ...base, key: d.id, kind: 'due' as const, date: d.due }]),
        ...(moved && d.originalDue !== null
          ? [{ ...base, key: `${d.id}/0`, kind: 'original' as const, date: d.originalDue }]
          : []),
      ];
    })
    .filter(({ date }) => isWithin(date, frame))
    .map((mark) => ({ ...mark, at: middleOf(mark.date, frame) }));
  const passed = task.deadlines
    .filter(({ outlook }) => outlook === 'overdue')
    .flatMap(({ due }) => due ?? []);
  const [firstPassed] = passed.sort();
  const last = dues.at(-1);
  return {
    task,
    marks,
    bar: task.assignedOn === null || last === undefined ? null : cut(task.assignedOn, last, frame),
    late: firstPassed === undefined ? null : cut(firstPassed, today, frame),
    before: dues.filter((due) => due < frame.from),
    after: dues.filter((due) => due > frame.to),
    undated: dues.length > 0 ? null : whyUndated(task),
  };
}

/** Nothing says when, or a rule says that there is no date, or none before something has happened. */
export function whyUndated({ deadlines }: OverviewTask): Undated {
  if (deadlines.some(({ rule }) => rule.kind === 'on-event')) return 'event';
  return deadlines.some(({ rule }) => rule.kind === 'continuous') ? 'continuous' : 'missing';
}

/** From the beginning of one day to the middle of another, as far as the frame shows it. */
function cut(from: IsoDate, to: IsoDate, frame: Frame): TaskLine['bar'] {
  const start = Math.max(0, placeOf(from, frame));
  const end = Math.min(1, middleOf(to, frame));
  return end > start ? { from: start, to: end } : null;
}

/** A day that documents name, with everything that they set for it. */
export interface LegalDay {
  date: IsoDate;
  at: Place;
  /** Whether its name fits above the chart. */
  named: boolean;
  marks: LegalMark[];
}

/** Days of documents in a frame; names keep `room` (a part of the width) apart, the later ones give way. */
export function legalDays(marks: readonly LegalMark[], frame: Frame, room: number): LegalDay[] {
  const byDay = new Map<IsoDate, LegalMark[]>();
  for (const mark of marks) {
    if (isWithin(mark.on, frame)) byDay.set(mark.on, [...(byDay.get(mark.on) ?? []), mark]);
  }
  let taken = Number.NEGATIVE_INFINITY;
  return [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, own]) => {
      const at = middleOf(date, frame);
      const named = at - taken >= room;
      if (named) taken = at;
      return { date, at, named, marks: own };
    });
}
