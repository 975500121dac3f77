import type { IsoDate } from '#contracts';
import { localDate } from '../calendar/index.js';
import type { SimulatedStep, SimulatedSubject } from './step.js';

/** What is sent on one day: each person gets one mail, however many things it says. */
export interface DayLoad {
  day: IsoDate;
  mails: number;
  items: number;
}

export interface PersonLoad {
  person: string;
  mails: number;
  items: number;
  /** The day on which the person's mail says most; of equal ones the first. */
  most: { day: IsoDate; items: number };
  /** Months in which something is sent, `2026-12`, in order. */
  months: { month: string; mails: number }[];
}

export interface Load {
  mails: number;
  items: number;
  /** In order of time. */
  days: DayLoad[];
  /** Who gets most first. */
  people: PersonLoad[];
  /** Steps that reach nobody, for want of anybody with the role. */
  unreached: number;
}

/** A stage that opens or ends is an event and no mail. */
export function isMail({ line }: SimulatedStep): boolean {
  return line.kind !== 'cycle' && line.kind !== 'stage';
}

/** How many mails go out, on which days and to whom: one mail a day for each person. */
export function loadOf(steps: readonly SimulatedStep[]): Load {
  const byPerson = new Map<string, Map<IsoDate, number>>();
  const byDay = new Map<IsoDate, DayLoad>();
  let unreached = 0;
  for (const step of steps.filter(isMail)) {
    if (step.skip === 'nobody') unreached += 1;
    const day = localDate(step.line.at);
    for (const person of step.line.to) {
      const days = byPerson.get(person) ?? new Map<IsoDate, number>();
      byPerson.set(person, days);
      const known = byDay.get(day) ?? { day, mails: 0, items: 0 };
      const isFirst = !days.has(day);
      byDay.set(day, { day, mails: known.mails + (isFirst ? 1 : 0), items: known.items + 1 });
      days.set(day, (days.get(day) ?? 0) + 1);
    }
  }
  const days = [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
  const people = [...byPerson].map(([person, of]) => personLoad(person, of));
  people.sort((a, b) => b.mails - a.mails || b.items - a.items || (a.person < b.person ? -1 : 1));
  const sum = (of: (day: DayLoad) => number) => days.reduce((total, day) => total + of(day), 0);
  return { mails: sum((d) => d.mails), items: sum((d) => d.items), days, people, unreached };
}

function personLoad(person: string, days: ReadonlyMap<IsoDate, number>): PersonLoad {
  const inOrder = [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, items]) => ({ day, items }));
  const months = new Map<string, number>();
  for (const { day } of inOrder) months.set(day.slice(0, 7), (months.get(day.slice(0, 7)) ?? 0) + 1);
  return {
    person,
    mails: days.size,
    items: inOrder.reduce((total, { items }) => total + items, 0),
    most: inOrder.reduce((a, b) => (b.items > a.items ? b : a)),
    months: [...months].map(([month, mails]) => ({ month, mails })),
  };
}

/** A case that nobody's act would prevent. */
export interface SimulatedCase {
  subject: SimulatedSubject;
  deadline: string | null;
  /** The day of the draft; null where it is there already. */
  opensOn: IsoDate | null;
  /** The day on which it goes up by itself; null where that lies beyond the horizon. */
  goesUpOn: IsoDate | null;
  /** Of the step that is the first to tell of it. */
  why: string;
}

/** The cases that the steps open, in order: L3 drafts one, L4 sends it up (rule 6). */
export function casesOf(steps: readonly SimulatedStep[]): SimulatedCase[] {
  const cases: SimulatedCase[] = [];
  for (const { line, subject } of steps) {
    if (line.rung !== 'L3' && line.rung !== 'L4') continue;
    const on = localDate(line.at);
    const last = cases.findLast((one) => one.subject.id === subject.id && one.deadline === line.deadline);
    if (line.rung === 'L3' || last === undefined || last.goesUpOn !== null) {
      const isDraft = line.rung === 'L3';
      cases.push({
        ...{ subject, deadline: line.deadline, why: line.why },
        opensOn: isDraft ? on : null,
        goesUpOn: isDraft ? null : on,
      });
    } else last.goesUpOn = on;
  }
  return cases;
}
