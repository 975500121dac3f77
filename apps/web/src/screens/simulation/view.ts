import type { IsoDate, SimulationView } from '#contracts';

export type Step = SimulationView['steps']['items'][number];
export type Day = SimulationView['load']['days'][number];

/** What is looked at in the list of steps; an empty one narrows nothing. */
export interface Looked {
  day: IsoDate | '';
  /** `2026-12` */
  month: string;
  /** `NOBODY` for what reaches no one. */
  person: string;
  /** The place in `subjects`, as text. */
  subject: string;
}

/** No person has such an id. */
export const NOBODY = '-';

export const EVERYTHING: Looked = { day: '', month: '', person: '', subject: '' };

/** The fullest days first; of equal ones the sooner. */
export function busiestFirst(days: readonly Day[]): Day[] {
  return [...days].sort((a, b) => b.mails - a.mails || b.items - a.items || a.day.localeCompare(b.day));
}

/** Every month from the first with a mail to the last. */
export function monthsOf(days: readonly Day[]): string[] {
  const [first, last] = [days[0]?.day.slice(0, 7), days.at(-1)?.day.slice(0, 7)];
  const months: string[] = [];
  if (first === undefined || last === undefined) return months;
  for (let month = first; month <= last; month = after(month)) months.push(month);
  return months;
}

function after(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** How warm a cell is, from 0 for nothing to 4 for the most there is. */
export function warmth(mails: number, most: number): number {
  return mails === 0 ? 0 : Math.max(1, Math.ceil((4 * mails) / most));
}

/** `12/2026` */
export function monthWord(month: string): string {
  return `${month.slice(5)}/${month.slice(0, 4)}`;
}

export function looked(steps: readonly Step[], { day, month, person, subject }: Looked): Step[] {
  return steps.filter(
    (step) =>
      (day === '' || step.day === day) &&
      (month === '' || step.day.startsWith(month)) &&
      (person === '' || (person === NOBODY ? step.skipped !== null : step.to.includes(person))) &&
      (subject === '' || step.subject === Number(subject)),
  );
}
