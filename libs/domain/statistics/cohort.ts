import type { IsoDate } from '#contracts';
import { formatDate } from '../calendar/index.js';
import { formatNumber, percentOf } from './number.js';

/** What was due by a day, and how much of it was done. */
export interface Cohort {
  dueBy: IsoDate;
  due: number;
  done: number;
  sentence: string;
}

/** What a cohort needs of a deadline: the date it was first given, and when it was done. */
export interface Dated {
  due: IsoDate | null;
  completedOn: IsoDate | null;
}

const QUARTER_ENDS = ['03-31', '06-30', '09-30', '12-31'] as const;

/** Those due by each quarter's end of the year so far, and by the day itself, as officials report them. */
export function cohorts(deadlines: readonly Dated[], asOf: IsoDate): Cohort[] {
  const year = asOf.slice(0, 4);
  const days = [...QUARTER_ENDS.map((end) => `${year}-${end}`).filter((day) => day < asOf), asOf];
  return days.map((dueBy) => {
    const cohort = deadlines.filter((d) => d.due !== null && d.due <= dueBy);
    const done = cohort.filter((d) => d.completedOn !== null && d.completedOn <= asOf).length;
    return { dueBy, due: cohort.length, done, sentence: cohortSentence(done, cohort.length, dueBy) };
  });
}

/** "22/23 nhiệm vụ có thời hạn đến 30/06/2026 (95,7%)" */
export function cohortSentence(done: number, due: number, dueBy: IsoDate): string {
  const what = `nhiệm vụ có thời hạn đến ${formatDate(dueBy)}`;
  const percent = percentOf(done, due);
  return percent === null ? `Không có ${what}` : `${done}/${due} ${what} (${formatNumber(percent, 1)}%)`;
}
