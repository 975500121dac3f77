import type { FieldProblem, IsoDate, SimulationView } from '#contracts';
import {
  casesOf,
  differenceOf,
  loadOf,
  localDate,
  type SimulatedDateMove,
  type SimulatedStep,
  type SimulatedSubject,
} from '#domain';
import type { Names } from '../naming/names.js';
import { rungTitle, SKIPPED_BECAUSE } from '../tasks/rung-words.js';

/** An answer lists so many; the numbers are of all. */
const MOST_STEPS = 3000;
const MOST_MOVES = 300;

export interface Simulated {
  from: IsoDate;
  to: IsoDate;
  programme: string | null;
  /** Of every programme in its own order. */
  steps: readonly SimulatedStep[];
  change: {
    today: readonly SimulatedStep[];
    dates: readonly SimulatedDateMove[];
    warnings: readonly FieldProblem[];
  } | null;
  /** Tasks and cycles that have a page. */
  there: ReadonlySet<string>;
}

export function simulationView(
  { from, to, programme, steps: all, change, there }: Simulated,
  names: Names,
): SimulationView {
  const subjects = new Subjects(there);
  const steps = [...all].sort((a, b) => (a.line.at < b.line.at ? -1 : a.line.at > b.line.at ? 1 : 0));
  const { people, ...load } = loadOf(steps);
  return {
    ...{ from, to, programme },
    load: { ...load, people: people.map(({ person, ...of }) => ({ ...of, person: names.person(person) })) },
    steps: {
      items: steps.slice(0, MOST_STEPS).map((step) => ({
        ...said(step, subjects),
        day: localDate(step.line.at),
        legalDue: step.line.legalDue,
      })),
      total: steps.length,
    },
    cases: casesOf(steps).map(({ subject, ...of }) => ({ subject: subjects.of(subject), ...of })),
    change: change === null ? null : changeView(change, steps, subjects),
    // Last: what comes before has named them all.
    subjects: subjects.all,
  };
}

function changeView(
  { today, dates, warnings }: NonNullable<Simulated['change']>,
  steps: readonly SimulatedStep[],
  subjects: Subjects,
): SimulationView['change'] {
  const found = differenceOf(today, steps);
  const count = (kind: string) => found.filter((one) => one.kind === kind).length;
  const { mails, items } = loadOf(today);
  return {
    today: { mails, items },
    ...{ more: count('more'), fewer: count('fewer'), moved: count('moved') },
    steps: found.slice(0, MOST_MOVES).map(({ kind, step, from, to }) => ({
      ...said(step, subjects),
      ...{ change: kind, was: from, day: to },
    })),
    dates: {
      items: dates.slice(0, MOST_MOVES).map(({ subject, what, deadlineId, from, to }) => ({
        ...{ subject: subjects.of(subject), what, deadline: deadlineId, from, to },
      })),
      total: dates.length,
    },
    warnings: warnings.map(({ path, message }) => ({ path, message })),
  };
}

function said({ line, subject, skip }: SimulatedStep, subjects: Subjects) {
  const { deadline, kind, why } = line;
  const rung = line.rung ?? '';
  return {
    ...{ subject: subjects.of(subject), deadline, rung, title: rungTitle(rung), kind, why },
    // Whom a stage asks is no list of people who are mailed.
    to: kind === 'cycle' || kind === 'stage' ? [] : line.to,
    skipped: skip === null ? null : SKIPPED_BECAUSE[skip],
  };
}

/** Each task and cycle once; steps name its place. */
class Subjects {
  readonly all: SimulationView['subjects'] = [];
  private readonly places = new Map<string, number>();

  constructor(private readonly there: ReadonlySet<string>) {}

  of({ kind, id, code, title, programme }: SimulatedSubject): number {
    const key = `${programme}|${id}`;
    const known = this.places.get(key);
    if (known !== undefined) return known;
    const place = this.all.length;
    this.places.set(key, place);
    const page = this.there.has(id) ? id : null;
    this.all.push({ kind, id: page, code, title, programme: programme ?? '' });
    return place;
  }
}
