import type { IsoDate, LadderPolicy } from '#contracts';
import { DEFAULT_POLICY, daysBetween } from '#domain';

/** A ladder that speaks to the officer alone, on each of the slots before the date, whoever has acknowledged what. */
export function officersAt(
  version: string,
  { slots, due }: { slots: readonly IsoDate[]; due: IsoDate },
): LadderPolicy {
  return {
    ...DEFAULT_POLICY,
    version,
    officerDaysBefore: slots.map((slot) => daysBetween(slot, due)),
    silencedByAcknowledgement: [],
    headDaysBefore: [],
    questionFromDays: 366,
    acknowledgeWithinWorkingDays: 300,
  };
}
