import type { IsoDate } from '#contracts';
import type { WorkingCalendar } from '../calendar/index.js';
import type { Rung } from './rung.js';

/** What happened to a rung: the fact that stops it from being sent again. */
export interface RungFact {
  /** The slot's date at which it was settled. */
  slot: IsoDate;
  outcome: 'sent' | 'skipped' | 'superseded';
  /** Only for escalation: set when the mail was really handed over (or could not be), so that the next step may come. */
  delivery?: 'delivered' | 'undeliverable';
}

export type Done = Readonly<Record<string, RungFact>>;

/** How the steps of an aggregate are read. */
export interface Reading<S> {
  rungOf(step: S): Rung;
  /** The key under which it is done. */
  keyOf(step: S): string;
  /** Whose it is: of the steps of one group only the latest due is sent. Levels have a group of their own. */
  groupOf(step: S): string;
  /** Levels come one at a time, each after the one before it; in any other group the latest speaks for all. */
  isLevel(step: S): boolean;
  /** Whether it is kept back although its ladder has it. */
  isSilenced(step: S): boolean;
  /** Whether the level before is over, so that the next may come. */
  isSettled(fact: RungFact): boolean;
}

/** A step that is to be sent in a slot. */
export type Chosen<S> = S & {
  /** Its own day lies before the slot: an outage or a late start; the mail says so. */
  late: boolean;
  /** Earlier ones of its group that it replaces after an outage. */
  supersedes: S[];
};

/**
 * What is said in a slot (rules 4–7 of time): of each group the latest due step, the earlier ones superseded. Escalation
 * is never collapsed: one step per working day, each only after the one before it was settled on an earlier day.
 */
export function chosenFor<S extends object>(
  all: readonly S[],
  done: Done,
  slot: IsoDate,
  reading: Reading<S>,
): Chosen<S>[] {
  const groups = new Map<string, S[]>();
  for (const step of stillToCome(all, done, reading)) {
    if (reading.rungOf(step).on > slot) continue;
    const group = reading.groupOf(step);
    groups.set(group, [...(groups.get(group) ?? []), step]);
  }
  return [...groups.values()].flatMap((due) => {
    const group = inOrder(due, reading);
    const isLevel = reading.isLevel(group[0]!);
    const step = isLevel ? group[0]! : group.at(-1)!;
    if (isLevel) {
      const before = levelBefore(all, done, step, reading);
      if (before !== null && (before.slot >= slot || !reading.isSettled(before))) return [];
    }
    const supersedes = isLevel ? [] : group.slice(0, -1);
    return [{ ...step, late: reading.rungOf(step).on < slot, supersedes }];
  });
}

/** The next slot, not before `from`, in which something is said as things stand; null when never without another act. */
export function nextSlotOf<S>(
  all: readonly S[],
  done: Done,
  calendar: WorkingCalendar,
  from: IsoDate,
  reading: Reading<S>,
): IsoDate | null {
  const first = calendar.onOrAfter(from);
  return earliest(
    stillToCome(all, done, reading).map((step) => {
      const own = later(reading.rungOf(step).on, first);
      const before = reading.isLevel(step) ? levelBefore(all, done, step, reading) : null;
      return before === null ? own : later(own, calendar.after(before.slot));
    }),
  );
}

/** What will be done when the steps have gone out; used to know the slot after the next without waiting for it. */
export function doneAfter<S>(
  done: Done,
  slot: IsoDate,
  steps: readonly Chosen<S>[],
  { keyOf }: Pick<Reading<S>, 'keyOf'>,
): Record<string, RungFact> {
  const after: Record<string, RungFact> = { ...done };
  for (const step of steps) {
    after[keyOf(step)] = { slot, outcome: 'sent', delivery: 'delivered' };
    for (const other of step.supersedes) after[keyOf(other)] = { slot, outcome: 'superseded' };
  }
  return after;
}

/**
 * What is neither done nor silenced. A step that lies before one of its group that is done is over as well: a calendar that is changed
 * afterwards may part two steps that had fallen on one day.
 */
export function stillToCome<S>(
  all: readonly S[],
  done: Done,
  { rungOf, keyOf, groupOf, isLevel, isSilenced }: Reading<S>,
): S[] {
  const doneOn = new Map<string, IsoDate>();
  for (const step of all) {
    if (!(keyOf(step) in done)) continue;
    doneOn.set(groupOf(step), later(rungOf(step).on, doneOn.get(groupOf(step)) ?? ''));
  }
  const isOver = (step: S) => !isLevel(step) && rungOf(step).on < (doneOn.get(groupOf(step)) ?? '');
  return all.filter((step) => !isSilenced(step) && !(keyOf(step) in done) && !isOver(step));
}

/** Of an aggregate with one ladder: a case, a recommendation. */
export interface LadderPlan {
  slot: IsoDate;
  step: { rung: Rung; late: boolean; supersedes: Rung[] } | null;
}

const ONE_LADDER: Reading<{ rung: Rung }> = {
  rungOf: ({ rung }) => rung,
  keyOf: ({ rung }) => rung.key,
  groupOf: () => '',
  isLevel: () => false,
  isSilenced: () => false,
  isSettled: () => true,
};

export function planLadder(rungs: readonly Rung[], done: Done, slot: IsoDate): LadderPlan {
  const [chosen] = chosenFor(
    rungs.map((rung) => ({ rung })),
    done,
    slot,
    ONE_LADDER,
  );
  if (chosen === undefined) return { slot, step: null };
  const { rung, late, supersedes } = chosen;
  return { slot, step: { rung, late, supersedes: supersedes.map((other) => other.rung) } };
}

export function nextOfLadder(
  rungs: readonly Rung[],
  done: Done,
  calendar: WorkingCalendar,
  from: IsoDate,
): IsoDate | null {
  const steps = rungs.map((rung) => ({ rung }));
  return nextSlotOf(steps, done, calendar, from, ONE_LADDER);
}

/** The aggregate as it will be when the plan has gone out. */
export function ladderSent<T extends { done: Record<string, RungFact> }>(
  state: T,
  { slot, step }: LadderPlan,
): T {
  if (step === null) return state;
  const { rung, late } = step;
  const steps = [{ rung, late, supersedes: step.supersedes.map((other) => ({ rung: other })) }];
  return { ...state, done: doneAfter(state.done, slot, steps, ONE_LADDER) };
}

function inOrder<S>(steps: readonly S[], { rungOf }: Pick<Reading<S>, 'rungOf'>): S[] {
  return [...steps].sort((a, b) => (rungOf(a).on < rungOf(b).on ? -1 : rungOf(a).on > rungOf(b).on ? 1 : 0));
}

/** The last level before this one that something happened to. */
function levelBefore<S>(all: readonly S[], done: Done, step: S, reading: Reading<S>): RungFact | null {
  const { rungOf, keyOf, groupOf } = reading;
  const before = all.filter((o) => groupOf(o) === groupOf(step) && rungOf(o).on < rungOf(step).on);
  const facts = inOrder(before, reading).flatMap((o) => done[keyOf(o)] ?? []);
  return facts.at(-1) ?? null;
}

export function earliest(days: readonly IsoDate[]): IsoDate | null {
  return days.length === 0 ? null : days.reduce((a, b) => (a < b ? a : b));
}

export function later(a: IsoDate, b: IsoDate): IsoDate {
  return a > b ? a : b;
}
