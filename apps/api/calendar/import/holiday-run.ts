import type { CalendarDay, FieldProblem } from '#contracts';

/** A run of days as a notice gives it: `to` is the last day of it. */
export interface HolidayRun {
  from: string;
  to: string;
  kind: 'off' | 'work';
  name: string;
  over?: Partial<Pick<CalendarDay, 'document' | 'issuer' | 'issuedOn' | 'status'>>;
}

export interface ReadRuns {
  runs: HolidayRun[];
  problems: FieldProblem[];
}

/** `work` where the words say that a rest day is worked (làm bù, hoán đổi sang ngày làm việc). */
export function kindOf(words: string): 'off' | 'work' {
  return /làm bù|đi làm|ngày làm việc|working day|work day/iu.test(words.normalize('NFC')) ? 'work' : 'off';
}
