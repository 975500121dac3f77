import type { BasisDocument, IsoDate } from '#contracts';
import type { StandInScope } from '../authority/index.js';
import { addDays } from '../calendar/index.js';

/** An absence of a person, and who takes their place in it, if anybody. */
export interface StandIn {
  id: string;
  person: string;
  /** Null: the absence is known, and nobody takes the person's place. */
  by: string | null;
  scope: StandInScope;
  since: IsoDate;
  until: IsoDate;
  /** The numbered document; a signature needs one. */
  document: BasisDocument | null;
  /** Ended before its time: from this day on it is over. */
  endedOn: IsoDate | null;
}

/** What of a stand-in says on which days it holds. */
export type Span = Pick<StandIn, 'since' | 'until' | 'endedOn'>;

export function holdsOn({ since, until, endedOn }: Span, on: IsoDate): boolean {
  return since <= on && on <= until && (endedOn === null || on < endedOn);
}

/** Whether it holds on any day of another span; one that was ended on its first day never holds. */
export function overlaps(a: Span, b: Span): boolean {
  const from = a.since > b.since ? a.since : b.since;
  const to = a.until < b.until ? a.until : b.until;
  return from <= to && holdsOn(a, from) && holdsOn(b, from);
}

/**
 * Who takes a person's place on a day. Somebody who has left takes nobody's place: then it is the person's own again,
 * and the absence is covered by nobody.
 */
export function actsFor(
  person: string,
  scope: StandInScope,
  on: IsoDate,
  standIns: readonly StandIn[],
  isActive: (person: string) => boolean,
): string | null {
  const found = standIns.find(
    (s) => s.person === person && s.scope === scope && s.by !== null && holdsOn(s, on) && isActive(s.by),
  );
  return found?.by ?? null;
}

/** Absences within a span of days that are covered by nobody on at least one of its days. */
export function uncovered(
  standIns: readonly StandIn[],
  from: IsoDate,
  to: IsoDate,
  isActive: (person: string) => boolean,
): StandIn[] {
  const alone = ({ person, scope }: StandIn, on: IsoDate) =>
    actsFor(person, scope, on, standIns, isActive) === null;
  return standIns.filter((s) => isActive(s.person) && daysOf(s, from, to).some((on) => alone(s, on)));
}

function daysOf(s: StandIn, from: IsoDate, to: IsoDate): IsoDate[] {
  const days: IsoDate[] = [];
  const last = s.until < to ? s.until : to;
  for (let on = s.since > from ? s.since : from; on <= last; on = addDays(on, 1)) {
    if (holdsOn(s, on)) days.push(on);
  }
  return days;
}
