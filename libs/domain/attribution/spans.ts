import type { IsoDate } from '#contracts';
import type { Holder } from './holder.js';

/** Days after `after` up to and with `until`; the day of an act belongs to whoever held before it (Civil Code art. 147). */
export interface Span extends Holder {
  after: IsoDate;
  until: IsoDate;
}

/** A stretch of days without a holder of its own: the engine was out, an input was awaited. */
export type Stretch = Pick<Span, 'after' | 'until'>;

/** A change of hands: from the day after `on` it is `holder`'s; null ends the life or a part of it. */
export interface Handover {
  on: IsoDate;
  holder: Holder | null;
}

/** The days between handovers, each with the holder they belong to; days that end where they begin are none. */
export function spansOf(handovers: readonly Handover[], until: IsoDate): Span[] {
  const spans: Span[] = [];
  handovers.forEach(({ on, holder }, i) => {
    const end = earlier(handovers[i + 1]?.on ?? until, until);
    if (holder === null || on >= end) return;
    const last = spans.at(-1);
    if (last && last.until === on && sameHolder(last, holder)) last.until = end;
    else spans.push({ ...holder, after: on, until: end });
  });
  return spans;
}

/** Gives the days of the stretches that are the unit's to the system; everybody else held theirs with or without it. */
export function withOutages(spans: readonly Span[], outages: readonly Stretch[]): Span[] {
  return spans.flatMap((span) => {
    if (span.holder !== 'unit') return [span];
    const parts: Span[] = [];
    let { after } = span;
    for (const outage of outages) {
      const from = later(outage.after, after);
      const to = earlier(outage.until, span.until);
      if (from >= to) continue;
      if (after < from) parts.push({ ...span, after, until: from });
      parts.push({ holder: 'system', unit: null, after: from, until: to });
      after = to;
    }
    if (after < span.until) parts.push({ ...span, after });
    return parts;
  });
}

/** Sorted, without overlap. */
export function merged(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const next of [...stretches].sort((a, b) => (a.after < b.after ? -1 : 1))) {
    const last = result.at(-1);
    if (last && next.after <= last.until) last.until = later(last.until, next.until);
    else result.push({ after: next.after, until: next.until });
  }
  return result;
}

export function sameHolder(a: Holder, b: Holder): boolean {
  return a.holder === b.holder && a.unit === b.unit;
}

export function earlier(a: IsoDate, b: IsoDate): IsoDate {
  return a < b ? a : b;
}

export function later(a: IsoDate, b: IsoDate): IsoDate {
  return a > b ? a : b;
}
